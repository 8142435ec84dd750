// SPDX-License-Identifier: BSL-1.0
#include <orm/schema/initializers.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

namespace {

struct base {
    std::int64_t               created{};
    std::optional<std::string> by;
};
struct derived : base {
    std::string            name;
    std::vector<std::byte> bytes;
};

template <class Class>
struct member_of_class {
    using origin   = member_of_class;
    using declared = int;
    using pointer  = int Class::*;
};
using of_base    = member_of_class<base>;
using of_derived = member_of_class<derived>;

}  // namespace

BOOST_AUTO_TEST_SUITE(schema_initializers)

BOOST_AUTO_TEST_CASE(members_are_counted) {
    static_assert(orm::has_initializers<base, 2>);
    static_assert(!orm::has_initializers<base, 1>);
    static_assert(!orm::has_initializers<base, 3>);
    static_assert(orm::has_initializers<derived, 3>);  // the base counts as one
    BOOST_TEST(true);
}

BOOST_AUTO_TEST_CASE(a_list_names_every_member) {
    static_assert(orm::lists_every_member<base, orm::types<of_base, of_base>>);
    static_assert(!orm::lists_every_member<base, orm::types<of_base>>);
    static_assert(
        orm::lists_every_member<derived, orm::types<of_base, of_base, of_derived, of_derived>>);
    static_assert(!orm::lists_every_member<derived, orm::types<of_base, of_base, of_derived>>);
    static_assert(!orm::lists_every_member<derived, orm::types<of_derived, of_derived>>);
    BOOST_TEST(true);
}

BOOST_AUTO_TEST_SUITE_END()
