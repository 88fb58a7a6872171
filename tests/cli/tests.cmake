# The program as a user meets it: words, statuses, files, faults.
foreach(name usage output draft pseudo translate_proof editions faults faults_growth schema readme check normal explain diff arrangements translate_status room target embedding claims artwork drawings pages private hostile)
  kt_python_test(cli/${name} ${CMAKE_CURRENT_LIST_DIR}/${name}_test.py)
endforeach()

# Catalogues as translators meet them, and other people's tools.
foreach(name language catalogue roundtrip)
  kt_python_test(cli/${name} ${CMAKE_CURRENT_LIST_DIR}/${name}_test.py)
endforeach()
