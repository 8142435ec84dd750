// SPDX-License-Identifier: BSL-1.0
#include <orm/session/json_row.hpp>

#include <cstdint>
#include <optional>
#include <string>

#include <boost/test/unit_test.hpp>

namespace json_rows {

struct user {
    std::int64_t               id{};
    std::string                email;
    std::optional<std::int8_t> age;

    bool operator==(user const&) const = default;
};
ORM_TABLE(users, user, "users", (id, primary_key), (email), (age))

constexpr orm::json_members members = orm::json_members_of<users_t>.items;

std::string refusal(std::string_view text) {
    user made;
    try {
        orm::members_from_json(orm::parse_json({text.data(), text.size()}), members, &made);
    } catch (orm::json_error const& failure) {
        BOOST_TEST(failure.table() == "users");
        return failure.what();
    }
    return {};
}

BOOST_AUTO_TEST_SUITE(session_json_row)

BOOST_AUTO_TEST_CASE(a_row_goes_there_and_back) {
    user const given{1, "a@\"b", std::nullopt};
    auto const made = orm::json_of_members(members, &given);
    BOOST_TEST(boost::json::serialize(made) == R"({"id":1,"email":"a@\"b","age":null})");
    user back{2, "", std::int8_t{3}};
    orm::members_from_json(made, members, &back);
    BOOST_TEST((back == given));
}

BOOST_AUTO_TEST_CASE(what_is_not_there_is_null_where_it_may_be) {
    BOOST_TEST(refusal(R"({"email":"a","id":1})") == "");
    BOOST_TEST(refusal(R"({"id":1})") == "orm: users.email: the column is missing");
}

BOOST_AUTO_TEST_CASE(what_is_wrong_is_told_with_its_place_and_without_content) {
    BOOST_TEST(refusal("[1]") == "orm: users: an object is wanted, found a list");
    BOOST_TEST(refusal(R"({"id":"secret","email":"a"})") ==
               "orm: users.id: JSON: a whole number of 64 bits is wanted, found a text");
    BOOST_TEST(refusal(R"({"id":1,"email":null})") == "orm: users.email: JSON: there is no value");
    BOOST_TEST(refusal(R"({"id":1,"email":"a","age":128})") ==
               "orm: users.age: integer: out of range");
    BOOST_TEST(refusal(R"({"id":1,"email":"a","phone":null})") ==
               "orm: users.phone: there is no such column");
    BOOST_TEST(refusal(R"({"id":1,"email":"a","\n\u00e4)" + std::string(99, 'x') + "\":0}") ==
               "orm: users.??" + std::string(58, 'x') + "...: there is no such column");
    user const broken{1, "\xC0\x80", {}};
    BOOST_CHECK_EXCEPTION(orm::json_of_members(members, &broken), orm::json_error,
                          [](auto const& failure) { return failure.column() == "email"; });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace json_rows
