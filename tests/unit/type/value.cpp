// SPDX-License-Identifier: BSL-1.0
#include <orm/type/value.hpp>

#include <boost/test/unit_test.hpp>

using namespace orm;

static_assert(value{}.is_null());
static_assert(value::of_null().kind == storage::null);
static_assert(value::of_integer(-7).kind == storage::integer);
static_assert(value::of_integer(-7).integer == -7);
static_assert(value::of_integer(3, storage::date).kind == storage::date);
static_assert(value::of_real(0.5).kind == storage::real && value::of_real(0.5).real == 0.5);
static_assert(value::of_text("abc").kind == storage::text);
static_assert(value::of_text("abc").text() == "abc");
static_assert(!value::of_text("").is_null());

// A value has the type that its kind has by nature, until it meets a column.
static_assert(value::of_null().type == sql_type::unspecified);
static_assert(value::of_null(sql_type::date).type == sql_type::date);
static_assert(value::of_integer(1).type == sql_type::bigint);
static_assert(value::of_integer(1, storage::time).type == sql_type::time);
static_assert(value::of_real(1).type == sql_type::double_precision);
static_assert(value::of_text("1").as(sql_type::numeric).type == sql_type::numeric);
static_assert(value::of_text("1").as(sql_type::numeric).kind == storage::text);

// A list looks at its elements.
constexpr value elements[]{value::of_integer(1), value::of_null()};
static_assert(value::of_list(elements, 2, sql_type::bigint).kind == storage::list);
static_assert(value::of_list(elements, 2, sql_type::bigint).elements.data == elements);
static_assert(sizeof(value) == 8 + sizeof(value::byte_view) + sizeof(value::column));

BOOST_AUTO_TEST_SUITE(type_value)

BOOST_AUTO_TEST_CASE(a_blob_is_a_view_of_the_bytes_given) {
    unsigned char const bytes[] = {0, 255, 0};
    value const         blob    = value::of_blob(bytes, sizeof bytes);
    BOOST_TEST((blob.kind == storage::blob));
    BOOST_TEST(static_cast<void const*>(blob.bytes.data) == bytes);
    BOOST_TEST(blob.bytes.size == 3U);
}

BOOST_AUTO_TEST_SUITE_END()
