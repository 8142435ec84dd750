// SPDX-License-Identifier: BSL-1.0
#include <orm/type/codec.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <orm/type/make_field.hpp>
#include <orm/type/to_value.hpp>

namespace {

struct money {
    std::int64_t cents                          = 0;
    bool         operator==(money const&) const = default;
};

/// Encodes into a text of its own making.
struct colour {
    int  red                             = 0;
    bool operator==(colour const&) const = default;
};

/// Lets its own text be looked at.
struct email {
    std::string text;
};

struct digest {
    std::vector<std::byte> bytes;
    bool                   operator==(digest const&) const = default;
};

using moment = std::chrono::sys_time<std::chrono::microseconds>;

/// Has a null of its own and compares as what it stores.
struct removed_at {
    std::optional<moment> time;
    bool                  operator==(removed_at const&) const = default;
};

struct unknown {};

}  // namespace

template <>
struct orm::codec<money> {
    using stored = std::int64_t;
    static std::int64_t encode(money amount) { return amount.cents; }
    static money        decode(std::int64_t cents) {
        if (cents < 0) throw_conversion_error("money", "a debt");
        return {cents};
    }
};

template <>
struct orm::codec<colour> {
    using stored = std::string;
    static std::string encode(colour const& shade) {
        return "a rather long description of red " + std::to_string(shade.red);
    }
    static colour decode(std::string const& text) {
        return {std::stoi(text.substr(text.rfind(' ')))};
    }
};

template <>
struct orm::codec<email> {
    using stored = std::string_view;
    static std::string const& encode(email const& address) { return address.text; }
    static email              decode(std::string_view text) { return {std::string(text)}; }
};

template <>
struct orm::codec<digest> {
    using stored = std::span<std::byte const>;
    static std::vector<std::byte> encode(digest const& sum) { return sum.bytes; }
    static digest                 decode(stored bytes) { return {{bytes.begin(), bytes.end()}}; }
};

template <>
struct orm::codec<removed_at> {
    using stored                             = std::optional<moment>;
    static constexpr bool compares_as_stored = true;
    static stored         encode(removed_at const& mark) { return mark.time; }
    static removed_at     decode(stored time) { return {time}; }
};

using namespace orm;

static_assert(has_codec<money> && !has_codec<unknown> && !has_codec<int>);
static_assert(column_value<money> && column_value<std::optional<colour>> && column_value<email>);
static_assert(column_value<digest> && column_value<removed_at>);
static_assert(!column_value<unknown> && !column_value<money, encoding::integer>);
static_assert(sql_type_of<money> == sql_type::bigint && sql_type_of<colour> == sql_type::text);
static_assert(sql_type_of<digest> == sql_type::blob);
static_assert(sql_type_of<removed_at> == sql_type::timestamp);
static_assert(member_type_of<money> == member_type::converted);
static_assert(!is_nullable<money> && is_nullable<std::optional<money>> && is_nullable<removed_at>);

static_assert(comparable<money, std::optional<money>> && !comparable<money, std::int64_t>);
static_assert(!comparable<email, std::string> && !comparable<email, colour>);
static_assert(comparable<removed_at, moment> && comparable<moment, std::optional<removed_at>>);
static_assert(!comparable<removed_at, money> && !comparable<removed_at, std::string>);

namespace {

/// Sends a value the whole way: into an erased value, then through a field into another member.
template <class Type>
Type through_column(Type const& member) {
    scratch     temporaries;
    field const target = make_field<Type>(0, "t", "c");
    Type        result{};
    value const bound = to_value(member, temporaries);
    BOOST_TEST((bound.is_null() || bound.kind == target.stored));
    target.assign(&result, bound);
    return result;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(type_codec)

BOOST_AUTO_TEST_CASE(values_come_back) {
    BOOST_TEST((through_column(money{995}) == money{995}));
    BOOST_TEST((through_column(colour{255}) == colour{255}));
    BOOST_TEST(through_column(email{"ada@example.org"}).text == "ada@example.org");
    BOOST_TEST((through_column(digest{{std::byte{0}, std::byte{255}}}) ==
                digest{{std::byte{0}, std::byte{255}}}));
    BOOST_TEST((through_column(std::optional(colour{1})) == colour{1}));
    BOOST_TEST(!through_column(std::optional<colour>()));
}

BOOST_AUTO_TEST_CASE(a_null_of_its_own_is_stored_as_null) {
    removed_at const never;
    removed_at const once{moment(std::chrono::microseconds(-1))};
    BOOST_TEST((through_column(never) == never));
    BOOST_TEST((through_column(once) == once));
    scratch temporaries;
    BOOST_TEST(to_value(never, temporaries).is_null());
    BOOST_TEST((make_field<removed_at>(0, "t", "c").nullable));
}

BOOST_AUTO_TEST_CASE(text_returned_by_value_is_kept_and_text_referred_to_is_not_copied) {
    scratch     temporaries;
    value const made    = to_value(colour{7}, temporaries);
    value const another = to_value(colour{8}, temporaries);
    BOOST_TEST(made.text() == "a rather long description of red 7");
    BOOST_TEST(another.text() == "a rather long description of red 8");
    email const address{"ada@example.org"};
    BOOST_TEST(static_cast<void const*>(to_value(address, temporaries).bytes.data) ==
               address.text.data());
}

BOOST_AUTO_TEST_CASE(what_decode_refuses_stays_refused) {
    money       amount{1};
    field const target = make_field<money>(0, "t", "c");
    BOOST_CHECK_THROW(target.assign(&amount, value::of_integer(-1)), conversion_error);
    BOOST_CHECK_THROW(target.assign(&amount, value::of_null()), conversion_error);
    BOOST_CHECK_THROW(target.assign(&amount, value::of_text("1")), conversion_error);
    BOOST_TEST((amount == money{1}));
}

BOOST_AUTO_TEST_SUITE_END()
