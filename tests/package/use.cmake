# SPDX-License-Identifier: BSL-1.0
# Builds and runs the consumer in WORK, which is emptied first.

file(REMOVE_RECURSE ${WORK})
file(MAKE_DIRECTORY ${WORK})

function(run)
    execute_process(COMMAND ${ARGN} WORKING_DIRECTORY ${WORK} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

if(WAY STREQUAL installed)
    run(${CMAKE_COMMAND} --install ${BUILT} --prefix ${WORK}/prefix)
    set(where -D CMAKE_PREFIX_PATH=${WORK}/prefix)
else()
    set(where -D ORM_SOURCE_DIRECTORY=${SOURCE})
endif()

run(${CMAKE_COMMAND} -S ${SOURCE}/tests/package/consumer -B ${WORK}/build -G ${GENERATOR}
    -D CMAKE_CXX_COMPILER=${COMPILER} ${where})
run(${CMAKE_COMMAND} --build ${WORK}/build --parallel 2)
run(${WORK}/build/consumer)
