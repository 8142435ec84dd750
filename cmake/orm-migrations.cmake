# SPDX-License-Identifier: BSL-1.0
# A tool for a program's migrations:
#
#     orm_add_migrations(blog_migrations
#         HEADER    schema.hpp       # relative to the current source directory
#         SCHEMA    blog             # the constant in it
#         DIRECTORY migrations       # where the files are; the default
#         ENGINES   sqlite postgres  # the default is both
#         FUNCTIONS blog_functions   # the constant in it with what steps in C++ call; none
#         LIBRARIES blog_options)    # what the header needs beside orm
#
# A directory without migrations gets a header without any, so that programs can include
# `<DIRECTORY>/migrations.hpp` from the beginning.

function(orm_add_migrations tool)
    if(NOT TARGET orm::cli)
        message(FATAL_ERROR "orm_add_migrations needs orm::cli, and orm was built without it: "
            "install CLI11 2.1 or newer and build orm with -DORM_CLI=ON")
    endif()
    cmake_parse_arguments(PARSE_ARGV 1 given "" "HEADER;SCHEMA;DIRECTORY;FUNCTIONS" "ENGINES;LIBRARIES")
    if(NOT given_HEADER OR NOT given_SCHEMA)
        message(FATAL_ERROR "orm_add_migrations needs HEADER and SCHEMA")
    endif()
    if(NOT given_DIRECTORY)
        set(given_DIRECTORY migrations)
    endif()
    cmake_path(ABSOLUTE_PATH given_DIRECTORY OUTPUT_VARIABLE directory)
    cmake_path(ABSOLUTE_PATH given_HEADER OUTPUT_VARIABLE header)

    set(schema ${given_SCHEMA})
    foreach(engine IN LISTS given_ENGINES)
        if(NOT engine MATCHES "^(sqlite|postgres)$")
            message(FATAL_ERROR "orm_add_migrations knows the engines sqlite and postgres")
        endif()
        string(APPEND schema ", orm::${engine}_dialect")
    endforeach()

    if(NOT EXISTS ${directory}/migrations.hpp)
        file(WRITE ${directory}/migrations.hpp
"// All migrations. Written by a program; not to be edited.
#pragma once

#include <orm/migrate/line.hpp>
#include <orm/migrate/migration_set.hpp>

// clang-format off
namespace migrations {

inline constexpr orm::migrate::snapshot head{};

inline constexpr orm::migrate::migration_set all{.head = head};

static_assert(orm::migrate::is_line<all>);

}  // namespace migrations
// clang-format on
")
    endif()

    set(with "")
    if(given_FUNCTIONS)
        set(with ".with(${given_FUNCTIONS})")
    endif()
    set(source ${CMAKE_CURRENT_BINARY_DIR}/${tool}.cpp)
    file(CONFIGURE OUTPUT ${source} @ONLY CONTENT
"#include <orm/cli.hpp>

#include \"@header@\"
#include \"@directory@/migrations.hpp\"

int main(int argc, char** argv) {
    return orm::cli::run(argc, argv, orm::cli::application_of<@schema@>(migrations::all@with@));
}
")
    add_executable(${tool} ${source})
    target_compile_definitions(${tool} PRIVATE ORM_MIGRATIONS_DIRECTORY="${directory}")
    target_link_libraries(${tool} PRIVATE orm::cli ${given_LIBRARIES})
endfunction()
