// SPDX-License-Identifier: BSL-1.0
#include <orm/type/sql_type.hpp>

#include <boost/test/unit_test.hpp>

using namespace orm;

namespace {

template <class Type>
constexpr bool is(type_family family, sql_type sql, storage stored, member_type member) {
    auto const matches = [&](type_facts const& facts, bool nullable) {
        return facts.family == family && facts.sql == sql && facts.stored == stored &&
               facts.member == member && facts.nullable == nullable && facts.column;
    };
    return matches(facts_of<Type>, false) && matches(facts_of<std::optional<Type>>, true);
}

struct stranger {};

}  // namespace

static_assert(is<bool>(type_family::boolean, sql_type::boolean, storage::boolean,
                       member_type::boolean));
static_assert(is<std::int8_t>(type_family::number, sql_type::smallint, storage::integer,
                              member_type::int8));
static_assert(is<std::int16_t>(type_family::number, sql_type::smallint, storage::integer,
                               member_type::int16));
static_assert(is<std::int32_t>(type_family::number, sql_type::integer, storage::integer,
                               member_type::int32));
static_assert(is<std::int64_t>(type_family::number, sql_type::bigint, storage::integer,
                               member_type::int64));
static_assert(is<std::uint8_t>(type_family::number, sql_type::smallint, storage::integer,
                               member_type::uint8));
static_assert(is<std::uint16_t>(type_family::number, sql_type::integer, storage::integer,
                                member_type::uint16));
static_assert(is<std::uint32_t>(type_family::number, sql_type::bigint, storage::integer,
                                member_type::uint32));
static_assert(is<std::uint64_t>(type_family::number, sql_type::bigint, storage::integer,
                                member_type::uint64));
static_assert(is<float>(type_family::number, sql_type::real, storage::real, member_type::float32));
static_assert(is<double>(type_family::number, sql_type::double_precision, storage::real,
                         member_type::float64));
static_assert(is<std::string>(type_family::text, sql_type::text, storage::text, member_type::text));
static_assert(is<std::vector<std::byte>>(type_family::blob, sql_type::blob, storage::blob,
                                         member_type::blob));

// `long` and `long long` are both 64 bits wide, and only one of them is std::int64_t.
static_assert(sql_type_of<long> == sql_type::bigint && sql_type_of<long long> == sql_type::bigint);
static_assert((member_type_of<long> == member_type::converted) !=
              (member_type_of<long long> == member_type::converted));
static_assert(column_value<unsigned long> && column_value<unsigned long long>);

static_assert(!column_value<stranger> && !bindable_value<stranger>);
static_assert(!column_value<std::optional<stranger>> && !column_value<stranger*>);
static_assert(!column_value<std::optional<std::optional<int>>>);
static_assert(!column_value<char> && !column_value<wchar_t> && !column_value<char8_t>);
static_assert(!column_value<long double> && !column_value<void*> && !column_value<void>);
static_assert(!column_value<std::nullptr_t> && !column_value<std::nullopt_t>);
static_assert(!column_value<std::string_view> && bindable_value<std::string_view>);
static_assert(!column_value<char const*> && bindable_value<char const*>);
static_assert(!column_value<std::span<std::byte const>>);
static_assert(!column_value<std::optional<std::string_view>>);
static_assert(bindable_value<decltype("text")> && bindable_value<std::string const&>);
static_assert(!column_value<int, encoding::text> && !column_value<std::string, encoding::integer>);

static_assert(std::is_same_v<base_type<std::optional<int>>, int>);
static_assert(std::is_same_v<base_type<std::string>, std::string>);
static_assert(is_nullable<std::optional<int>> && !is_nullable<int>);

static_assert(comparable<int, double> && comparable<std::optional<std::uint8_t>, long long>);
static_assert(comparable<std::string, char const*> && comparable<decltype("a"), std::string&>);
static_assert(comparable<std::optional<std::string> const&, std::string_view>);
static_assert(comparable<bool, std::optional<bool>> && !comparable<bool, int>);
static_assert(comparable<std::vector<std::byte>, std::span<std::byte const>>);
static_assert(!comparable<std::vector<std::byte>, std::string> && !comparable<int, std::string>);
static_assert(!comparable<int, std::nullopt_t> && !comparable<std::nullptr_t, std::nullptr_t>);
static_assert(!comparable<stranger, stranger>);

BOOST_AUTO_TEST_SUITE(type_sql_type)

// The facts are checked above, by the compiler. They also have to exist at run time.
BOOST_AUTO_TEST_CASE(facts_can_be_referred_to) {
    type_facts const* const facts[] = {&facts_of<int>, &facts_of<std::optional<int>>};
    BOOST_TEST((facts[0]->member == facts[1]->member));
    BOOST_TEST(facts[0]->nullable != facts[1]->nullable);
}

BOOST_AUTO_TEST_SUITE_END()
