// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <new>

#include <orm/expr/among_keys.hpp>
#include <orm/session/binder.hpp>

namespace orm {

template <class... Columns>
struct parameters_in<among_keys<Columns...>> {
    static constexpr std::size_t count = sizeof...(Columns);  // where each is an array
};

/// Binds many keys of so many columns, an array for each column or all as one text.
void bind_keys(binder& out, value const* keys, std::size_t count, sql_type const* columns,
               std::size_t column_count);

template <class... Columns, class Arguments>
void bind(binder& out, among_keys<Columns...> const* node, Arguments const*) {
    static constexpr sql_type types[]{
        facts_of<typename Columns::type, encoding_of<Columns>>.sql...};
    bind_keys(out, node->keys, node->count, types, sizeof...(Columns));
}

}  // namespace orm
