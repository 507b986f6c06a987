# Run with PROGRAM and INTO after a test program was built: makes a ctest test of every suite. One of every test would
# start a program two thousand times, which takes longer than most tests do. Large suites are cut, to fill every core.
set(largest 64)
cmake_path(GET PROGRAM FILENAME program)
execute_process(COMMAND ${PROGRAM} --gtest_list_tests OUTPUT_VARIABLE listed COMMAND_ERROR_IS_FATAL ANY)
string(REGEX REPLACE " +#[^\n]*" "" listed "\n${listed}") # the values of parameters
string(REGEX MATCHALL "\n[A-Za-z0-9_/]+\\.(\n  [A-Za-z0-9_/]+)+" suites "${listed}")

set(written "")
set(found 0)
foreach(suite IN LISTS suites)
    string(REGEX MATCH "[A-Za-z0-9_/]+" name "${suite}")
    string(REGEX MATCHALL "\n  " tests "${suite}")
    list(LENGTH tests count)
    math(EXPR found "${found} + ${count}")
    math(EXPR shards "(${count} + ${largest} - 1) / ${largest}")
    foreach(shard RANGE 1 ${shards})
        math(EXPR index "${shard} - 1")
        set(title "${program} ${name}")
        if(shards GREATER 1)
            string(APPEND title " ${shard} of ${shards}")
        endif()
        string(APPEND written "add_test(\"${title}\" \"${PROGRAM}\" \"--gtest_filter=${name}.*\")\n"
               "set_tests_properties(\"${title}\" PROPERTIES TIMEOUT 900 "
               "ENVIRONMENT \"GTEST_TOTAL_SHARDS=${shards};GTEST_SHARD_INDEX=${index}\")\n")
    endforeach()
endforeach()
string(REGEX MATCHALL "\n  " all "${listed}")
list(LENGTH all expected)
if(NOT found EQUAL expected OR found EQUAL 0)
    message(FATAL_ERROR "${PROGRAM} lists ${expected} tests, of which ${found} could be read.")
endif()
file(WRITE ${INTO} "${written}")
