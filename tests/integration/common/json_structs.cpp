// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe.hpp>

#include <orm/json.hpp>

#include "integration/common/backends.hpp"

// Structs that columns keep as JSON.

namespace integration::json_structs {

struct language {
    std::string name;
    int         years = 0;

    bool operator==(language const&) const = default;
};
BOOST_DESCRIBE_STRUCT(language, (), (name, years))

struct profile {
    std::string                city;
    std::vector<language>      languages;
    std::optional<std::string> motto;

    bool operator==(profile const&) const = default;
};
BOOST_DESCRIBE_STRUCT(profile, (), (city, languages, motto))

}  // namespace integration::json_structs

template <>
struct orm::codec<integration::json_structs::profile>
    : orm::json_codec<integration::json_structs::profile> {};
template <>
struct orm::codec<integration::json_structs::language>
    : orm::json_codec<integration::json_structs::language, orm::sql_type::json> {};

namespace integration::json_structs {

using namespace orm;
using namespace orm::dsl;

struct developer {
    std::int64_t           id{};
    profile                about{};
    std::optional<profile> former{};
    language               first{};
    std::vector<profile>   others{};

    bool operator==(developer const&) const = default;
};
ORM_TABLE(developers, developer, "developers",
    (id, primary_key), (about), (former), (first), (others))

BOOST_AUTO_TEST_SUITE(integration_common_json_structs)

TEST_ON_EACH_BACKEND(they_come_back_and_are_looked_into) {
    auto            db = created<Backend>(schema(developers));
    profile const   ada{"K\u00f6ln", {{"C++", 7}, {"S\"Q\\L", -1}}, "{}"};
    developer const both[]{{.id = 1, .about = ada, .others = {ada, {}}},
                           {.id = 2, .former = ada, .first = {"C", 1}}};
    for (developer const& each : both) db.insert(each);
    BOOST_TEST((*db.find(developers, 1) == both[0]));
    BOOST_TEST((*db.find(developers, 2) == both[1]));
    auto const years = json_extract<"$.languages[0].years", std::int64_t>(developers.about);
    auto const found = db.all(select(developers.id, years)
                                  .from(developers)
                                  .where(json_extract<"$.city">(developers.about) == "K\u00f6ln"));
    BOOST_REQUIRE(found.size() == 1);
    BOOST_TEST(*found[0][years] == 7);
    db.backend().run_script("update developers set about = '{\"city\": 1}'");
    BOOST_CHECK_THROW(db.find(developers, 1), decode_error);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration::json_structs
