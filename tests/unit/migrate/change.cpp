// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/change.hpp>

#include <boost/test/unit_test.hpp>

#include "unit/migrate/blog.hpp"

namespace {

constexpr orm::migrate::snapshot head{
    .sqlite   = orm::lower<orm::sqlite_dialect>(before::schema),
    .postgres = orm::lower<orm::postgres_dialect>(before::schema),
};

using next = orm::migrate::change<after::schema, head, "drop-column:posts.junk">;

}  // namespace

BOOST_AUTO_TEST_SUITE(migrate_change)

BOOST_AUTO_TEST_CASE(what_is_approved_is_planned) {
    static_assert(next::up<orm::sqlite_dialect>().size() == up<orm::sqlite_dialect>.size());
    static_assert(next::up<orm::postgres_dialect>().size() == up<orm::postgres_dialect>.size());
    BOOST_TEST(next::up<orm::sqlite_dialect>()[3].sql ==
               R"(alter table "posts" drop column "junk")");
}

BOOST_AUTO_TEST_CASE(the_way_back_fills_what_was_dropped_with_empty_texts) {
    constexpr auto const& steps = next::down<orm::postgres_dialect>();
    static_assert(steps[9].sql == R"(alter table "posts" add column "junk" text)");
    BOOST_TEST(steps[10].sql == R"(update "posts" set "junk" = '' where "junk" is null)");
}

BOOST_AUTO_TEST_SUITE_END()
