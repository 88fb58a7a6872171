# base/io under failing system calls.
add_executable(faults_io ${CMAKE_CURRENT_LIST_DIR}/io.c)
target_link_libraries(faults_io PRIVATE kt_base PkgConfig::CMOCKA)
foreach(call open read write fsync close rename fstat fchmod fcntl mkdir renameat2 link)
  target_link_options(faults_io PRIVATE -Wl,--wrap=${call})
endforeach()
add_test(NAME faults/io COMMAND faults_io)
