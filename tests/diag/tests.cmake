# tests/diag/yaml: inputs that say which diagnostics they should give, in comments "#! …" (expect.h).
add_library(diag_expect STATIC EXCLUDE_FROM_ALL ${CMAKE_CURRENT_LIST_DIR}/expect.c)
target_link_libraries(diag_expect PUBLIC kt_base)
target_include_directories(diag_expect PUBLIC ${CMAKE_CURRENT_LIST_DIR})
add_library(diag_page STATIC EXCLUDE_FROM_ALL ${CMAKE_CURRENT_LIST_DIR}/page.c)
target_link_libraries(diag_page PUBLIC kt_yaml)
target_include_directories(diag_page PUBLIC ${CMAKE_CURRENT_LIST_DIR})

add_executable(diag_run ${CMAKE_CURRENT_LIST_DIR}/run.c)
target_link_libraries(diag_run PRIVATE diag_expect diag_page)
file(GLOB diag_yaml CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/yaml/*.yaml)
add_test(NAME diag/yaml COMMAND diag_run ${diag_yaml})

# tests/diag/content: whole projects in one file each, read in memory (content.c).
add_executable(diag_content ${CMAKE_CURRENT_LIST_DIR}/content.c)
target_include_directories(diag_content PRIVATE ${CMAKE_SOURCE_DIR}/tests)
target_link_libraries(diag_content PRIVATE diag_expect kt_content)
file(GLOB diag_projects CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/content/*.case)
add_test(NAME diag/content COMMAND diag_content ${diag_projects})

# The page serves the unit test of yaml/field as well.
if(TARGET unit_yaml_field)
  target_link_libraries(unit_yaml_field PRIVATE diag_page)
endif()
