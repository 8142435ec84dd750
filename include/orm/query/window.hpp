// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

#include <orm/expr/over.hpp>
#include <orm/query/from.hpp>

namespace orm {

/// `window "w" as (...)`: windows that several functions share.
template <class... Windows>
struct window_clause {
    using operands                   = types<Windows...>;
    static constexpr clause position = clause::window;

    list<Windows...> items;
};

template <class... Windows>
consteval bool have_different_names() {
    std::string_view const names[]{Windows::name...};
    for (std::string_view const& name : names)
        for (std::string_view const* other = names; other != &name; ++other)
            if (same_name(name, *other)) return false;
    return true;
}

template <class... Windows>
concept window_names_differ = have_different_names<Windows...>();

/// Rule `window-named-twice`.
template <class... Windows>
consteval bool check_window_names() {
    static_assert(window_names_differ<Windows...>,
                  "orm: window() defines two windows of one name. Rename one. "
                  "docs/errors.md#window-named-twice");
    return window_names_differ<Windows...>;
}

/// The first window that is used by its name and that the statement does not define; void when
/// there is none.
template <class Node, class Windows>
struct undefined_window : undefined_window<typename Node::operands, Windows> {};
template <fixed_string Name, class Definition, class Windows>
struct undefined_window<window_reference<Name, Definition>, Windows> {
    using named  = named_window<Name, Definition>;
    using result = std::conditional_t<Windows::template contains<named>, void, named>;
};
template <class Windows>
struct undefined_window<types<>, Windows> {
    using result = void;
};
template <class First, class... Rest, class Windows>
struct undefined_window<types<First, Rest...>, Windows> {
    using first  = typename undefined_window<First, Windows>::result;
    using result = typename std::conditional_t<std::is_void_v<first>,
                                               undefined_window<types<Rest...>, Windows>,
                                               undefined_window<First, Windows>>::result;
};
template <class Query, class Windows>
    requires requires { requires Query::is_select; }
struct undefined_window<Query, Windows> {  // a subquery has windows of its own
    using result = void;
};

template <class Window, class Windows>
concept window_is_defined = std::is_void_v<Window>;

/// Rule `window-not-defined`.
template <class Window, class Windows>
consteval bool check_window_is_defined() {
    static_assert(window_is_defined<Window, Windows>,
                  "orm: over() uses a named window that window() does not define. Add it there, "
                  "behind having(). docs/errors.md#window-not-defined");
    return window_is_defined<Window, Windows>;
}

/// Both rules on named windows, for what is selected and ordered by.
template <class Node, class Windows>
consteval bool check_named_windows() {
    if constexpr ((content_of<Node> & content::named_window) != 0)
        return check_window_is_defined<typename undefined_window<Node, Windows>::result, Windows>();
    else
        return true;
}

}  // namespace orm
