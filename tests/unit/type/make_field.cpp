// SPDX-License-Identifier: BSL-1.0
#include <orm/type/make_field.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <cstddef>
#include <limits>

using namespace orm;

namespace {

struct account {
    std::optional<std::int32_t>             id;
    std::optional<std::chrono::sys_seconds> seen;
};

template <class Type>
concept has_field = requires { make_field<Type>(0, "t", "c"); };

constexpr field id = make_field<std::optional<std::int32_t>>(offsetof(account, id), "a", "id");
constexpr field seen =
    make_field<std::optional<std::chrono::sys_seconds>>(offsetof(account, seen), "a", "seen");
constexpr field word = make_field<std::string>(4, "a", "b");

}  // namespace

static_assert(id.type == member_type::int32 && id.nullable && id.assign == nullptr);
static_assert(id.offset == offsetof(account, id) && id.table == "a" && id.column == "id");
static_assert(word.type == member_type::text && !word.nullable && word.offset == 4);
static_assert(seen.type == member_type::converted && seen.nullable);
static_assert(seen.stored == storage::timestamp);
static_assert(make_field<std::chrono::sys_seconds, encoding::integer>(0, "", "").stored ==
              storage::integer);
static_assert(has_field<bool> && !has_field<std::string_view> && !has_field<void*>);

BOOST_AUTO_TEST_SUITE(type_make_field)

BOOST_AUTO_TEST_CASE(assign_stores_into_the_member) {
    account                  row;
    std::byte* const         start = reinterpret_cast<std::byte*>(&row);
    std::chrono::sys_seconds noon{std::chrono::hours(12)};
    seen.assign(start + seen.offset,
                value::of_integer(12LL * 3'600 * 1'000'000, storage::timestamp));
    BOOST_TEST((row.seen == noon));
    seen.assign(start + seen.offset, value::of_null());
    BOOST_TEST(!row.seen);
}

BOOST_AUTO_TEST_CASE(a_refused_value_leaves_the_member_alone) {
    long long number = 5;
    if constexpr (member_type_of<long long> == member_type::converted) {
        field const target = make_field<long long>(0, "t", "c");
        target.assign(&number, value::of_integer(std::numeric_limits<std::int64_t>::min()));
        BOOST_TEST(number == std::numeric_limits<long long>::min());
        BOOST_CHECK_THROW(target.assign(&number, value::of_text("6")), conversion_error);
        BOOST_TEST(number == std::numeric_limits<long long>::min());
    }
    std::optional<std::chrono::sys_seconds> moment{std::chrono::sys_seconds{}};
    BOOST_CHECK_THROW(seen.assign(&moment, value::of_integer(1, storage::timestamp)),
                      conversion_error);
    BOOST_TEST(moment.has_value());
}

BOOST_AUTO_TEST_SUITE_END()
