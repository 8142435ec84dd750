// SPDX-License-Identifier: BSL-1.0
#include <orm/session/row_lists.hpp>

#include <boost/test/unit_test.hpp>

#include <new>
#include <string>

using namespace orm;

namespace {

/// Binds two columns, whose lists come behind what a statement has bound before.
struct two_columns {
    value   bound[4];
    scratch temporaries;
    binder  out{bound + 1, temporaries, true};

    row_lists lists;

    explicit two_columns(std::size_t rows) : lists(out, 2, rows) {}

    void add(std::int64_t number, value const& text) {
        ::new (lists.row.place()) value(value::of_integer(number).as(sql_type::smallint));
        ::new (lists.row.place()) value(text);
    }
};

BOOST_AUTO_TEST_SUITE(session_row_lists)

BOOST_AUTO_TEST_CASE(rows_become_a_list_for_each_column) {
    two_columns rows(3);
    rows.add(1, value::of_null(sql_type::jsonb));
    BOOST_TEST(!rows.lists.is_full());
    rows.add(2, value::of_text("b").as(sql_type::jsonb));
    BOOST_TEST(!rows.lists.is_full());
    rows.add(3, value::of_null(sql_type::jsonb));
    BOOST_TEST(rows.lists.is_full());
    BOOST_TEST(rows.lists.finish() == 3);
    BOOST_TEST(rows.out.next - rows.bound == 3);
    value const &numbers = rows.bound[1], &texts = rows.bound[2];
    BOOST_REQUIRE((numbers.kind == storage::list && texts.kind == storage::list));
    BOOST_TEST((numbers.type == sql_type::smallint && texts.type == sql_type::jsonb));
    BOOST_REQUIRE(numbers.elements.size == 3);
    BOOST_REQUIRE(texts.elements.size == 3);
    for (std::int64_t at = 0; at != 3; ++at)
        BOOST_TEST(numbers.elements.data[at].integer == at + 1);
    BOOST_TEST(texts.elements.data[0].is_null());
    BOOST_TEST(texts.elements.data[1].text() == "b");
    BOOST_TEST(texts.elements.data[2].is_null());
}

BOOST_AUTO_TEST_CASE(a_statement_takes_a_thousand_rows) {
    two_columns rows(5'000);
    std::size_t count = 0;
    do rows.add(1, value::of_text(""));
    while (++count, !rows.lists.is_full());
    BOOST_TEST(count == row_lists::most_rows);
    BOOST_TEST(rows.lists.finish() == row_lists::most_rows);
}

BOOST_AUTO_TEST_CASE(long_values_fill_it_sooner_but_one_row_always_fits) {
    std::string const large(1'500'000, 'x');
    two_columns       rows(10);
    for (int at = 0; at != 2; ++at) {
        rows.add(at, value::of_text(large));
        BOOST_TEST(!rows.lists.is_full());
    }
    rows.add(2, value::of_blob(large.data(), large.size()));
    BOOST_TEST(rows.lists.is_full());
    BOOST_TEST(rows.lists.finish() == 3);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
