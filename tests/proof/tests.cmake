# Pages set by hand, each of which trips one check of the finished page, or just does not (run.c).
add_executable(proof_run ${CMAKE_CURRENT_LIST_DIR}/run.c ${CMAKE_CURRENT_LIST_DIR}/paper.c
	${CMAKE_CURRENT_LIST_DIR}/shapes.c)
target_link_libraries(proof_run PRIVATE diag_expect kt_proof)
file(GLOB proof_pages CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/*.page ${CMAKE_CURRENT_LIST_DIR}/*.fine)
add_test(NAME proof/pages COMMAND proof_run ${proof_pages})
