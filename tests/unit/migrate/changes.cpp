// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/changes.hpp>

#include <boost/test/unit_test.hpp>

#include <orm/dialect/postgres.hpp>
#include <orm/dialect/sqlite.hpp>

using namespace orm;
using namespace orm::migrate;

BOOST_AUTO_TEST_SUITE(migrate_changes)

BOOST_AUTO_TEST_CASE(a_default_that_is_computed_is_not_one_value_for_all_rows) {
    static_assert(is_constant_default("7") && is_constant_default("'x'"));
    static_assert(!is_constant_default("(random())") && !is_constant_default(""));
    BOOST_TEST(!is_constant_default("current_timestamp"));
    BOOST_TEST(!is_constant_default("CURRENT_DATE"));
}

BOOST_AUTO_TEST_CASE(a_required_column_fills_itself_only_by_its_default_or_the_engine) {
    static_assert(!fills_itself({.name = "a", .not_null = true}));
    static_assert(fills_itself({.name = "a"}));
    static_assert(fills_itself({.name = "a", .not_null = true, .details = {.default_text = "1"}}));
    BOOST_TEST(fills_itself({.name = "a", .not_null = true, .details = {.autoincrement = true}}));
    BOOST_TEST(fills_itself(
        {.name = "a", .not_null = true, .details = {.generated = generated_kind::stored}}));
}

BOOST_AUTO_TEST_CASE(rows_that_are_there_get_what_is_said_before_a_zero) {
    constexpr dialect_facts const&    facts = postgres_dialect::facts;
    static constexpr std::string_view values[]{"it's", "b"};
    auto const                        value = [&](column_model const& added) {
        char   text[40]{};
        writer out(facts, text);
        write_value_for_old_rows(out, added);
        return std::string(text, out.size());
    };
    static_assert(needs_value({.name = "a", .not_null = true}));
    static_assert(!needs_value({.name = "a"}));
    BOOST_TEST(value({.name = "a", .not_null = true}) == "0");
    BOOST_TEST(value({.name     = "a",
                      .type     = sql_type::text,
                      .not_null = true,
                      .details  = {.values = values}}) == "'it''s'");
    BOOST_TEST(value({.name     = "a",
                      .type     = sql_type::text,
                      .not_null = true,
                      .details  = {.values = values, .backfill_text = "'none'"}}) == "'none'");
    BOOST_TEST(zero_of(array_of(sql_type::text), facts) == "'{}'");
    BOOST_TEST(zero_of(array_of(sql_type::text), sqlite_dialect::facts) == "'[]'");
}

BOOST_AUTO_TEST_CASE(only_a_wider_type_takes_every_value) {
    static_assert(is_lossless(sql_type::integer, sql_type::bigint));
    static_assert(!is_lossless(sql_type::bigint, sql_type::integer));
    static_assert(is_lossless(sql_type::timestamp, sql_type::text));
    static_assert(!is_lossless(sql_type::text, sql_type::bigint));
    static_assert(!is_lossless(sql_type::bigint, sql_type::double_precision));
    BOOST_TEST(is_lossless(sql_type::integer, sql_type::double_precision));
    BOOST_TEST(!is_lossless(sql_type::double_precision, sql_type::real));
    BOOST_TEST(!is_lossless(sql_type::blob, sql_type::text));
}

BOOST_AUTO_TEST_SUITE_END()
