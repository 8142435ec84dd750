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
# As a subdirectory no more than the program needs, since the library is compiled for it once more.
run(${CMAKE_COMMAND} --build ${WORK}/build --parallel 2 --target consumer)
run(${WORK}/build/consumer)

# Of an engine that a program does not use, nothing needs to be installed.
if(WAY STREQUAL installed)
    function(configure_with engines folder)
        execute_process(
            COMMAND ${CMAKE_COMMAND} -S ${SOURCE}/tests/package/consumer -B ${WORK}/${folder}
                -G ${GENERATOR} -D CMAKE_CXX_COMPILER=${COMPILER} ${where}
                -D ORM_ENGINES=${engines} -D CMAKE_DISABLE_FIND_PACKAGE_PostgreSQL=ON
            RESULT_VARIABLE result OUTPUT_QUIET ERROR_VARIABLE told)
        set(result ${result} PARENT_SCOPE)
        set(told "${told}" PARENT_SCOPE)
    endfunction()

    configure_with(sqlite sqlite_alone)
    if(NOT result EQUAL 0)
        message(FATAL_ERROR "a program for SQLite alone is refused: ${told}")
    endif()
    configure_with(mysql unknown_engine)
    if(result EQUAL 0 OR NOT told MATCHES "mysql")
        message(FATAL_ERROR "an engine that is not there is not told: ${told}")
    endif()
    if(POSTGRES)
        configure_with(postgres without_its_library)
        if(result EQUAL 0 OR NOT told MATCHES "PostgreSQL")
            message(FATAL_ERROR "a client library that is not there is not told: ${told}")
        endif()
    endif()
endif()

# The tool, from an empty directory to the second migration, built again after each.
if(WAY STREQUAL installed AND EXISTS ${WORK}/build/migrations/migrations.hpp)
    function(expect code)
        execute_process(COMMAND ${WORK}/build/library_migrations --database ${WORK}/library.db ${ARGN}
            WORKING_DIRECTORY ${WORK} RESULT_VARIABLE answered)
        if(NOT answered EQUAL code)
            message(FATAL_ERROR "${ARGN}: ${answered} instead of ${code}")
        endif()
    endfunction()
    foreach(version IN ITEMS 1 2)
        run(${CMAKE_COMMAND} -D SCHEMA_VERSION=${version} ${WORK}/build)
        run(${CMAKE_COMMAND} --build ${WORK}/build --target library_migrations)
        expect(2 check)
        expect(0 generate)
        if(version EQUAL 2)
            # A step in C++, and one that fails unless it was run.
            file(GLOB statements ${WORK}/build/migrations/0002_*/sqlite.up.sql)
            file(APPEND ${statements} "-- c++\nadd_foreword_1;\n-- step\ninsert into books (title, \
pages) values ((select title || ', again' from books where title = 'Foreword'), 1);\n")
            expect(0 embed)
        endif()
        run(${CMAKE_COMMAND} --build ${WORK}/build --target library_migrations)
        expect(2 status)
        expect(0 migrate)
        expect(0 check)
        run(${CMAKE_COMMAND} --build ${WORK}/build --target current)
        run(${WORK}/build/current)
    endforeach()
    run(${WORK}/build/library_migrations verify)
endif()
