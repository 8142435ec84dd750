// SPDX-License-Identifier: BSL-1.0
#include <orm/schema/member_role.hpp>

using orm::member_role;

struct plain {
    int value = 0;
};
struct set_on_both {
    void before_insert(orm::context const&) {}
    void before_update(orm::context const&) {}
};
static_assert(!orm::sets_on_insert<plain> && !orm::sets_on_update<plain>);
static_assert(orm::sets_on_insert<set_on_both> && orm::sets_on_update<set_on_both>);
static_assert(orm::role_of<int> == member_role::value);

constexpr orm::column_setter by_nobody = orm::setter_of(member_role::value, false, false);
static_assert(!by_nobody.library && !by_nobody.mixin && !by_nobody.insert && !by_nobody.update);

constexpr orm::column_setter on_write = orm::setter_of(member_role::made_on_write, false, false);
static_assert(on_write.library && on_write.insert && on_write.update && !on_write.mixin);
static_assert(!orm::setter_of(member_role::made_on_insert, false, false).update);
static_assert(!orm::setter_of(member_role::deleted_at, false, false).insert);

constexpr orm::column_setter by_mixin = orm::setter_of(member_role::value, true, false);
static_assert(by_mixin.mixin && by_mixin.insert && !by_mixin.update);
