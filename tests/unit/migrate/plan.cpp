// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/plan.hpp>

#include <boost/test/unit_test.hpp>

#include <orm/dialect/sqlite.hpp>

#include "unit/migrate/blog.hpp"

BOOST_AUTO_TEST_SUITE(migrate_plan)

BOOST_AUTO_TEST_CASE(the_compiler_plans_what_the_program_does) {
    constexpr auto const&    constant = up<orm::sqlite_dialect>;
    orm::migrate::plan const made(blog_change<orm::sqlite_dialect>::difference(),
                                  orm::sqlite_dialect::facts);
    BOOST_REQUIRE(made.steps().size() == constant.size());
    for (std::size_t at = 0; at != constant.size(); ++at)
        BOOST_TEST(made.steps()[at].sql == constant[at].sql);
}

BOOST_AUTO_TEST_CASE(nothing_leads_from_a_schema_to_itself) {
    auto const               model = orm::lower<orm::sqlite_dialect>(after::schema);
    orm::migrate::plan const none(orm::migrate::diff(model, model), orm::sqlite_dialect::facts);
    BOOST_TEST(none.steps().empty());
}

BOOST_AUTO_TEST_SUITE_END()
