# One-line cases of shaping (run.c): Inter's with the shipped fonts, those of other scripts with the fonts of tests/unit/scripts.
add_executable(shape_run ${CMAKE_CURRENT_LIST_DIR}/run.c)
target_link_libraries(shape_run PRIVATE kt_text)
foreach(cases IN ITEMS inter=${CMAKE_SOURCE_DIR} scripts=${CMAKE_SOURCE_DIR}/tests/unit/scripts)
  string(REPLACE "=" ";" cases ${cases})
  list(GET cases 0 name)
  list(GET cases 1 project)
  add_test(NAME shape/${name} COMMAND shape_run ${project} ${CMAKE_CURRENT_LIST_DIR}/${name}.tests)
endforeach()
