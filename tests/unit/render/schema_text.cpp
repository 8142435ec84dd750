// SPDX-License-Identifier: BSL-1.0
#include <orm/render/schema_text.hpp>

#include <orm/dialect/sqlite.hpp>
#include <orm/expr/operators.hpp>

#include <boost/test/unit_test.hpp>

namespace {

struct thing {
    std::int64_t first{};
    std::int64_t second{};
};
ORM_TABLE(things, thing, "things",
    (first, check(things.first > 0), default_(5)),
    (second, named("other"), default_sql("random()")))
ORM_CONSTRAINTS(things, check(things.first < things.second), unique(things.first, things.second))

template <class Source>
constexpr std::string_view text_of = orm::constant_text<orm::sqlite_dialect, Source>.view();

}  // namespace

BOOST_AUTO_TEST_SUITE(render_schema_text)

BOOST_AUTO_TEST_CASE(modifiers_of_a_kind_are_found) {
    using of_column = orm::modifiers_matching<things_t::first_t, orm::is_check>::result;
    static_assert(of_column::size == 1);
    static_assert(text_of<orm::condition_source<orm::first_type<of_column>>> == R"("first" > 0)");
    using of_table = orm::modifiers_matching<things_t, orm::is_check>::result;
    static_assert(text_of<orm::condition_source<orm::first_type<of_table>>> ==
                  R"("first" < "other")");
    static_assert(orm::modifiers_matching<things_t, orm::is_unique>::result::size == 1);
    static_assert(orm::modifiers_matching<things_t, orm::is_index>::result::size == 0);
    BOOST_TEST(true);
}

BOOST_AUTO_TEST_CASE(names_are_made_of_table_and_columns) {
    using name =
        orm::generated_name<things_t, orm::types<things_t::first_t, things_t::second_t>, "key">;
    static_assert(text_of<name> == "things_first_other_key");
    static_assert(text_of<orm::generated_name<things_t, orm::types<>, "pkey">> == "things_pkey");
    BOOST_TEST(true);
}

BOOST_AUTO_TEST_CASE(defaults_are_constants_or_sql) {
    using first  = decltype(orm::column_modifiers_matching<orm::is_default, things_t::first_t>());
    using second = decltype(orm::column_modifiers_matching<orm::is_default, things_t::second_t>());
    static_assert(text_of<orm::default_source<things_t::first_t, first>> == "5");
    static_assert(text_of<orm::default_source<things_t::second_t, second>> == "(random())");
    BOOST_TEST(true);
}

BOOST_AUTO_TEST_SUITE_END()
