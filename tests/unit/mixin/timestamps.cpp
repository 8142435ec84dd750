// SPDX-License-Identifier: BSL-1.0
#include <orm/mixin/timestamps.hpp>

#include <boost/test/unit_test.hpp>

#include "unit/mixin/kept.hpp"

using namespace orm::dsl;
using namespace kept;

static_assert(orm::sql_type_of<orm::created_at> == orm::sql_type::timestamp);
static_assert(orm::comparable<orm::updated_at, orm::updated_at::moment>);

// An insert by columns has both, an update only that of updates.
static_assert(in_sqlite(insert_into(pages).values(pages.id = 1)) ==
              R"(insert into "pages" ("id", "created_at", "updated_at", "version") )"
              R"(values (?, ?, ?, ?))");
static_assert(
    in_sqlite(update(pages).set(pages.id = 1).all_rows()) ==
    R"(update "pages" set "id" = ?, "updated_at" = ?, "version" = "pages"."version" + 1)");

struct noon {
    std::int64_t now() const { return 43'200'000'000; }
};

BOOST_AUTO_TEST_CASE(timestamps_are_made_by_the_clock) {
    BOOST_TEST((orm::created_at::make(noon{}) == orm::created_at(std::chrono::hours(12))));
    BOOST_TEST((orm::codec<orm::updated_at>::encode(orm::updated_at::make(noon{})) ==
                orm::updated_at::moment(std::chrono::hours(12))));
}
