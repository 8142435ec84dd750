// SPDX-License-Identifier: BSL-1.0
#include <orm/schema/column.hpp>

#include "shop.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(schema_column)

using namespace shop;

BOOST_AUTO_TEST_CASE(a_column_knows_its_place) {
    static_assert(orm::column<products_t::name_t>);
    static_assert(!orm::column<products_t>);
    static_assert(std::is_same_v<products_t::note_t::declared, std::optional<std::string>>);
    static_assert(std::is_same_v<products_t::note_t::type, std::string>);
    product item;
    BOOST_TEST(reinterpret_cast<char*>(&item) + products_t::price_t::offset() ==
               reinterpret_cast<char*>(&item.price));
}

BOOST_AUTO_TEST_CASE(modifiers_become_data) {
    constexpr orm::column_options name = orm::options_of<products_t::name_t>;
    static_assert(name.unique && !name.primary_key && name.collation == "nocase");
    static_assert(name.renamed_from == "title");
    static_assert(orm::name_of<products_t::name_t> == "name");
    static_assert(orm::name_of<products_t::note_t> == "the_note");
    static_assert(orm::encoding_of<products_t::created_t> == orm::encoding::integer);
    static_assert(orm::encoding_of<products_t::price_t> == orm::encoding::automatic);
    BOOST_TEST(orm::options_of<products_t::id_t>.autoincrement);
}

BOOST_AUTO_TEST_CASE(the_database_fills_in_keys_and_defaults) {
    static_assert(orm::has_database_default<products_t::id_t>);
    static_assert(orm::has_database_default<products_t::price_t>);
    static_assert(!orm::has_database_default<products_t::name_t>);
    BOOST_TEST(!orm::has_database_default<plains_t::value_t>);
}

BOOST_AUTO_TEST_SUITE_END()
