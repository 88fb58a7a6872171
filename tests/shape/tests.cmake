# One-line cases of shaping (run.c).
add_executable(shape_run ${CMAKE_CURRENT_LIST_DIR}/run.c)
target_link_libraries(shape_run PRIVATE kt_text)
target_compile_definitions(shape_run PRIVATE KT_ROOT="${CMAKE_SOURCE_DIR}")
file(GLOB shape_cases CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/*.tests)
foreach(cases IN LISTS shape_cases)
  get_filename_component(name ${cases} NAME_WE)
  add_test(NAME shape/${name} COMMAND shape_run ${cases})
endforeach()
