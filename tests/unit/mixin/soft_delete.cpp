// SPDX-License-Identifier: BSL-1.0
#include <orm/mixin/soft_delete.hpp>

#include <boost/test/unit_test.hpp>

#include <type_traits>

#include "unit/mixin/notes.hpp"

using namespace orm::dsl;
using namespace noted;

static_assert(orm::role_of<orm::deletion_time> == orm::member_role::deleted_at);
static_assert(std::is_same_v<orm::soft_delete, std::optional<orm::deletion_time>>);

// It is a moment like any other, and may be null.
static_assert(orm::sql_type_of<orm::deletion_time> == orm::sql_type::timestamp);
static_assert(orm::is_nullable<orm::soft_delete>);
static_assert(orm::comparable<orm::deletion_time, orm::deletion_time::moment>);
static_assert(in_sqlite(select(notes.id).from(notes).with_deleted().where(
                  gt(notes.deleted_at, orm::deletion_time::moment{}))) ==
              R"(select "id" from "notes" where "deleted_at" > ?)");

BOOST_AUTO_TEST_CASE(a_deletion_time_is_the_moment_it_holds) {
    orm::deletion_time::moment const noon(std::chrono::hours(12));
    using codec = orm::codec<orm::deletion_time>;
    BOOST_TEST((codec::encode(noon) == noon));
    BOOST_TEST((codec::decode(noon) == orm::deletion_time(noon)));
}
