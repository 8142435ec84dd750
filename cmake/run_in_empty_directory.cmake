# SPDX-License-Identifier: BSL-1.0
# Runs PROGRAM in DIRECTORY, which is emptied first. What it prints has to be what is in the file
# EXPECTED, where that is there.

file(REMOVE_RECURSE ${DIRECTORY})
file(MAKE_DIRECTORY ${DIRECTORY})
execute_process(COMMAND ${PROGRAM} WORKING_DIRECTORY ${DIRECTORY}
    OUTPUT_VARIABLE printed RESULT_VARIABLE result)
if(NOT result EQUAL 0)
    message(FATAL_ERROR "${PROGRAM} ended with ${result}:\n${printed}")
endif()
if(EXPECTED AND EXISTS ${EXPECTED})
    file(READ ${EXPECTED} expected)
    if(NOT printed STREQUAL expected)
        message(FATAL_ERROR "${PROGRAM} prints what is not in ${EXPECTED}:\n${printed}")
    endif()
endif()
