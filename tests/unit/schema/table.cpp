// SPDX-License-Identifier: BSL-1.0
#include <orm/schema/table.hpp>

#include <type_traits>

#include "shop.hpp"

#include <boost/test/unit_test.hpp>

// Structs that are called like what the macro declares, or like one of their columns.
namespace odd_names {

#define ODD(name)        \
    struct name {        \
        std::int64_t id; \
    };                   \
    ORM_TABLE(name##_table, name, #name, (id, primary_key))
ODD(row)
ODD(holder)
ODD(type)
ODD(table)
ODD(origin)
ODD(declared)
ODD(columns)
ODD(member_name)
ODD(pointer)
ODD(modifiers)
ODD(offset)
ODD(orm_table)

struct tag {
    std::string tag;
};
ORM_TABLE(tags, tag, "tags", (tag, unique))

static_assert(std::is_same_v<row_table_t::id_t::row, row>);
static_assert(std::is_same_v<orm::holder_of<holder_table_t::id_t>, holder>);
static_assert(std::is_same_v<orm::row_of<type_table_as<"t">>, type>);
static_assert(std::is_same_v<tags_t::tag_t::type, std::string>);

}  // namespace odd_names

BOOST_AUTO_TEST_SUITE(schema_table)

using namespace shop;

BOOST_AUTO_TEST_CASE(a_table_knows_its_struct_name_and_columns) {
    static_assert(orm::table<products_t>);
    static_assert(!orm::table<product>);
    static_assert(std::is_same_v<orm::row_of<products_t>, product>);
    static_assert(orm::table_facts<products_t>::name == "products");
    static_assert(orm::columns_of<products_t>::size == 5);
    static_assert(std::is_same_v<orm::type_at<orm::columns_of<products_t>, 2>, products_t::name_t>);
    BOOST_TEST(true);
}

BOOST_AUTO_TEST_CASE(a_struct_finds_its_table) {
    static_assert(orm::mapped_row<product>);
    static_assert(!orm::mapped_row<dated>);
    static_assert(std::is_same_v<orm::table_for<product>, products_t>);
    BOOST_TEST(true);
}

BOOST_AUTO_TEST_CASE(an_alias_has_columns_of_its_own) {
    using other       = products_as<"other">;
    using other_name  = decltype(other::name);
    using other_note  = decltype(other::note);
    using other_price = decltype(other::price);
    static_assert(orm::table<other>);
    static_assert(!std::is_same_v<other_name, products_t::name_t>);
    static_assert(std::is_same_v<other_name::origin, products_t::name_t>);
    static_assert(std::is_same_v<orm::origin_of<other>, products_t>);
    static_assert(orm::table_facts<other>::alias == "other");
    static_assert(orm::table_facts<other>::name == "products");
    static_assert(orm::name_of<other_note> == "the_note");
    static_assert(other_price::offset() == products_t::price_t::offset());
    BOOST_TEST(true);
}

BOOST_AUTO_TEST_SUITE_END()
