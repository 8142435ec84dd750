// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/sqlite/run.hpp>

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <orm/backend/error.hpp>

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

constexpr std::string_view all_triggers = "select sql from sqlite_schema where type = 'trigger'";

/// Triggers go with the table that they are on.
void restore_triggers(sqlite::connection& database, std::vector<std::string> const& before) {
    std::vector<std::string> const left = texts(database, all_triggers);
    for (std::string const& trigger : before)
        if (std::find(left.begin(), left.end(), trigger) == left.end())
            database.run_script(trigger);
}

}  // namespace

unenforced_transaction::unenforced_transaction(sqlite::connection& database)
    : database_(database), enforced_(database.pragma("foreign_keys") == "1") {
    if (database.in_transaction()) throw misuse("a migration inside of a transaction");
    if (enforced_) database_.set_pragma("foreign_keys", 0);
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
                        function_ref<void(step const&)> tell) {
    std::vector<std::string> const broken   = broken_references(database);
    std::vector<std::string> const triggers = texts(database, all_triggers);
    check_rows(database, steps);
    for (step const& each : steps) {
        if (tell) tell(each);
        if (!each.check) database.run_script(each.sql);
    }
    restore_triggers(database, triggers);
    check_references(database, broken);
}

void run_steps(sqlite::connection& database, array_view<step> steps) {
    unenforced_transaction transaction(database);
    run_in_transaction(database, steps);
    transaction.commit();
}

}  // namespace orm::migrate
