# SPDX-License-Identifier: BSL-1.0
# Runs the demo (PROGRAM) on a small catalogue (SAMPLE), twice, and on input that is no good.

file(REMOVE_RECURSE ${DIRECTORY})
file(MAKE_DIRECTORY ${DIRECTORY})

# run(STATUS PATTERN ARGUMENTS...): the status it has to end with, and what it has to print.
function(run status pattern)
    execute_process(COMMAND ${PROGRAM} ${ARGN} WORKING_DIRECTORY ${DIRECTORY}
        RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
    if(NOT result EQUAL status OR NOT output MATCHES "${pattern}")
        list(JOIN ARGN " " arguments)
        message(FATAL_ERROR "demo ${arguments} ended with ${result}, not ${status}, or does not "
            "print \"${pattern}\":\n${output}")
    endif()
endfunction()

set(catalogue --catalogue ${SAMPLE})

run(0 "Usage: demo" --help)
run(0 "Loaded 4 packages with 9 dependencies.*4 places in the catalogue made no sense"
    a.db ${catalogue})
# Of a question its statement, the answer as a table, and how long it took.
run(0 "select .*from \"packages\".*maintainer +packages +all of them.*\\([0-9]+ rows?, [0-9.]+ ms\\)"
    a.db ${catalogue} --question 2)
run(0 "has not changed.*window-system +0.9 +phoenix.*Rolled back: everything is as it was"
    a.db ${catalogue})
run(0 "Loaded 4 packages" a.db ${catalogue} --reload)
run(0 "window-system +0.9 +graphics +20.0 MiB.*\\(1 row,"
    a.db ${catalogue} --search "100%" --installed)
run(0 "\\(0 rows," a.db ${catalogue} --search "1%0" --min-size 1 --section base)

run(2 "no database given")
run(2 "unknown option --nonsense" a.db --nonsense)
run(2 "takes a whole number" a.db --min-size small)
run(1 "missing.txt: No such file" a.db --catalogue missing.txt)

file(WRITE ${DIRECTORY}/empty.txt "")
run(1 "has no packages in it" a.db --catalogue empty.txt)
run(0 "has not changed" a.db ${catalogue} --question 1)  # the failure has left all as it was

string(REPEAT "this is no database " 500 garbage)
file(WRITE ${DIRECTORY}/garbage.db "${garbage}")
run(1 "demo: the file is no database" garbage.db ${catalogue})
run(1 "demo: the database cannot be opened" missing/a.db ${catalogue})
