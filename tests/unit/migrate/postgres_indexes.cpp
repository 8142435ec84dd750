// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/postgres_indexes.hpp>

#include <boost/test/unit_test.hpp>

#include <orm/dialect/postgres.hpp>

#include "unit/migrate/planned.hpp"

namespace {

using namespace orm;

constexpr column_model     columns[]{{.name = "a"}, {.name = "b"}};
constexpr index_item_model by_a[]{{.text = "a"}}, by_b[]{{.text = "b"}};

std::string planned_from(index_model const& before, index_model const& after,
                         array_view<column_model> other_columns = columns) {
    index_model const indexes_before[]{before}, indexes_after[]{after};
    table_model const was[]{{.name = "t", .columns = columns, .indexes = indexes_before}};
    table_model const is[]{{.name = "t", .columns = other_columns, .indexes = indexes_after}};
    return planned<postgres_dialect>({was}, {is}).text();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(migrate_postgres_indexes)

BOOST_AUTO_TEST_CASE(an_index_takes_the_place_of_one_of_its_name) {
    BOOST_TEST(planned_from({.name = "i", .items = by_a}, {.name = "i", .items = by_b}) ==
               "create index concurrently \"__orm_i\" on \"t\" (\"b\");\n"
               "drop index concurrently \"i\";\n"
               "alter index \"__orm_i\" rename to \"i\";\n");
}

BOOST_AUTO_TEST_CASE(a_new_index_is_there_before_another_one_goes) {
    BOOST_TEST(planned_from({.name = "i", .items = by_a}, {.name = "j", .items = by_b}) ==
               "create index concurrently \"j\" on \"t\" (\"b\");\n"
               "drop index concurrently \"i\";\n");
}

BOOST_AUTO_TEST_CASE(an_index_goes_before_its_column_does) {
    static constexpr column_model only_b[]{{.name = "b"}};
    BOOST_TEST(planned_from({.name = "i", .items = by_a}, {.name = "i", .items = by_b}, only_b) ==
               "drop index concurrently \"i\";\n"
               "alter table \"t\" drop column \"a\";\n"
               "create index concurrently \"i\" on \"t\" (\"b\");\n");
}

BOOST_AUTO_TEST_CASE(a_unique_index_goes_before_values_change) {
    static constexpr column_model filled[]{{.name = "a", .details = {.using_text = "7"}},
                                           {.name = "b"}};
    BOOST_TEST(planned_from({.name = "i", .unique = true, .items = by_a},
                            {.name = "j", .items = by_b}, filled) ==
               "drop index concurrently \"i\";\n"
               "update \"t\" set \"a\" = 7;\n"
               "create index concurrently \"j\" on \"t\" (\"b\");\n");
}

BOOST_AUTO_TEST_CASE(an_index_goes_before_a_key_takes_its_name) {
    static constexpr std::string_view a[]{"a"};
    static constexpr key_model        key[]{{.name = "i", .named = true, .columns = a}};
    index_model const                 index[]{{.name = "i", .items = by_a}};
    table_model const                 was[]{{.name = "t", .columns = columns, .indexes = index}};
    table_model const                 is[]{{.name = "t", .columns = columns, .unique_keys = key}};
    BOOST_TEST(
        planned<postgres_dialect>({was}, {is})
            .text()
            .starts_with("drop index concurrently \"i\";\ncreate unique index concurrently \"i\""));
}

BOOST_AUTO_TEST_SUITE_END()
