// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/postgres/run.hpp>

#include <type_traits>

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(migrate_postgres_run)

BOOST_AUTO_TEST_CASE(it_answers_how_many_were_applied) {
    // What it does needs a server: tests/integration/migrate.
    using connection = orm::postgres::connection;
    using list       = orm::array_view<orm::migrate::migration>;
    using answer     = decltype(orm::migrate::migrate(std::declval<connection&>(), list{}));
    static_assert(std::is_same_v<answer, std::size_t>);
    BOOST_TEST((orm::migrate::run_options{}.lock_timeout == std::chrono::seconds(2)));
}

BOOST_AUTO_TEST_SUITE_END()
