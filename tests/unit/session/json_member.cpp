// SPDX-License-Identifier: BSL-1.0
#include <orm/session/json_member.hpp>

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

namespace json_members {

enum class mood { calm, wild };
ORM_ENUM(mood, calm, (wild, "w"))

struct held {
    std::int64_t           id{};
    std::optional<uint8_t> small;
    float                  real{};
    std::string            name;
    std::vector<std::byte> bytes;
    mood                   how{};

    bool operator==(held const&) const = default;
};
ORM_TABLE(holders, held, "holders",
    (id, primary_key), (small), (real), (name, named("full_name")), (bytes), (how, as_integer))

constexpr auto const& members = orm::json_members_of<holders_t>.items;
static_assert(members[3].target.column == "full_name");
static_assert(members[5].target.stored == orm::storage::text);  // whatever the column stores

BOOST_AUTO_TEST_SUITE(session_json_member)

BOOST_AUTO_TEST_CASE(values_go_there_and_back) {
    for (held const& given : {held{}, held{std::numeric_limits<std::int64_t>::min(),
                                           std::uint8_t{255},
                                           0.1F,
                                           "a",
                                           {std::byte{1}, std::byte{0}},
                                           mood::wild}}) {
        held back{1, std::uint8_t{1}, 1, "b", {std::byte{9}}, mood::calm};
        for (orm::json_member const& member : members) {
            orm::scratch     temporaries;
            orm::value const taken = orm::member_value(member, &given, temporaries);
            BOOST_TEST((taken.is_null() || taken.kind == member.kind()));
            orm::set_member(member, &back, taken);
        }
        BOOST_TEST((back == given));
    }
}

BOOST_AUTO_TEST_CASE(what_does_not_fit_is_refused) {
    held made;
    BOOST_CHECK_THROW(orm::set_member(members[1], &made, orm::value::of_integer(256)),
                      orm::conversion_error);
    BOOST_CHECK_THROW(orm::set_member(members[0], &made, orm::value::of_null()),
                      orm::conversion_error);
    BOOST_CHECK_THROW(orm::set_member(members[5], &made, orm::value::of_text("wild")),
                      orm::conversion_error);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace json_members
