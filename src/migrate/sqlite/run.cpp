// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/sqlite/run.hpp>

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <orm/backend/error.hpp>
#include <orm/migrate/name_between.hpp>
#include <orm/migrate/sqlite/transaction.hpp>

#include "../call_function.hpp"
#include "../check_rows.hpp"
#include "steps.hpp"

namespace orm::migrate {

namespace {

/// A row that refers to nothing, told by its table, its number and the table it refers to.
std::vector<std::string> broken_references(sqlite::connection& database) {
    std::vector<std::string> rows = texts(
        database,
        R"(select "table" || ' refers to ' || "parent" || ' in row ' || coalesce("rowid", '?'))"
        R"( from pragma_foreign_key_check)");
    std::sort(rows.begin(), rows.end());
    return rows;
}

void check_references(sqlite::connection& database, std::vector<std::string> const& before) {
    std::vector<std::string> const after = broken_references(database);
    std::vector<std::string>       made;
    std::set_difference(after.begin(), after.end(), before.begin(), before.end(),
                        std::back_inserter(made));
    if (made.empty()) return;
    throw foreign_key_violation("the migration would leave " + std::to_string(made.size()) +
                                " rows that refer to nothing; the first: " + made.front());
}

/// A line break stands in no name here: behind the first one is what drops the table, behind the
/// second one the name, behind the third one what is run.
constexpr std::string_view all_triggers = R"(
    select tbl_name || char(10) || 'drop table "' || replace(tbl_name, '"', '""') || '"' ||
           char(10) || name || char(10) || sql
    from sqlite_schema where type = 'trigger')";

/// Triggers go with the table that they are on. Those of a table that is made again are noted just
/// before it is dropped, when earlier steps have brought their texts up to date.
class kept_triggers {
public:
    explicit kept_triggers(sqlite::connection& database) : database_(database) {}

    void before(std::string_view sql) {
        if (!sql.starts_with("drop table ")) return;
        std::vector<std::string> const tables =
            texts(database_, "select name from sqlite_schema where type = 'table'");
        for (std::string const& line : texts(database_, all_triggers)) {
            std::string_view const table   = std::string_view(line).substr(0, line.find('\n'));
            std::string_view const trigger = std::string_view(line).substr(table.size() + 1);
            if (trigger.starts_with(std::string(sql) + '\n') &&
                std::find(tables.begin(), tables.end(), name_of_rebuilt(table).view()) !=
                    tables.end())
                kept_.emplace_back(trigger);
        }
    }

    void restore() {
        std::vector<std::string> const there =
            texts(database_, "select name from sqlite_schema where type = 'trigger'");
        for (std::string const& trigger : kept_) {
            std::size_t const name = trigger.find('\n') + 1;
            std::size_t const sql  = trigger.find('\n', name) + 1;
            if (std::find(there.begin(), there.end(), trigger.substr(name, sql - 1 - name)) ==
                there.end())
                database_.run_script(std::string_view(trigger).substr(sql));
        }
    }

private:
    sqlite::connection&      database_;
    std::vector<std::string> kept_;
};

}  // namespace

unenforced_transaction::unenforced_transaction(sqlite::connection& database)
    : database_(database), enforced_(database.pragma("foreign_keys") == "1") {
    if (database.in_transaction()) throw misuse("a migration inside of a transaction");
    if (enforced_) database_.set_pragma("foreign_keys", 0);
    // Where they stayed enforced, to drop a table would delete its children.
    if (database_.pragma("foreign_keys") != "0")
        throw misuse("a migration while foreign keys cannot be set aside");
    try {
        database_.begin();
    } catch (...) {
        restore();
        throw;
    }
}

unenforced_transaction::~unenforced_transaction() {
    if (database_.in_transaction()) database_.rollback();
    restore();
}

void unenforced_transaction::restore() noexcept {
    try {
        database_.set_pragma("legacy_alter_table", 0);
        if (enforced_) database_.set_pragma("foreign_keys", 1);
    } catch (error const&) {
        // The connection is lost, and its settings with it.
    }
}

void run_in_transaction(sqlite::connection& database, array_view<step> steps,
                        function_ref<void(step const&)> tell, array_view<step_function> functions) {
    std::vector<std::string> const broken = broken_references(database);
    kept_triggers                  triggers(database);
    check_rows(database, steps);
    for (step const& each : steps) {
        if (tell) tell(each);
        if (each.check) continue;
        if (each.code) {
            call_function(database, function_named(functions, each.sql).sqlite, each.sql);
            continue;
        }
        triggers.before(each.sql);
        database.run_script(each.sql);
    }
    triggers.restore();
    check_references(database, broken);
}

void run_steps(sqlite::connection& database, array_view<step> steps) {
    unenforced_transaction transaction(database);
    run_in_transaction(database, steps);
    transaction.commit();
}

}  // namespace orm::migrate
