// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include "integration/common/blog.hpp"

using namespace orm::dsl;

namespace integration {

BOOST_AUTO_TEST_SUITE(integration_sets)

using ids   = std::vector<std::int64_t>;
using texts = std::vector<std::string>;

constexpr auto all_users = select(users.id).from(users);
constexpr auto writers   = select(posts.author_id).from(posts);

TEST_ON_EACH_BACKEND(every_operation) {
    auto       db     = filled_blog<Backend>();
    auto const sorted = [&](auto query) { return db.all(query.order_by(users.id)); };
    BOOST_TEST((sorted(union_(all_users, writers)) == ids{1, 2, 3, 4, 5}));
    BOOST_TEST((sorted(union_all(all_users, writers)) == ids{1, 1, 1, 2, 2, 2, 3, 4, 5}));
    BOOST_TEST((sorted(intersect(all_users, writers)) == ids{1, 2}));
    BOOST_TEST((sorted(except(all_users, writers)) == ids{3, 4, 5}));
    BOOST_TEST((sorted(except(all_users, writers, all_users.where(eq(users.id, 4)))) == ids{3, 5}));
}

TEST_ON_EACH_BACKEND(nested_and_of_parts_that_are_cut) {
    auto       db    = filled_blog<Backend>();
    auto const first = all_users.order_by(users.id).limit(1);
    auto const last  = all_users.order_by(desc(users.id)).limit(1);
    BOOST_TEST((db.all(union_all(first, last).order_by(users.id)) == ids{1, 5}));
    // 1, 2 without (those above 1 who have written) leaves 1.
    BOOST_TEST((db.all(except(intersect(all_users, writers),
                              intersect(writers, all_users.where(gt(users.id, 1))))) == ids{1}));
    BOOST_TEST((db.all(intersect(union_(all_users, writers), all_users.where(lt(users.id, 3)))
                           .order_by(desc(users.id))) == ids{2, 1}));
    BOOST_TEST((db.all(union_(all_users, writers).order_by(desc(users.id)).limit(2).offset(1)) ==
                ids{4, 3}));
}

TEST_ON_EACH_BACKEND(types_of_both_come_together) {
    auto       db    = filled_blog<Backend>();
    auto const names = db.all(union_(select(users.email).from(users).where(eq(users.id, 3)),
                                     select(users.name).from(users).where(eq(users.id, 3)))
                                  .order_by(nulls_last(users.email)));
    static_assert(std::is_same_v<decltype(names), std::vector<std::optional<std::string>> const>);
    BOOST_REQUIRE(names.size() == 2u);
    BOOST_TEST(names[0].value() == "cy@x");
    BOOST_TEST(!names[1].has_value());

    auto const numbers = db.all(union_all(select(users.age).from(users).where(eq(users.id, 1)),
                                          select(posts.id).from(posts).where(eq(posts.id, 1))));
    static_assert(std::is_same_v<decltype(numbers), std::vector<std::int64_t> const>);
    BOOST_TEST((numbers == ids{36, 1}));
}

TEST_ON_EACH_BACKEND(whole_rows) {
    auto       db   = filled_blog<Backend>();
    auto const rows = db.all(union_all(select().from(users).where(eq(users.id, 2)),
                                       select().from(users).where(eq(users.age, 51))));
    static_assert(std::is_same_v<decltype(rows), std::vector<user> const>);
    BOOST_REQUIRE(rows.size() == 2u);
    BOOST_TEST((rows[1] == *db.find(users, 4)));
}

TEST_ON_EACH_BACKEND(sets_stand_where_queries_do) {
    auto       db   = filled_blog<Backend>();
    auto const some = union_(all_users.where(gt(users.age, 40)), writers);
    BOOST_TEST(db.count(some) == 3);
    BOOST_TEST(db.exists(some));
    BOOST_TEST(
        (db.all(select(users.email).from(users).where(in(users.id, some)).order_by(users.id)) ==
         texts{"ada@x", "bob@x", "dee@x"}));
    auto const rows = some.template as<"some">();
    BOOST_TEST(
        (db.all(select(rows[users.id]).from(rows).order_by(desc(rows[users.id]))) == ids{4, 2, 1}));
}

TEST_ON_EACH_BACKEND(a_null_stands_in_for_a_column) {
    auto       db   = filled_blog<Backend>();
    auto const rows = db.all(
        union_all(
            select(users.email, cast<std::int32_t>(users.age)).from(users).where(users.id == 1),
            select(users.email, cast<std::int32_t>(std::nullopt)).from(users).where(users.id == 2))
            .order_by(users.email));
    BOOST_TEST(rows.size() == 2u);
    auto const& [first_email, first_age]   = rows[0];
    auto const& [second_email, second_age] = rows[1];
    BOOST_TEST((first_age == std::optional(36)));
    BOOST_TEST(!second_age.has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration
