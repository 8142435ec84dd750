// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/sqlite/introspect.hpp>

#include <string>
#include <string_view>

#include <orm/dialect/sqlite.hpp>
#include <orm/migrate/plan.hpp>

#include "../check_rows.hpp"
#include "table_text.hpp"

namespace orm::migrate {

owned_schema read_schema(sqlite::connection& database) {
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
    for (std::string const& name :
         texts(database,
               "select name from pragma_table_list where schema = 'main' and "
               "type = 'virtual'"))
        schema.left_out.push_back("the virtual table " + name);
    complete_references(schema);
    return schema;
}

/// SQLite keeps what it is told, so that nobody has to be asked. Views and triggers are not read.
owned_schema as_told(sqlite::connection&, schema_model const& code) {
    plan const   creation(diff({}, code), sqlite_dialect::facts);
    owned_schema schema;
    for (step const& each : creation.steps()) {
        std::string_view const sql = each.sql;
        if (sql.starts_with("create table"))
            add_table(schema, each.sql);
        else if (sql.starts_with("create index") || sql.starts_with("create unique index"))
            add_index(schema, each.sql);
    }
    complete_references(schema);
    carry_intent(code, schema);
    return schema;
}

std::vector<live_drift> find_drift(sqlite::connection& database, schema_model const& code) {
    owned_schema const expected = as_told(database, code);
    owned_schema const live     = read_schema(database);
    return compare_live(expected.model(), live.model(), sqlite_dialect::facts);
}

}  // namespace orm::migrate
