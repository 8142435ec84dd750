// SPDX-License-Identifier: BSL-1.0
#include <orm/render/lower_rules.hpp>

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include <orm/dialect/postgres.hpp>
#include <orm/dialect/sqlite.hpp>
#include <orm/render/create.hpp>

namespace lowered_rules {

struct ranged {
    std::int32_t number{};
    std::string  code;
};
ORM_TABLE(all_ranged, ranged, "ranged",
    (number, at_least(1), at_most(5), range(2, 4)),
    (code, matches("a+"), email, length(1, 3), matches("[ab]+"), length(2, 2)))

constexpr auto has_checks(orm::array_view<orm::check_model>       checks,
                          std::initializer_list<std::string_view> names) {
    std::size_t at = 0;
    for (std::string_view const name : names)
        if (at == checks.size() || checks[at++].name != name) return false;
    return at == checks.size();
}
static_assert(has_checks(orm::lower<orm::sqlite_dialect>(orm::schema(all_ranged)).tables[0].checks,
                         {"ranged_number_range_check", "ranged_number_at_most_check",
                          "ranged_number_range_check1", "ranged_code_length_check",
                          "ranged_code_length_check1"}));
static_assert(has_checks(
    orm::lower<orm::postgres_dialect>(orm::schema(all_ranged)).tables[0].checks,
    {"ranged_number_range_check", "ranged_number_at_most_check", "ranged_number_range_check1",
     "ranged_code_pattern_check", "ranged_code_email_check", "ranged_code_length_check",
     "ranged_code_pattern_check1", "ranged_code_length_check1"}));

struct item {
    std::int64_t id{};
    std::int32_t count{};
};
ORM_TABLE(items, item, "items",
    (id, primary_key), (count, at_most(3), one_of(1, -2), satisfies([](int) { return true; }, "")))

// Integration tests have the others.
constexpr auto made = orm::create_sql<orm::sqlite_dialect>(orm::schema(items));
static_assert(made[0] == R"(create table "items" (
    "id" integer not null primary key,
    "count" integer not null constraint "items_count_at_most_check" check ("count" <= 3) )"
                         R"(constraint "items_count_choice_check" check ("count" in (1, -2))
))");

}  // namespace lowered_rules
