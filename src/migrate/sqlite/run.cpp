// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/sqlite/run.hpp>

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <orm/backend/error.hpp>

#include "../check_rows.hpp"

namespace orm::migrate {

namespace {

/// Sets foreign keys aside for as long as it lives.
class unenforced_keys {
public:
    explicit unenforced_keys(sqlite::connection& database)
        : database_(database), enforced_(database.pragma("foreign_keys") == "1") {
        if (enforced_)
            database_.set_pragma("foreign_keys", 0);  // inside of a transaction it throws
    }
    unenforced_keys(unenforced_keys const&)            = delete;
    unenforced_keys& operator=(unenforced_keys const&) = delete;
    ~unenforced_keys() {
        try {
            database_.set_pragma("legacy_alter_table", 0);
            if (enforced_) database_.set_pragma("foreign_keys", 1);
        } catch (error const&) {
            // The connection is lost, and its settings with it.
        }
    }

private:
    sqlite::connection& database_;
    bool                enforced_;
};

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

void run_in_transaction(sqlite::connection& database, array_view<step> steps) {
    std::vector<std::string> const broken   = broken_references(database);
    std::vector<std::string> const triggers = texts(database, all_triggers);
    check_rows(database, steps);
    for (step const& each : steps)
        if (!each.check) database.run_script(each.sql);
    restore_triggers(database, triggers);
    check_references(database, broken);
    database.commit();
}

}  // namespace

void run_steps(sqlite::connection& database, array_view<step> steps) {
    if (database.in_transaction()) throw misuse("a migration inside of a transaction");
    unenforced_keys const unenforced(database);
    database.begin();
    try {
        run_in_transaction(database, steps);
    } catch (...) {
        database.rollback();
        throw;
    }
}

}  // namespace orm::migrate
