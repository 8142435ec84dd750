// SPDX-License-Identifier: BSL-1.0
#include "integration/migrate/engine.hpp"

#include <algorithm>
#include <cstdio>
#include <utility>

#include <boost/algorithm/string/erase.hpp>
#include <boost/test/unit_test.hpp>

namespace integration {

namespace {

constexpr std::string_view sqlite_columns = R"(
    select t.name || '.' || c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || c.pk || ' ' ||
           c.hidden || ' ' || coalesce(c.dflt_value, '')
    from pragma_table_list as t, pragma_table_xinfo(t.name) as c
    where t.schema = 'main' and t.name not like 'sqlite_%')";

constexpr std::string_view sqlite_tables = R"(
    select name || ' ' || type || ' ' || wr || ' ' || strict from pragma_table_list
    where schema = 'main' and name not like 'sqlite_%')";

constexpr std::string_view sqlite_keys = R"(
    select t.name || ' refers to ' || k."table" || ' ' || k."from" || ' ' || k."to" || ' ' ||
           k.on_update || ' ' || k.on_delete
    from pragma_table_list as t, pragma_foreign_key_list(t.name) as k where t.schema = 'main')";

/// The name of an index that stands for a constraint is the engine's own.
constexpr std::string_view sqlite_indexes = R"(
    select t.name || ' index ' || iif(i.origin = 'c', i.name, '') || ' ' || i."unique" || ' ' ||
           i.origin || ' ' || i.partial || ' ' ||
           (select group_concat(coalesce(x.name, '()') || x."desc" || x.coll)
            from pragma_index_xinfo(i.name) as x where x.key)
    from pragma_table_list as t, pragma_index_list(t.name) as i where t.schema = 'main')";

/// Conditions of checks; a check keeps its name when its table is renamed.
void add_checks(orm::sqlite::database& database, std::vector<std::string>& lines) {
    for (std::string const& table : texts(
             database, "select name || char(10) || sql from sqlite_schema where type = 'table'")) {
        std::string const name = table.substr(0, table.find('\n'));
        for (std::size_t at = 0; (at = table.find(" check (", at)) != table.npos; ++at)
            lines.push_back(name + table.substr(at, table.find(')', at) - at + 1));
    }
}

constexpr std::string_view postgres_columns = R"(
    select c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || ' ' ||
           a.attnotnull || ' ' || a.attidentity::text || a.attgenerated::text || ' ' ||
           coalesce(pg_get_expr(d.adbin, d.adrelid), '')
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and a.attnum > 0
          and not a.attisdropped)";

constexpr std::string_view postgres_constraints = R"(
    select c.relname || ' ' || k.conname || ' ' || k.convalidated || ' ' ||
           pg_get_constraintdef(k.oid)
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    where c.relnamespace = current_schema()::regnamespace)";

constexpr std::string_view postgres_indexes = R"(
    select replace(indexdef, current_schema() || '.', '') || ' ' || i.indisvalid
    from pg_indexes join pg_index i on i.indexrelid = (quote_ident(schemaname) || '.' ||
         quote_ident(indexname))::regclass
    where schemaname = current_schema())";

template <class Database>
void add(Database& database, std::string_view sql, std::vector<std::string>& lines) {
    for (std::string& line : texts(database, sql)) lines.push_back(std::move(line));
}

}  // namespace

std::vector<std::string> description(orm::sqlite::database& database) {
    std::vector<std::string> lines;
    for (std::string_view const sql : {sqlite_tables, sqlite_columns, sqlite_keys, sqlite_indexes})
        add(database, sql, lines);
    add_checks(database, lines);
    std::sort(lines.begin(), lines.end());
    return lines;
}

std::vector<std::string> dump(orm::sqlite::database& database) {
    std::vector<std::string> lines = description(database);
    std::erase_if(lines, [](std::string const& line) { return line.starts_with("orm_migration"); });
    return lines;
}

#if defined(ORM_TEST_WITH_POSTGRES)
std::vector<std::string> description(orm::postgres::database& database) {
    std::vector<std::string> lines;
    for (std::string_view const sql : {postgres_columns, postgres_constraints, postgres_indexes})
        add(database, sql, lines);
    std::sort(lines.begin(), lines.end());
    return lines;
}

namespace {

/// The columns and constraints of a table in an order of their own.
std::string with_sorted_parts(std::vector<std::string> lines) {
    if (lines.front().starts_with("CREATE TABLE ")) {
        for (std::string& line : lines)
            if (line.ends_with(',')) line.pop_back();
        std::sort(lines.begin() + 1, lines.end());
    }
    std::string statement;
    for (std::string const& line : lines) statement.append(line).append("\n");
    return statement;
}

bool is_about_the_dump(std::string const& line) {
    for (char const* begin :
         {"--", "\\", "SET ", "SELECT pg_catalog.set_config(", "CREATE SCHEMA "})
        if (line.starts_with(begin)) return true;
    return line.empty() || line.starts_with("ALTER SCHEMA ");
}

}  // namespace

std::vector<std::string> dump(orm::postgres::database& database) {
    std::string const schema = texts(database, "select current_schema()::text").front();
    std::string const command =
        "pg_dump --schema-only --exclude-table='*.orm_migration*' --schema=" + schema +
        " --dbname='" + postgres::server() + "'";
    std::FILE* const program = ::popen(command.c_str(), "r");
    BOOST_REQUIRE(program != nullptr);
    std::vector<std::string> statements, lines;
    std::string              line;
    for (int letter = 0; (letter = std::fgetc(program)) != EOF;) {
        if (letter != '\n') {
            line += static_cast<char>(letter);
            continue;
        }
        boost::algorithm::erase_all(line, schema + ".");
        if (!is_about_the_dump(line)) lines.push_back(line);
        if (line.ends_with(';') && !lines.empty())
            statements.push_back(with_sorted_parts(std::exchange(lines, {})));
        line.clear();
    }
    BOOST_TEST(::pclose(program) == 0, "pg_dump has failed");
    std::sort(statements.begin(), statements.end());
    return statements;
}
#endif

}  // namespace integration
