# katern-artwork, asked by its own protocol.
file(GLOB artwork_tests CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/*_test.py)
foreach(script IN LISTS artwork_tests)
  get_filename_component(name ${script} NAME_WE)
  string(REPLACE _test "" name ${name})
  kt_python_test(artwork/${name} ${script})
endforeach()
