// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include "integration/common/blog.hpp"

using namespace orm::dsl;

namespace integration {

struct age_group {
    std::int32_t age{};
    std::int64_t people{};

    bool operator==(age_group const&) const = default;
};
ORM_MATERIALIZED_VIEW(age_groups, age_group, "age_groups",
                      select(users.age, count()).from(users).group_by(users.age), (age), (people))
ORM_CONSTRAINTS(age_groups, in_schema("kept"), unique_index(age_groups.age))

inline constexpr auto kept_groups = orm::schema(users, age_groups);

BOOST_AUTO_TEST_SUITE(integration_postgres_materialized_views)

BOOST_AUTO_TEST_CASE(rows_are_kept_until_they_are_refreshed) {
    auto db = postgres::empty_database();
    db.backend().run_script("drop schema if exists kept cascade");
    db.create(kept_groups);
    db.insert(std::vector<user>{{.email = "a", .age = 7}, {.email = "b", .age = 7}});
    BOOST_TEST(db.count(age_groups) == 0);
    db.run(refresh(age_groups));
    BOOST_TEST((db.all(select().from(age_groups)) == std::vector<age_group>{{7, 2}}));
    db.insert(user{.email = "c", .age = 8});
    BOOST_TEST(db.count(age_groups) == 1);
    db.run(refresh(age_groups).concurrently());
    BOOST_TEST((db.all(select().from(age_groups).order_by(age_groups.age)) ==
                std::vector<age_group>{{7, 2}, {8, 1}}));
    db.create(kept_groups, orm::if_exists::skip);
    for (std::string_view const statement : orm::drop_sql<orm::postgres_dialect>(kept_groups))
        db.backend().run_script(statement);
    BOOST_CHECK_THROW(db.count(age_groups), orm::error);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration
