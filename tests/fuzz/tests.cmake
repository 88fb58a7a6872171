# A harness is one LLVMFuzzerTestOneInput. It is linked with a main that replays files: what once failed
# (corpus/HARNESS/) and the inputs of other tests. To look for more, configure with clang and -DKT_FUZZ=ON; then
# fuzz_HARNESS is libFuzzer's, and takes a folder.
option(KT_FUZZ "Build the fuzzing harnesses for libFuzzer (clang only)" OFF)

set(fuzz_folder ${CMAKE_CURRENT_LIST_DIR})
function(kt_fuzz name)
  cmake_parse_arguments(fuzz "" "" "LINK;INPUTS" ${ARGN})
  add_executable(fuzz_${name} ${fuzz_folder}/${name}.c)
  target_link_libraries(fuzz_${name} PRIVATE ${fuzz_LINK})
  if(KT_FUZZ)
    target_compile_options(kt_flags INTERFACE -fsanitize=fuzzer-no-link)
    target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
  else()
    target_sources(fuzz_${name} PRIVATE ${fuzz_folder}/replay.c)
    file(GLOB inputs CONFIGURE_DEPENDS ${fuzz_folder}/corpus/${name}/* ${fuzz_INPUTS})
    add_test(NAME fuzz/${name} COMMAND fuzz_${name} ${inputs})
  endif()
endfunction()

kt_fuzz(yaml LINK diag_page INPUTS ${CMAKE_CURRENT_LIST_DIR}/../diag/yaml/*.yaml ${CMAKE_SOURCE_DIR}/content/*.yaml)
kt_fuzz(image LINK kt_artwork kt_color INPUTS ${CMAKE_CURRENT_LIST_DIR}/../golden/block-photo/artwork/*)
target_sources(fuzz_image PRIVATE ${CMAKE_SOURCE_DIR}/src/artwork/pictures.c)
kt_fuzz(artwork LINK kt_artwork kt_color INPUTS ${CMAKE_CURRENT_LIST_DIR}/../golden/block-logos/artwork/*)
target_sources(fuzz_artwork PRIVATE ${CMAKE_SOURCE_DIR}/src/artwork/drawings.c)
