// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/render/lower_view.hpp>
#include <orm/render/trigger.hpp>
#include <orm/schema/schema.hpp>

namespace orm {

template <dialect Dialect, class Sequence>
consteval bool check_sequence_for() {
    return check_feature<Dialect, feature::sequences>();
}

/// What is kept of the objects of one kind; nothing where there are none.
template <dialect Dialect, class... Views>
constexpr array_view<view_model> views_of(types<Views...>) {
    if constexpr (sizeof...(Views) == 0)
        return {};
    else
        return lowered_views<Dialect, Views...>;
}

template <class... Sequences>
inline constexpr sequence_model lowered_sequences[]{
    {Sequences::schema, Sequences::name, Sequences::options}...};

template <class... Sequences>
constexpr array_view<sequence_model> sequences_of(types<Sequences...>) {
    if constexpr (sizeof...(Sequences) == 0)
        return {};
    else
        return lowered_sequences<Sequences...>;
}

template <dialect Dialect, class... Triggers>
constexpr array_view<trigger_model> triggers_of(types<Triggers...>) {
    if constexpr (sizeof...(Triggers) == 0)
        return {};
    else
        return lowered_triggers<Dialect, Triggers...>;
}

/// A schema with more than tables as data.
template <dialect Dialect, class... Views, class... Sequences, class... Triggers, class... Tables>
constexpr schema_model lower(
    schema_with<schema_objects<types<Views...>, types<Sequences...>, types<Triggers...>>,
                Tables...>) {
    static_cast<void>((check_view_for<Dialect, Views>() && ...));
    static_cast<void>((check_sequence_for<Dialect, Sequences>() && ...));
    static_cast<void>((check_trigger_for<Dialect, Triggers>() && ...));
    schema_model model = lower<Dialect>(schema_of<Tables...>{});
    model.views        = views_of<Dialect>(types<Views...>{});
    model.sequences    = sequences_of(types<Sequences...>{});
    model.triggers     = triggers_of<Dialect>(types<Triggers...>{});
    return model;
}

}  // namespace orm
