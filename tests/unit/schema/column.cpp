// SPDX-License-Identifier: BSL-1.0
#include <orm/schema/column.hpp>

#include "shop.hpp"

#include <boost/test/unit_test.hpp>

namespace stamping {

// A struct's hooks set what others inherit from it, not its own rows.
struct stamped {
    std::int64_t id{};
    std::int64_t stamp{};

    void before_insert(orm::context const&) { stamp = 1; }
};
struct kept : stamped {
    std::string text;
};
ORM_TABLE(stamps, stamped, "stamps", (id, primary_key), (stamp))
ORM_TABLE(kepts, kept, "kepts", (id, primary_key), (stamp), (text, named("the_text")))

static_assert(!orm::options_of<stamps_t::stamp_t>.setter.mixin);
static_assert(orm::options_of<kepts_t::stamp_t>.setter.mixin);
static_assert(orm::options_of<kepts_t::id_t>.setter.insert);  // with modifiers
static_assert(!orm::options_of<kepts_t::text_t>.setter.mixin);
static_assert(std::is_void_v<orm::mixin_of<stamps_t::stamp_t>>);
static_assert(std::is_same_v<orm::mixin_of<kepts_t::stamp_t>, stamped>);

// Columns without modifiers share what is said of them.
static_assert(&orm::options_of<stamps_t::stamp_t> ==
              &orm::options_of<decltype(shop::plains.value)>);
static_assert(orm::facts_of_column<kepts_t::text_t>().name() == "the_text");
static_assert(orm::facts_of_column<kepts_t::stamp_t>().name() == "stamp");

}  // namespace stamping

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

constexpr bool is_key(orm::column_facts const& column) { return column.options->primary_key; }
constexpr bool is_named(orm::column_facts const& column) { return !column.name().empty(); }
constexpr bool is_modified(orm::column_facts const& column) { return column.options->modified; }
constexpr bool is_whole(orm::column_facts const& column) {
    return !column.options->modified && column.type->family == orm::type_family::number;
}
constexpr bool may_be_null(orm::column_facts const& column) { return column.declared->nullable; }

BOOST_AUTO_TEST_CASE(columns_are_picked_in_their_order) {
    using products = orm::columns_of<products_t>;
    using lines    = orm::columns_of<lines_t>;
    static_assert(
        std::is_same_v<orm::columns_where<products, is_key>, orm::types<products_t::id_t>>);
    static_assert(std::is_same_v<orm::columns_where<lines, is_key>, orm::types<>>);
    static_assert(std::is_same_v<orm::columns_where<lines, is_named>, lines>);
    static_assert(std::is_same_v<orm::columns_where<products, is_modified>, products>);
    static_assert(
        std::is_same_v<orm::columns_where<lines, is_modified>, orm::types<lines_t::product_id_t>>);
    static_assert(std::is_same_v<orm::columns_where<lines, may_be_null>,
                                 orm::types<lines_t::parent_order_t, lines_t::parent_number_t>>);
    BOOST_TEST((orm::columns_where<lines, is_whole>::size) == 4U);
}

BOOST_AUTO_TEST_SUITE_END()
