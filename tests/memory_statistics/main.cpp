// SPDX-License-Identifier: BSL-1.0
// Whether SQLite counts its memory holds for a whole process, so that each of these has one of its
// own: memory_statistics CASE

#include <sqlite3.h>

#include <cstdio>
#include <string_view>

#include <orm/orm.hpp>
#include <orm/sqlite.hpp>

namespace {

orm::sqlite::options const counting{.memory_statistics = true};

bool holds(bool condition, char const* what) {
    if (!condition) std::printf("not so: %s\n", what);
    return condition;
}

bool is_refused() {
    try {
        orm::sqlite::open(":memory:", counting);
    } catch (orm::cannot_open const& refusal) {
        std::puts(refusal.what());
        return std::string_view(refusal.what())
                   .find("memory_statistics = 1, but the engine has 0") != std::string_view::npos;
    }
    return false;
}

bool none_unless_asked_for() {
    auto const db = orm::sqlite::open(":memory:");
    return holds(sqlite3_memory_used() == 0, "nothing is counted") &&
           holds(is_refused(), "it is too late to ask for it");
}

bool kept_where_the_first_connection_asks_for_it() {
    // As in an engine that was built without.
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    auto const first    = orm::sqlite::open(":memory:", counting);
    auto const with_one = sqlite3_memory_used();
    auto const second   = orm::sqlite::open(":memory:");
    auto const third    = orm::sqlite::open(":memory:", counting);
    return holds(with_one > 0, "the first is counted") &&
           holds(sqlite3_memory_used() > with_one, "and so are those behind it");
}

bool nothing_is_changed_where_sqlite_is_in_use() {
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 1);
    sqlite3_initialize();
    auto const db = orm::sqlite::open(":memory:");
    return holds(sqlite3_memory_used() > 0, "it goes on counting");
}

}  // namespace

int main(int count, char** arguments) {
    std::string_view const wanted = count == 2 ? arguments[1] : "";
    if (wanted == "none") return none_unless_asked_for() ? 0 : 1;
    if (wanted == "kept") return kept_where_the_first_connection_asks_for_it() ? 0 : 1;
    if (wanted == "unchanged") return nothing_is_changed_where_sqlite_is_in_use() ? 0 : 1;
    return 2;
}
