// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include "integration/common/blog.hpp"

using namespace orm::dsl;

namespace integration {

BOOST_AUTO_TEST_SUITE(integration_sort_choices)

using ids = std::vector<std::int64_t>;

constexpr auto sorts =
    sort_choices(sort_choice<"email">(users.email), sort_choice<"age">(users.age, desc(users.id)),
                 sort_choice<"score">(asc(users.score).nulls_last(), users.id),
                 sort_choice<"near">(abs(users.age - 35), users.id));

TEST_ON_EACH_BACKEND(each_name_is_its_order) {
    auto       db = filled_blog<Backend>();
    auto const by = [&](std::string_view name, std::string_view direction) {
        return db.all(select(users.id)
                          .from(users)
                          .where(gt(users.id, std::int64_t{0}))
                          .order_by(sorts.find(name, direction).value_or(sorts.first()))
                          .limit(4));
    };
    for (int again = 0; again != 2; ++again) {
        BOOST_TEST((by("email", "") == ids{1, 2, 3, 4}));
        BOOST_TEST((by("email", "desc") == ids{5, 4, 3, 2}));
        BOOST_TEST((by("age", "asc") == ids{5, 3, 2, 1}));
        BOOST_TEST((by("age", "desc") == ids{4, 1, 2, 3}));
        BOOST_TEST((by("score", "asc") == ids{2, 4, 1, 3}));
        BOOST_TEST((by("score", "desc") == ids{1, 4, 2, 5}));
        BOOST_TEST((by("near", "asc") == ids{1, 2, 3, 4}));
        BOOST_TEST((by("near", "desc") == ids{5, 4, 3, 2}));
        BOOST_TEST((by("email; drop table users", "") == ids{1, 2, 3, 4}));
    }
}

TEST_ON_EACH_BACKEND(beside_conditions_that_come_and_go) {
    auto       db = filled_blog<Backend>();
    auto const of = [&](std::optional<integration::role> role, std::string_view name) {
        return db.all(select(users.id)
                          .from(users)
                          .where(when(role, [](auto given) { return eq(users.role, given); }))
                          .order_by(*sorts.find(name, "desc"))
                          .limit(2));
    };
    BOOST_TEST((of(role::author, "email") == ids{3, 2}));
    BOOST_TEST((of(role::author, "age") == ids{2, 3}));
    BOOST_TEST((of({}, "age") == ids{4, 1}));
    BOOST_TEST((of({}, "near") == ids{5, 4}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration
