# The shipped brochure and the leaflet as others read them. One test renders them; the others look at its files.
set(here ${CMAKE_CURRENT_LIST_DIR})
set(out ${CMAKE_CURRENT_BINARY_DIR}/conformance)
set(editions nl en es id ar nl-en nl-en-flip nl-es)
list(TRANSFORM editions PREPEND ${out}/shipped/ OUTPUT_VARIABLE shipped)
list(TRANSFORM shipped APPEND .pdf)
set(leaflet ${out}/leaflet/en.pdf ${out}/leaflet/en-fr.pdf)
set(printed ${leaflet})
list(APPEND printed ${shipped})
list(TRANSFORM printed REPLACE "\\.pdf$" "-print.pdf")
set(leaflet_project ${CMAKE_SOURCE_DIR}/tests/projects/leaflet)

add_test(NAME conformance/render/shipped COMMAND katern render ${CMAKE_SOURCE_DIR} --target screen --target print --out ${out}/shipped)
add_test(NAME conformance/render/leaflet COMMAND katern render ${leaflet_project} --target screen --target print --out ${out}/leaflet)
# Links, QR codes and pages that are otherwise on a screen than on paper.
set(paper ${out}/paper/nl.pdf ${out}/paper/nl-en.pdf)
set(paper_printed ${out}/paper/nl-print.pdf ${out}/paper/nl-en-print.pdf)
add_test(NAME conformance/render/paper COMMAND katern render ${CMAKE_SOURCE_DIR}/tests/golden/paper --target screen --target print --out ${out}/paper)
set(proofs ${out}/shipped/es-proof.pdf ${out}/leaflet/fr-proof.pdf)
add_test(NAME conformance/proof/shipped COMMAND katern translate proof es ${CMAKE_SOURCE_DIR} --out ${out}/shipped)
add_test(NAME conformance/proof/leaflet COMMAND katern translate proof fr ${leaflet_project} --out ${out}/leaflet)
# The second generation of the standards for a screen.
set(second ${shipped} ${leaflet})
list(TRANSFORM second REPLACE "/conformance/" "/conformance/second/")
add_test(NAME conformance/second/shipped COMMAND katern render ${CMAKE_SOURCE_DIR} --standard ua2+a4 --out ${out}/second/shipped)
add_test(NAME conformance/second/leaflet COMMAND katern render ${leaflet_project} --standard ua2+a4 --out ${out}/second/leaflet)
set_tests_properties(conformance/render/shipped conformance/render/leaflet conformance/render/paper conformance/proof/shipped conformance/proof/leaflet
                     conformance/second/shipped conformance/second/leaflet
                     PROPERTIES FIXTURES_SETUP editions)

add_test(NAME conformance/verapdf/2a+ua1 COMMAND ${CMAKE_SOURCE_DIR}/tools/verapdf 2a+ua1 ${shipped} ${leaflet} ${paper} ${proofs})
add_test(NAME conformance/verapdf/4+ua2 COMMAND ${CMAKE_SOURCE_DIR}/tools/verapdf 4+ua2+wt1a+wt1r ${second})
kt_python_test(conformance/files ${here}/files_test.py ${shipped} ${leaflet} ${paper} ${proofs} ${out}/second/leaflet/en-fr.pdf)
kt_python_test(conformance/rules ${here}/rules_test.py ${shipped} ${leaflet} ${paper} ${proofs} ${out}/second/leaflet/en-fr.pdf)
kt_python_test(conformance/second/tags ${here}/second_test.py)
kt_python_test(conformance/second/words ${here}/second_words_test.py ${out} ${second})
kt_python_test(conformance/x4 ${here}/x4_test.py ${printed} ${paper_printed})
kt_python_test(conformance/sheets ${here}/sheets_test.py)
kt_python_test(conformance/colour ${here}/colour_test.py ${CMAKE_SOURCE_DIR} ${printed})
kt_python_test(conformance/words/shipped ${here}/words_test.py ${CMAKE_SOURCE_DIR} ${out}/shipped)
kt_python_test(conformance/words/leaflet ${here}/words_test.py ${leaflet_project} ${out}/leaflet)
kt_python_test(conformance/cards/shipped ${here}/cards_test.py ${CMAKE_SOURCE_DIR} ${shipped})
kt_python_test(conformance/cards/leaflet ${here}/cards_test.py ${leaflet_project} ${leaflet})
set_tests_properties(conformance/verapdf/2a+ua1 conformance/verapdf/4+ua2 conformance/second/words conformance/rules conformance/files conformance/x4 conformance/colour conformance/words/shipped
                     conformance/words/leaflet conformance/cards/shipped conformance/cards/leaflet
                     PROPERTIES FIXTURES_REQUIRED editions)
kt_python_test(conformance/bytes ${here}/bytes_test.py)
