// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/decisions.hpp>

#include <boost/test/unit_test.hpp>

namespace {

using namespace orm;
using namespace orm::migrate;

constexpr std::string_view values[]{"admin", "guest"};
constexpr column_model     columns[]{
    {.name = "id"},
    {.name = "nick", .type = sql_type::text},
    {.name = "role", .type = sql_type::text, .details = {.values = values}}};
constexpr table_model tables[]{{.name = "users", .columns = columns}};

constexpr question asked(array_view<column_model>     after,
                         array_view<std::string_view> approvals = {}) {
    table_model const       table[]{{.name = "users", .columns = after}};
    schema_difference const found = diff({tables}, {table});
    return find_open_question(found, approvals).kind;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(migrate_decisions)

BOOST_AUTO_TEST_CASE(what_loses_nothing_asks_nothing) {
    static_assert(asked(columns) == question::none);
    static constexpr column_model more[]{
        columns[0], columns[1], columns[2], {.name = "note", .type = sql_type::text}};
    BOOST_TEST((asked(more) == question::none));
}

BOOST_AUTO_TEST_CASE(an_approval_is_bound_to_what_it_names) {
    static constexpr column_model     less[]{columns[0], columns[2]};
    static constexpr std::string_view right[]{"drop-column:users.nick"};
    static constexpr std::string_view wrong[]{"drop-column:users.nic", "drop-column:users.nicks",
                                              "drop-table:users", "drop-column:user.nick"};
    static_assert(asked(less) == question::drop);
    static_assert(asked(less, wrong) == question::drop);
    BOOST_TEST((asked(less, right) == question::none));
}

BOOST_AUTO_TEST_CASE(a_table_like_the_one_that_is_gone_may_be_it) {
    static constexpr table_model other[]{{.name = "people", .columns = columns}};
    constexpr auto               found = [](schema_model const& after) {
        schema_difference const difference = diff({tables}, after);
        return find_open_question(difference, {}).kind;
    };
    static_assert(found({other}) == question::rename_or_drop);
    BOOST_TEST((found({}) == question::drop));
}

BOOST_AUTO_TEST_CASE(a_value_that_an_enum_has_lost_is_asked_for_by_its_name) {
    static constexpr std::string_view fewer[]{"admin"};
    static constexpr column_model     after[]{
        columns[0],
        columns[1],
        {.name = "role", .type = sql_type::text, .details = {.values = fewer}}};
    static constexpr std::string_view approved[]{"drop-value:users.role.guest"};
    static_assert(asked(after) == question::dropped_value);
    BOOST_TEST((asked(after, approved) == question::none));
}

BOOST_AUTO_TEST_CASE(less_room_for_a_value_is_another_type) {
    constexpr auto between = [](column_model before, column_model after) {
        before.name = after.name = "a";
        column_model const      columns_before[]{before}, columns_after[]{after};
        table_model const       had[]{{.name = "t", .columns = columns_before}};
        table_model const       has[]{{.name = "t", .columns = columns_after}};
        schema_difference const found = diff({had}, {has});
        return find_open_question(found, {}).kind == question::conversion;
    };
    constexpr auto text = [](std::string_view told) {
        return column_model{.type = sql_type::text, .details = {.type_text = told}};
    };
    constexpr auto number = [](std::string_view told) {
        return column_model{.type = sql_type::numeric, .details = {.type_text = told}};
    };
    constexpr column_model whole{.type = sql_type::integer};
    static_assert(between(text(""), text("varchar(80)")));
    static_assert(between(text("character varying(81)"), text("varchar(80)")));
    static_assert(!between(text("varchar(80)"), text("varchar(80)")));
    static_assert(!between(text("varchar(9)"), text("varchar(80)")));
    static_assert(!between(text("varchar(9)"), text("")));
    static_assert(between(number("numeric(10,2)"), number("numeric(10,3)")));
    static_assert(between(number("numeric(10,2)"), number("numeric(10)")));
    static_assert(!between(number("numeric(10,2)"), number("numeric(11,3)")));
    static_assert(!between(number("numeric(10,2)"), number("")));
    static_assert(between(whole, number("numeric(11,2)")));
    static_assert(!between(whole, number("numeric(12,2)")));
    static_assert(between(whole, text("varchar(10)")));
    BOOST_TEST(!between(whole, text("varchar(11)")));
}

BOOST_AUTO_TEST_SUITE_END()
