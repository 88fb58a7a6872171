# The JSON Schema that field tables print, held against files by an independent validator (python3-jsonschema).
find_package(Python3 COMPONENTS Interpreter REQUIRED)
add_executable(schema_print ${CMAKE_CURRENT_LIST_DIR}/print.c)
target_link_libraries(schema_print PRIVATE diag_page)
set(schema_validate ${Python3_EXECUTABLE} ${CMAKE_CURRENT_LIST_DIR}/validate.py)
file(GLOB schema_good CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/good/*.yaml)
file(GLOB schema_bad CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/bad/*.yaml)
add_test(NAME schema/page
         COMMAND sh -c "$1 >schema-page.json && shift && exec \"$@\"" sh $<TARGET_FILE:schema_print> ${schema_validate}
                 schema-page.json --good ${schema_good} --bad ${schema_bad})
