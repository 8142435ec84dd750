// SPDX-License-Identifier: BSL-1.0
// Prints docs/sql.md, or tells whether a file is what it would print and whether the engines take
// what stands in it.
//
//     sql_table                the page
//     sql_table --check FILE   0 if the file is the page and all its SQL is understood

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>

#include <orm/sqlite.hpp>
#ifdef ORM_TEST_WITH_POSTGRES
#include <orm/postgres.hpp>
#endif

#include "docs/sql.hpp"

namespace {

std::vector<docs::family> all_families() {
    std::vector<docs::family> families;
    for (auto const part : {docs::queries, docs::windows_and_groups, docs::conditions,
                            docs::functions, docs::search, docs::writes, docs::objects})
        for (docs::family& each : part()) families.push_back(std::move(each));
    return families;
}

/// In a table of Markdown even code has no bars.
std::string cell(std::string_view code) {
    if (code.empty()) return "no";
    bool const  bars = code.find('|') != std::string_view::npos;
    std::string text;
    for (char const character : code) {
        if (bars && character == '|') {
            text += "&#124;";
        } else if (bars && character == '<') {
            text += "&lt;";
        } else if (bars && character == '&') {
            text += "&amp;";
        } else {
            text += character;
        }
    }
    return bars ? "<code>" + text + "</code>" : "`" + text + "`";
}

/// Code as it stands in a source, without what breaks its lines.
std::string on_one_line(std::string_view code) {
    std::string text;
    for (char const character : code) {
        bool const closes = character == '.' || character == ')';
        if (closes && text.ends_with(' ') && !text.ends_with(", ")) text.pop_back();
        if (character == ' ' && text.ends_with('(')) continue;
        text += character;
    }
    return text;
}

std::string page(std::vector<docs::family> const& families) {
    std::ostringstream out;
    out << R"(<!-- Written by a program of the tests, tests/docs; not to be edited. -->
# SQL, and how it is written here

What each engine is told: the texts are those that the library makes. `no` means that the engine has no
such thing; there it is an error of the compiler that names the engine and the feature
([feature-of-the-engine](errors.md#feature-of-the-engine)). The chapters explain:
[queries in queries](queries.md), [windows and groups](windows.md), [functions and writes](functions.md),
[full-text search](search.md), [views and other objects](schema_objects.md).

The tables are `users` (id, name, email, age, score, joined, extra, referrer_id) and `posts` (id, author_id,
title, words), with the search table `post_texts` (title), and `lists` (words, an array of texts). All names are of namespace `orm::dsl`.
)";
    for (docs::family const& family : families) {
        out << "\n## " << family.title << "\n\n| SQL | here | SQLite | PostgreSQL |\n"
            << "| --- | --- | --- | --- |\n";
        for (docs::row const& row : family.rows)
            out << "| " << cell(row.construct) << " | " << cell(on_one_line(row.as_written))
                << " | " << cell(row.sqlite) << " | " << cell(row.postgres) << " |\n";
    }
    return out.str();
}

bool is_statement(std::string_view text) {
    for (std::string_view const begin : {"select", "insert", "update", "delete", "with", "/*"})
        if (text.starts_with(begin)) return true;
    return false;
}

bool is_definition(std::string_view text) {
    return text.starts_with("create ") || text.starts_with("refresh ");
}

/// An expression is tried on a table of the page.
std::string statement_of(std::string const& text) {
    return is_statement(text) || is_definition(text) ? text : "select " + text + " from \"users\"";
}

/// How many texts an engine does not understand.
template <class Ask>
int count_refused(std::vector<docs::family> const& families, std::string docs::row::* text,
                  Ask ask) {
    int refused = 0;
    for (docs::family const& family : families) {
        for (docs::row const& row : family.rows) {
            if ((row.*text).empty()) continue;
            try {
                ask(statement_of(row.*text));
            } catch (orm::error const& problem) {
                std::cerr << row.construct << ": " << problem.what() << '\n';
                ++refused;
            }
        }
    }
    return refused;
}

bool is_understood(std::vector<docs::family> const& families) {
    auto db = orm::sqlite::open(":memory:", {.trusted_schema = true});  // for FTS5 in triggers
    db.create(docs::tables());
    db.create(docs::search_tables(), orm::if_exists::skip);
    int refused = count_refused(families, &docs::row::sqlite, [&](std::string const& statement) {
        if (is_definition(statement))
            db.backend().run_script(statement);
        else
            static_cast<void>(db.backend().prepare(statement));
    });
#ifdef ORM_TEST_WITH_POSTGRES
    if (char const* server = std::getenv("ORM_TEST_POSTGRES")) {
        auto other = orm::postgres::open(server);
        other.backend().run_script(
            "drop schema if exists sql_table cascade; "
            "create schema sql_table; set search_path to sql_table");
        other.create(docs::tables());
        refused += count_refused(families, &docs::row::postgres, [&](std::string const& statement) {
            other.backend().run_script(is_definition(statement)
                                           ? statement
                                           : "prepare told as " + statement + "; deallocate told");
        });
        other.backend().run_script("drop schema sql_table cascade");
    }
#endif
    return refused == 0;
}

bool is_page(char const* path, std::string const& expected) {
    std::ifstream     file(path);
    std::string const found{std::istreambuf_iterator<char>(file), {}};
    if (found == expected) return true;
    std::cerr << path << " is not what the library says now. Write it again: "
              << "tests/sql_table >docs/sql.md, in the folder of the build\n";
    return false;
}

}  // namespace

int main(int count, char** arguments) {
    auto const families = all_families();
    auto const text     = page(families);
    if (count == 1) {
        std::cout << text;
        return 0;
    }
    if (count != 3 || std::string_view(arguments[1]) != "--check") return 2;
    bool const understood = is_understood(families);
    return is_page(arguments[2], text) && understood ? 0 : 1;
}
