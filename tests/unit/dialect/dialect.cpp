// SPDX-License-Identifier: BSL-1.0
#include <orm/dialect/dialect.hpp>

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(dialect_dialect)

struct engine {
    static constexpr orm::dialect_facts facts{.name = "Engine", .type_names = {"bool", "int2"}};
};
struct not_an_engine {};

BOOST_AUTO_TEST_CASE(a_dialect_is_a_type_with_facts) {
    static_assert(orm::dialect<engine>);
    static_assert(!orm::dialect<not_an_engine>);
    BOOST_TEST(engine::facts.type_name(orm::sql_type::smallint) == "int2");
}

BOOST_AUTO_TEST_SUITE_END()
