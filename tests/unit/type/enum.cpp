// SPDX-License-Identifier: BSL-1.0
#include <orm/type/enum.hpp>

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

#include <orm/type/from_value.hpp>
#include <orm/type/make_field.hpp>
#include <orm/type/to_value.hpp>

namespace blog {

enum class role { admin, editor, author };
ORM_ENUM(role, admin, (editor, "chief editor"), author)

enum plain : std::int8_t { low = -1, high = 5 };
ORM_ENUM(plain, low, high)

struct post {
    enum class status : std::uint16_t { draft = 1, published = 60'000 };
};
ORM_ENUM(post::status, draft, published)

enum class huge : std::uint64_t { small = 1, large = std::numeric_limits<std::uint64_t>::max() };
ORM_ENUM(huge, small, large)

enum class single { only };
ORM_ENUM(single, only)

enum class undescribed { value };

}  // namespace blog

using namespace orm;
using blog::role, blog::plain, blog::post, blog::huge, blog::single;

static_assert(described_enum<role> && described_enum<post::status>);
static_assert(!described_enum<blog::undescribed> && !described_enum<int>);
static_assert(enum_name(role::admin) == "admin" && enum_name(role::editor) == "chief editor");
static_assert(enum_name(blog::high) == "high");
static_assert(enum_name(post::status::published) == "published");
static_assert(enum_name(static_cast<role>(99)).data() == nullptr);
static_assert(enum_names<role>.size() == 3 && enum_names<role>.names[1] == "chief editor");
static_assert(enum_names<single>.size() == 1);
static_assert(enum_from_name<role>("author") == role::author);
static_assert(!enum_from_name<role>("Author") && !enum_from_name<role>("editor"));
static_assert(!enum_from_name<role>(""));
static_assert(enum_table_of<post::status>.type == "post::status");

static_assert(column_value<role> && column_value<std::optional<post::status>>);
static_assert(column_value<role, encoding::integer> && !column_value<blog::undescribed>);
static_assert(family_of<role> == type_family::enumeration);
static_assert(sql_type_of<role> == sql_type::text);
static_assert(sql_type_of<role, encoding::integer> == sql_type::integer);
static_assert(sql_type_of<plain, encoding::integer> == sql_type::smallint);
static_assert(sql_type_of<std::optional<huge>, encoding::integer> == sql_type::bigint);
static_assert(comparable<role, std::optional<role>> && !comparable<role, plain>);
static_assert(!comparable<role, std::string> && !comparable<plain, int>);

// Values can be constants, for defaults and checks.
static_assert([] {
    scratch temporaries;
    return to_value(role::author, temporaries).text() == "author" &&
           to_value<encoding::integer>(blog::low, temporaries).integer == -1;
}());

namespace {

template <encoding Encoding, class Enum>
Enum through_column(Enum member) {
    scratch     temporaries;
    field const target = make_field<Enum, Encoding>(0, "t", "c");
    value const bound  = to_value<Encoding>(member, temporaries);
    BOOST_TEST((bound.kind == target.stored));
    auto result = static_cast<Enum>(99);
    target.assign(&result, bound);
    return result;
}

template <class Enum>
void check_all_values() {
    for (auto const& entry : enum_table_of<Enum>.entries) {
        BOOST_TEST((through_column<encoding::automatic>(entry.value) == entry.value));
        BOOST_TEST((through_column<encoding::text>(entry.value) == entry.value));
        BOOST_TEST((enum_from_name<Enum>(enum_name(entry.value)) == entry.value));
    }
}

bool names_role(conversion_error const& error) {
    return std::string(error.what()) == "orm: role: a value that ORM_ENUM does not list";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(type_enum)

BOOST_AUTO_TEST_CASE(every_value_comes_back) {
    check_all_values<role>();
    check_all_values<plain>();
    check_all_values<post::status>();
    check_all_values<huge>();
    check_all_values<single>();
    for (role member : {role::admin, role::editor, role::author})
        BOOST_TEST((through_column<encoding::integer>(member) == member));
    for (plain member : {blog::low, blog::high})
        BOOST_TEST((through_column<encoding::integer>(member) == member));
    for (auto member : {post::status::draft, post::status::published})
        BOOST_TEST((through_column<encoding::integer>(member) == member));
}

BOOST_AUTO_TEST_CASE(names_convert_to_a_span) {
    std::span<std::string_view const> const names = enum_names<role>;
    std::vector<std::string_view> const     expected{"admin", "chief editor", "author"};
    BOOST_TEST(std::vector(names.begin(), names.end()) == expected,
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_value_that_is_not_listed_is_not_stored) {
    scratch    temporaries;
    auto const stray = static_cast<role>(3);
    BOOST_CHECK_EXCEPTION(to_value(stray, temporaries), conversion_error, names_role);
    BOOST_CHECK_EXCEPTION(to_value<encoding::integer>(stray, temporaries), conversion_error,
                          names_role);
}

BOOST_AUTO_TEST_CASE(a_value_that_is_not_listed_is_not_read) {
    for (char const* text : {"", "Admin", "admin ", "editor", "0"})
        BOOST_CHECK_EXCEPTION(from_value<role>(value::of_text(text)), conversion_error, names_role);
    for (std::int64_t number : {std::int64_t{-1}, std::int64_t{3}, std::int64_t{1} << 32,
                                std::numeric_limits<std::int64_t>::min()})
        BOOST_CHECK_EXCEPTION((from_value<role, encoding::integer>(value::of_integer(number))),
                              conversion_error, names_role);
    // -1 is the bit pattern of huge::large, and yet another number.
    BOOST_CHECK_THROW((from_value<huge, encoding::integer>(value::of_integer(-1))),
                      conversion_error);
}

BOOST_AUTO_TEST_CASE(a_value_past_bigint_has_no_integer) {
    scratch temporaries;
    BOOST_CHECK_THROW(to_value<encoding::integer>(huge::large, temporaries), conversion_error);
    BOOST_TEST(to_value<encoding::integer>(huge::small, temporaries).integer == 1);
}

BOOST_AUTO_TEST_CASE(the_other_encoding_is_refused) {
    BOOST_CHECK_THROW(from_value<role>(value::of_integer(0)), conversion_error);
    BOOST_CHECK_THROW((from_value<role, encoding::integer>(value::of_text("admin"))),
                      conversion_error);
    BOOST_CHECK_THROW(from_value<role>(value::of_null()), conversion_error);
}

BOOST_AUTO_TEST_SUITE_END()
