// SPDX-License-Identifier: BSL-1.0
#include <orm/type/field.hpp>

#include <boost/test/unit_test.hpp>

using namespace orm;

// Layouts are constants: a backend reads them from read-only memory.
constexpr field      fields[] = {{.offset = 8, .table = "users", .column = "id"}, {.offset = 16}};
constexpr row_part   parts[]  = {{.fields = 2}};
constexpr row_layout layout{fields, parts};

static_assert(layout.fields.size() == 2 && layout.fields[1].offset == 16);
static_assert(layout.parts[0].emplace == nullptr);
static_assert(row_layout{fields}.parts.empty());
static_assert(fields[0].table == "users" && fields[0].column == "id");
static_assert(!fields[0].nullable && fields[0].assign == nullptr);

BOOST_AUTO_TEST_SUITE(type_field)

BOOST_AUTO_TEST_CASE(a_layout_counts_from_its_arrays) {
    BOOST_TEST(layout.fields.data() == fields);
    BOOST_TEST(layout.parts.data() == parts);
}

BOOST_AUTO_TEST_SUITE_END()
