// SPDX-License-Identifier: BSL-1.0
#include <orm/query/trigger.hpp>

#include "unit/query/triggers.hpp"

namespace press {

using namespace orm::dsl;
using orm::row_state;
using orm::trigger_event;

static_assert(orm::check_trigger<person_added_t>() && orm::check_trigger<person_changed_t>());
static_assert(orm::has_state(trigger_event::update, row_state::before));
static_assert(orm::has_state(trigger_event::update, row_state::after));
static_assert(!orm::has_state(trigger_event::insert, row_state::before));
static_assert(!orm::has_state(trigger_event::delete_, row_state::after));
static_assert(orm::trigger_statement<decltype(delete_from(people).all_rows())>);
static_assert(!orm::trigger_statement<decltype(delete_from(people).all_rows().returning())>);
static_assert(!orm::trigger_statement<decltype(select(people.id).from(people))>);

// What is said once is not said again, and only of an update.
template <class Definition>
concept takes_of = requires(Definition definition) { definition.of(people.age); };
template <class Definition>
concept takes_when = requires(Definition definition) { definition.when(old_(people.age) > 1); };
static_assert(takes_of<decltype(after_update(people))>);
static_assert(!takes_of<decltype(after_update(people).of(people.id))>);
static_assert(!takes_of<decltype(after_insert(people))>);
static_assert(!takes_when<decltype(after_update(people).when(old_(people.age) > 1))>);

}  // namespace press
