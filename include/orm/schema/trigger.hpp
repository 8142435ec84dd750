// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>
#include <type_traits>
#include <utility>

#include <orm/schema/table.hpp>

namespace orm {

/// The base of all triggers that `ORM_TRIGGER` makes.
struct trigger_base {};

template <class Type>
concept schema_trigger = __is_base_of(trigger_base, Type);

/// Its own template, so that the compiler looks the function up once for a trigger.
template <class Trigger>
struct defined_trigger {
    using definition = decltype(orm_trigger_definition(std::declval<Trigger const&>()));
};

template <schema_trigger Trigger>
using definition_of = typename defined_trigger<Trigger>::definition;

/// The table whose rows a trigger runs for.
template <schema_trigger Trigger>
using table_of_trigger = typename definition_of<Trigger>::table;

/// What a trigger is among all of a schema, for those that have to know.
template <class Trigger, class Triggers>
struct trigger_among {
    using result = Trigger;
};

template <class Triggers>
struct triggers_among_each_other;
template <class... Triggers>
struct triggers_among_each_other<types<Triggers...>> {
    using result = types<typename trigger_among<Triggers, types<Triggers...>>::result...>;
};
template <class Triggers>
using among_each_other = typename triggers_among_each_other<Triggers>::result;

}  // namespace orm
