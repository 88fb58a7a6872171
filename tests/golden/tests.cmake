# tests/golden/NAME/ is a project of its own with its expectations beside it in expect/; `shipped` is the brochure itself.
if(TARGET katern)
  file(GLOB projects CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/*/content)
  foreach(content IN LISTS projects)
    get_filename_component(project ${content} DIRECTORY)
    get_filename_component(name ${project} NAME)
    add_test(NAME golden/${name} COMMAND ${CMAKE_CURRENT_LIST_DIR}/run $<TARGET_FILE:katern> ${project} ${project}/expect)
    list(APPEND golden golden/${name})
  endforeach()
  add_test(NAME golden/shipped COMMAND ${CMAKE_CURRENT_LIST_DIR}/run $<TARGET_FILE:katern> ${CMAKE_SOURCE_DIR}
                                       ${CMAKE_CURRENT_LIST_DIR}/shipped)
  set_tests_properties(golden/shipped ${golden} PROPERTIES LABELS golden)
endif()
