// SPDX-License-Identifier: BSL-1.0
#include <orm/render/creation_order.hpp>

#include <array>

#include <boost/test/unit_test.hpp>

namespace {

constexpr orm::foreign_key_model to_a[]{{.referenced_table = "a"}};
constexpr orm::foreign_key_model to_b[]{{.referenced_table = "b"}};
constexpr orm::foreign_key_model to_c[]{{.referenced_table = "c"}};
constexpr orm::foreign_key_model to_b_and_elsewhere[]{{.referenced_table = "b"},
                                                      {.referenced_table = "not in the schema"},
                                                      {.referenced_table = "b"}};

constexpr orm::table_model table(std::string_view                        name,
                                 orm::array_view<orm::foreign_key_model> keys = {}) {
    return {.name = name, .foreign_keys = keys};
}

template <std::size_t Size>
constexpr auto order(std::array<orm::table_model, Size> const& tables) {
    return orm::order_of<Size, 16>(tables);
}

template <std::size_t Size>
constexpr bool is(std::size_t const (&found)[Size], std::array<std::size_t, Size> const& expected) {
    for (std::size_t at = 0; at != Size; ++at)
        if (found[at] != expected[at]) return false;
    return true;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(render_creation_order)

BOOST_AUTO_TEST_CASE(tables_keep_their_order_where_they_can) {
    constexpr auto found = order(std::array{table("a"), table("b", to_a), table("c", to_b)});
    static_assert(is(found.tables, {0, 1, 2}) && !found.has_later_keys());
    BOOST_TEST(found.tables[0] == 0U);
}

BOOST_AUTO_TEST_CASE(a_table_comes_behind_those_it_refers_to) {
    constexpr auto found =
        order(std::array{table("c", to_b_and_elsewhere), table("b", to_a), table("a")});
    static_assert(is(found.tables, {2, 1, 0}) && !found.has_later_keys());
    BOOST_TEST(found.tables[0] == 2U);
}

BOOST_AUTO_TEST_CASE(a_table_may_refer_to_itself) {
    constexpr auto found = order(std::array{table("a", to_a)});
    static_assert(is(found.tables, {0}) && !found.has_later_keys());
    BOOST_TEST(!found.has_later_keys());
}

BOOST_AUTO_TEST_CASE(a_cycle_begins_with_the_table_declared_first) {
    constexpr auto found =
        order(std::array{table("d", to_a), table("a", to_b), table("b", to_c), table("c", to_a)});
    // All wait for another; d goes first, and its key is added later as well.
    static_assert(is(found.tables, {0, 1, 3, 2}));
    static_assert(found.later[0] == 1 && found.later[1] == 1 && found.later[2] == 0 &&
                  found.later[3] == 0);
    BOOST_TEST(found.has_later_keys());
}

BOOST_AUTO_TEST_CASE(the_last_bit_stands_for_all_keys_behind_it) {
    static_assert(orm::is_later(1, 0) && !orm::is_later(1, 1));
    static_assert(!orm::is_later(orm::later_keys{1} << 62, 63));
    static_assert(orm::is_later(orm::later_keys{1} << 63, 63));
    static_assert(orm::is_later(orm::later_keys{1} << 63, 70));
    BOOST_TEST(true);
}

BOOST_AUTO_TEST_SUITE_END()
