# SPDX-License-Identifier: BSL-1.0
# What only those who work on the library need. As a part of another project it adds nothing.

set(ORM_SANITIZE "" CACHE STRING "Sanitizers to build with, as in -fsanitize=")
option(ORM_CCACHE "Compile through ccache where it is installed" ${PROJECT_IS_TOP_LEVEL})

# There are no C++ modules here; looking for them costs time and, with clang, one more tool.
set(CMAKE_CXX_SCAN_FOR_MODULES OFF)

# Every target of this project links orm_dev privately; none of it reaches a user's program.
add_library(orm_dev INTERFACE)
# Examples link this behind it: what people start from is clean with all of -Wextra.
add_library(orm_dev_example INTERFACE)

if(PROJECT_IS_TOP_LEVEL)
    # Designated initializers name the members that matter, so a missing one is no mistake here.
    target_compile_options(orm_dev INTERFACE
        -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wold-style-cast
        -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-align -Wno-missing-field-initializers)
    target_compile_options(orm_dev_example INTERFACE -Wmissing-field-initializers)
    # g++ would count a local type of a global type's name and a constructor's parameter, too.
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        target_compile_options(orm_dev INTERFACE -Wshadow=local)
    else()
        target_compile_options(orm_dev INTERFACE -Wshadow)
    endif()
    set(CMAKE_CXX_EXTENSIONS OFF)
    set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
    if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
        set(CMAKE_BUILD_TYPE Release CACHE STRING "How to build" FORCE)
    endif()
endif()

if(ORM_SANITIZE)
    target_compile_options(orm_dev INTERFACE
        -fsanitize=${ORM_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(orm_dev INTERFACE -fsanitize=${ORM_SANITIZE})
endif()

if(ORM_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    find_program(ORM_CCACHE_PROGRAM ccache)
    mark_as_advanced(ORM_CCACHE_PROGRAM)
    if(ORM_CCACHE_PROGRAM)
        set(CMAKE_CXX_COMPILER_LAUNCHER ${ORM_CCACHE_PROGRAM})
    endif()
endif()

foreach(minimum IN ITEMS "GNU 12" "Clang 19")
    separate_arguments(minimum)
    list(GET minimum 0 compiler)
    list(GET minimum 1 version)
    if(CMAKE_CXX_COMPILER_ID STREQUAL compiler AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS version)
        message(WARNING "orm is tested with ${compiler} ${version} and newer; "
            "this is ${CMAKE_CXX_COMPILER_VERSION}")
    endif()
endforeach()
