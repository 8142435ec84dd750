// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/sqlite/introspect.hpp>

#include <cstddef>
#include <string>
#include <string_view>

#include <orm/backend/error.hpp>
#include <orm/dialect/sqlite.hpp>
#include <orm/migrate/plan.hpp>
#include <orm/support/same_text.hpp>

#include "../check_rows.hpp"
#include "object_text.hpp"
#include "table_text.hpp"

namespace orm::migrate {

namespace {

/// Empty of a view that reads what is not there any more.
std::vector<std::string> columns_of(sqlite::connection& database, std::string const& rowid) {
    try {
        return texts(database,
                     "select c.name from sqlite_schema as v, pragma_table_xinfo(v.name) as c "
                     "where v.rowid = " +
                         rowid);
    } catch (error const&) {
        return {};
    }
}

std::string quoted(std::string_view name) {
    std::string text = "\"";
    for (char const letter : name) text.append(letter == '"' ? 2 : 1, letter);
    return text + '"';
}

/// An expression has no declared type: what its first value is tells, if there is one.
sql_type type_of_values(sqlite::connection& database, std::string const& view,
                        std::string const& column) {
    std::string const        name = quoted(column);
    std::vector<std::string> kind;
    try {
        kind = texts(database, "select typeof(" + name + ") from " + quoted(view) + " where " +
                                   name + " is not null limit 1");
    } catch (error const&) {
        // Its values cannot be worked out.
    }
    if (kind.empty()) return sql_type::text;
    return kind.front() == "integer" ? sql_type::bigint
           : kind.front() == "real"  ? sql_type::double_precision
           : kind.front() == "blob"  ? sql_type::blob
                                     : sql_type::text;
}

array_view<column_model> typed_columns(sqlite::connection& database, view_model const& view,
                                       owned_schema& schema) {
    std::vector<column_model> columns;
    std::string const         name(view.name);
    std::string               constant;
    for (char const letter : name) constant.append(letter == '\'' ? 2 : 1, letter);
    std::vector<std::string> declared;
    try {
        declared = texts(database,
                         "select coalesce(type, '') from pragma_table_xinfo('" + constant + "')");
    } catch (error const&) {
        // It reads what is not there any more.
    }
    for (std::size_t at = 0; at != view.columns.size() && at != declared.size(); ++at) {
        column_model column;
        column.name = view.columns[at];
        column.type = declared[at].empty()
                          ? type_of_values(database, name, std::string(column.name))
                          : type_of(declared[at]);
        columns.push_back(column);
    }
    return schema.keep(std::move(columns));
}

void read_views(sqlite::connection& database, owned_schema& schema) {
    for (std::string const& view : texts(
             database,
             "select rowid || ' ' || sql from sqlite_schema where type = 'view' order by rowid")) {
        std::size_t const blank = view.find(' ');
        add_view(schema, std::string_view(view).substr(blank + 1),
                 columns_of(database, view.substr(0, blank)));
    }
}

/// One that has texts of its own is more than what a schema says, unless the code has its name.
void read_virtual_tables(sqlite::connection& database, schema_model const& code,
                         owned_schema& schema) {
    for (std::string const& table :
         texts(database,
               "select s.sql from sqlite_schema as s join pragma_table_list as t on "
               "t.name = s.name and t.schema = 'main' where t.type = 'virtual' order by s.rowid")) {
        add_search_table(schema, table);
        std::string_view const name  = schema.views.back().name;
        bool                   known = is_about_a_table(table);
        for (view_model const& view : code.views) known = known || same_name(view.name, name);
        if (known && is_search_text(table)) continue;
        schema.views.pop_back();
        schema.left_out.push_back("the virtual table " + std::string(name));
    }
}

owned_schema read(sqlite::connection& database, schema_model const& code) {
    owned_schema schema;
    for (std::string const& table :
         texts(database,
               "select s.sql from sqlite_schema as s join pragma_table_list as t on "
               "t.name = s.name and t.schema = 'main' where s.type = 'table' and "
               "t.type = 'table' and s.name not like 'sqlite\\_%' escape '\\' and "
               "s.name not in ('orm_migrations', 'orm_migration_log') order by s.rowid"))
        add_table(schema, table);
    for (std::string const& index :
         texts(database,
               "select sql from sqlite_schema where type = 'index' and sql is not null and "
               "tbl_name not in ('orm_migrations', 'orm_migration_log') order by rowid"))
        add_index(schema, index);
    read_views(database, schema);
    for (std::string const& trigger :
         texts(database, "select sql from sqlite_schema where type = 'trigger' order by rowid"))
        add_trigger(schema, trigger);
    read_virtual_tables(database, code, schema);
    complete_references(schema);
    complete_views(schema);
    return schema;
}

}  // namespace

owned_schema read_schema(sqlite::connection& database) { return read(database, {}); }

owned_schema read_for_header(sqlite::connection& database) {
    owned_schema schema = read_schema(database);
    for (view_model const& view : schema.views) {
        schema.view_columns.push_back(typed_columns(database, view, schema));
        schema.search_tables.push_back(view.is_search_table() ? search_table_of(schema, view)
                                                              : search_table_model{});
    }
    return schema;
}

owned_schema read_live(sqlite::connection& database, schema_model const&) {
    return read_schema(database);
}

/// SQLite keeps what it is told, so that nobody has to be asked.
owned_schema as_told(sqlite::connection&, schema_model const& code) {
    plan const   creation(diff({}, code), sqlite_dialect::facts);
    owned_schema schema;
    for (step const& each : creation.steps()) {
        std::string_view const sql = each.sql;
        if (sql.starts_with("create table"))
            add_table(schema, each.sql);
        else if (sql.starts_with("create index") || sql.starts_with("create unique index"))
            add_index(schema, each.sql);
        else if (sql.starts_with("create view"))
            add_view(schema, sql, {});
        else if (sql.starts_with("create virtual table"))
            add_search_table(schema, sql);
        else if (sql.starts_with("create trigger"))
            add_trigger(schema, sql);
    }
    complete_references(schema);
    complete_views(schema);
    carry_intent(code, schema);
    return schema;
}

std::vector<live_drift> find_drift(sqlite::connection& database, schema_model const& code) {
    owned_schema const expected = as_told(database, code);
    owned_schema const live     = read(database, code);
    return compare_live(expected.model(), live.model(), sqlite_dialect::facts);
}

}  // namespace orm::migrate
