# The layer rule of ARCHITECTURE.md, and a test of that test.
add_test(NAME arch/rules COMMAND /usr/bin/python3 -B ${CMAKE_CURRENT_LIST_DIR}/rules.py ${CMAKE_SOURCE_DIR})
add_test(NAME arch/rules_test COMMAND /usr/bin/python3 -B ${CMAKE_CURRENT_LIST_DIR}/rules_test.py)
