// SPDX-License-Identifier: BSL-1.0
#include <string>

#include <boost/test/unit_test.hpp>

#include <orm/migrate/error.hpp>
#include <orm/migrate/migration_set.hpp>
#include <orm/pool.hpp>

#include "integration/migrate/place.hpp"

// Programs that bring their database up to date as they open it.

namespace integration {

namespace {

using orm::migrate::hazards;
using orm::migrate::migration;
using orm::migrate::step;

constexpr step create[]{{.sql = "create table notes (id integer, stars integer)"}};
constexpr step drop[]{
    {.sql = "alter table notes drop column stars", .risk = {hazards::destructive}}};
constexpr migration list[]{{.name = "1_notes", .up = create},
                           {.name = "2_less", .parent = "1_notes", .up = drop}};

constexpr orm::migrate::migration_set first{.head = {}, .sqlite = {list, 1}, .postgres = {list, 1}};
constexpr orm::migrate::migration_set both{.head = {}, .sqlite = list, .postgres = list};

template <class Backend, class Options>
auto open(std::string const& where, Options const& options) {
    if constexpr (Backend::dialect::facts.rowid_keys)
        return orm::sqlite::open(where, options);
    else
        return orm::postgres::open(where, options);
}

template <class Backend>
struct options_of {
    using type = orm::sqlite::options;
};
#if defined(ORM_TEST_WITH_POSTGRES)
template <>
struct options_of<postgres_server> {
    using type = orm::postgres::options;
};
#endif

}  // namespace

BOOST_AUTO_TEST_SUITE(integration_migrate)

BOOST_AUTO_TEST_CASE_TEMPLATE(a_database_is_up_to_date_once_it_is_open, Backend, backends) {
    using options = typename options_of<Backend>::type;
    place<Backend> const at;
    for (int again = 0; again != 2; ++again) {
        auto db = open<Backend>(at.where, options{.migrations = first});
        db.backend().run_script("insert into notes values (1, 2)");
    }
    // What destroys data is not done in passing.
    BOOST_CHECK_THROW(open<Backend>(at.where, options{.migrations = both}),
                      orm::migrate::needs_approval);
    std::string const      approval = "2_less:" + std::string(list[1].hash().view());
    std::string_view const approved[]{approval};
    auto                   db = open<Backend>(
        at.where, options{.migrations = orm::migrate::with_options{both, {.approved = approved}}});
    BOOST_TEST(texts(db, "select cast(count(*) as text) from notes").front() == "2");
    BOOST_CHECK_THROW(db.backend().run_script("select stars from notes"), orm::error);
}

BOOST_AUTO_TEST_CASE(a_pool_begins_with_a_database_that_is_up_to_date) {
    place<sqlite_in_memory> const at;
    auto lite = orm::sqlite::open_pool(at.where, {.maximum = 2}, {.migrations = first});
    auto lent = lite.acquire();
    BOOST_TEST(texts(lent, "select name from orm_migrations").front() == "1_notes");
#if defined(ORM_TEST_WITH_POSTGRES)
    place<postgres_server> const there;
    auto pool      = orm::postgres::open_pool(there.where, {.maximum = 2}, {.migrations = first});
    auto connected = pool.acquire();
    BOOST_TEST(texts(connected, "select name from orm_migrations").front() == "1_notes");
#endif
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration
