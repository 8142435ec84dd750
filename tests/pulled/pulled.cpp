// SPDX-License-Identifier: BSL-1.0

// Makes a database by a script, and writes it down as a header; with that header compiled in,
// compares the two. pulled SCRIPT WHERE [HEADER]: a file, or `postgres` for a schema of the server
// in ORM_TEST_POSTGRES.

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>

#include <orm/cli.hpp>
#include <orm/sqlite.hpp>
#if defined(WITH_POSTGRES)
#include <orm/postgres.hpp>
#endif
#if defined(PULLED)
#include PULLED
#endif

namespace {

/// Without the byte order mark, and without what only a client's program understands or what
/// concerns other databases.
std::string text_of(char const* file) {
    std::ifstream in(file);
    std::string   text;
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
        if (line.starts_with("\\") || line.starts_with("CREATE DATABASE") ||
            line.starts_with("DROP DATABASE"))
            continue;
        text += line + '\n';
    }
    return text;
}

std::string create(char const* script, std::string where) {
#if defined(WITH_POSTGRES)
    if (where == "postgres") {
        char const* const         server = std::getenv("ORM_TEST_POSTGRES");
        orm::postgres::connection db(server != nullptr ? server : "");
        db.run_script("drop schema if exists pulled cascade; create schema pulled");
        where = std::string(server != nullptr ? server : "") + " options=-csearch_path=pulled";
        orm::postgres::connection(where).run_script(text_of(script));
        return where;
    }
#endif
    std::remove(where.c_str());
    orm::sqlite::connection(where).run_script(text_of(script));
    return where;
}

}  // namespace

int main(int count, char** given) {
    if (count < 3) return 1;
    try {
        std::string const where = create(given[1], given[2]);
#if defined(PULLED)
        char const* const words[]{"pulled", "--database", where.c_str(), "diff", "--live"};
        return orm::cli::run(5, words, orm::cli::application_of<app::schema>({}));
#else
        char const* const words[]{"pulled", "--database", where.c_str(),
                                  "pull",   "--output",   given[3]};
        return orm::cli::run(6, words, {});
#endif
    } catch (std::exception const& failed) {
        std::cerr << failed.what() << '\n';
        return 1;
    }
}
