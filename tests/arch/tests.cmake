# The layer rule of ARCHITECTURE.md, and a test of that test; how the sources are set.
add_test(NAME arch/rules COMMAND /usr/bin/python3 -B ${CMAKE_CURRENT_LIST_DIR}/rules.py ${CMAKE_SOURCE_DIR})
add_test(NAME arch/rules_test COMMAND /usr/bin/python3 -B ${CMAKE_CURRENT_LIST_DIR}/rules_test.py)
add_test(NAME arch/format COMMAND ${CMAKE_SOURCE_DIR}/tools/format --check)
set_tests_properties(arch/format PROPERTIES SKIP_RETURN_CODE 77)
