// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/difference.hpp>

#include <boost/test/unit_test.hpp>

namespace {

using namespace orm;
using namespace orm::migrate;

constexpr column_model     columns_before[]{{.name = "id"}, {.name = "nick"}};
constexpr column_model     columns_after[]{{.name = "id"},
                                           {.name = "name", .details = {.renamed_from = "nick"}}};
constexpr std::string_view id[]{"id"};
constexpr std::string_view nick[]{"nick"};
constexpr std::string_view name[]{"name"};
constexpr check_model      checks_before[]{
    {.name = "users_nick_check", .condition = R"(length("nick") > 1 or "nick" = 'nick')"}};
constexpr check_model checks_after[]{
    {.name = "users_name_check", .condition = R"(length("name") > 1 or "name" = 'nick')"}};
constexpr key_model keys_before[]{{.name = "users_nick_key", .columns = nick}};
constexpr key_model keys_after[]{{.name = "people_name_key", .columns = name}};

constexpr table_model users{.name        = "users",
                            .columns     = columns_before,
                            .primary_key = {.name = "users_pkey", .columns = id},
                            .unique_keys = keys_before,
                            .checks      = checks_before};
constexpr table_model people{.name         = "people",
                             .renamed_from = "users",
                             .columns      = columns_after,
                             .primary_key  = {.name = "people_pkey", .columns = id},
                             .unique_keys  = keys_after,
                             .checks       = checks_after};

constexpr foreign_key_model to_users[]{{.name               = "posts_id_fkey",
                                        .columns            = id,
                                        .referenced_table   = "users",
                                        .referenced_columns = nick}};
constexpr foreign_key_model to_people[]{{.name               = "posts_id_fkey",
                                         .columns            = id,
                                         .referenced_table   = "people",
                                         .referenced_columns = name}};

constexpr table_model before[]{
    users, {.name = "posts", .columns = columns_before, .foreign_keys = to_users}};
constexpr table_model after[]{
    people, {.name = "posts", .columns = columns_before, .foreign_keys = to_people}};

constexpr bool all_stay(std::vector<pairing> const& pairs) {
    for (pairing const pair : pairs)
        if (pair.before == absent || pair.after == absent) return false;
    return !pairs.empty();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(migrate_difference)

BOOST_AUTO_TEST_CASE(what_follows_from_a_rename_is_no_change) {
    constexpr auto users_stay = [] {
        schema_difference const found = diff({before}, {after});
        table_difference const& table = found.tables[0];
        return table.renamed() && table.same_primary_key && all_stay(table.columns) &&
               all_stay(table.unique_keys) && all_stay(table.checks) &&
               all_stay(found.tables[1].foreign_keys);
    };
    static_assert(users_stay());
    BOOST_TEST(users_stay());
}

BOOST_AUTO_TEST_CASE(a_text_constant_is_no_name) {
    constexpr auto compared = [](std::string_view with) {
        schema_difference const found = diff({before}, {after});
        return same_expression(found.tables[0], R"("nick" = 'nick')", with);
    };
    static_assert(compared(R"("name" = 'nick')"));
    static_assert(!compared(R"("name" = 'name')"));
    static_assert(!compared(R"("nick" = 'nick')"));
    BOOST_TEST(!compared(R"("name" = 'nick' )"));
}

BOOST_AUTO_TEST_CASE(the_way_back_is_the_same_difference_seen_from_the_other_side) {
    constexpr auto goes_back = [] {
        schema_difference const found = inverse(diff({before}, {after}));
        return found.tables[0].before->name == "people" && found.tables[0].after->name == "users" &&
               found.tables[0].columns[1].before == 1;
    };
    static_assert(goes_back());
    BOOST_TEST(goes_back());
}

BOOST_AUTO_TEST_CASE(a_wrong_hint_tells_its_table_and_column) {
    static constexpr column_model wrong[]{{.name = "id"},
                                          {.name = "name", .details = {.renamed_from = "nik"}}};
    static constexpr table_model  tables[]{{.name = "users", .columns = wrong}};
    constexpr auto                found = [] { return diff({before}, {tables}).wrong; };
    static_assert(found().fault == hint_fault::stale && found().table == "users");
    BOOST_TEST(found().column == "name");
}

BOOST_AUTO_TEST_CASE(quotes_inside_of_a_name_belong_to_it) {
    static_assert(quoted_at(R"("a""b" = 1)", '"') == R"("a""b")");
    BOOST_TEST(quoted_at("'it''s' = 'x'", '\'') == "'it''s'");
}

BOOST_AUTO_TEST_SUITE_END()
