// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <type_traits>

#include <orm/expr/window.hpp>

namespace orm {

/// The type of a function's result in a window.
template <class Function>
struct windowed_type {
    using result = type_of<Function>;
};

/// What is computed before the function sees the rows of its window: of an aggregate its operand,
/// as it is no aggregate of a group here.
template <class Function>
struct windowed_operands {
    using result = typename Function::operands;
};

/// `sum(x) over (...)`: a value for each row from the rows around it.
template <class Function, class Window>
struct over_node {
    using type     = typename windowed_type<Function>::result;
    using operands = types<Function, Window>;

    static constexpr bool is_windowed = true;

    // A frame with the row itself in it is never empty.
    static constexpr null_rule nulls =
        Function::nulls == null_rule::always ||
                (Function::nulls == null_rule::no_rows && !Window::keeps_own_row)
            ? null_rule::always
            : null_rule::any_operand;
    using nullable_operands = std::conditional_t<Function::nulls == null_rule::never, types<>,
                                                 typename windowed_operands<Function>::result>;

    Function function;
    Window   window;
};

template <class Function, class Window>
inline constexpr unsigned content_of<over_node<Function, Window>> =
    content::window | content_of<typename windowed_operands<Function>::result> | content_of<Window>;

template <class Function>
constexpr auto make_over(Function function) {
    return over_node<Function, window_definition<0, 0>>{function, {}};
}
template <class Function, std::size_t Partitions, std::size_t Orders, class... Items>
constexpr auto make_over(Function                                        function,
                         window_definition<Partitions, Orders, Items...> window) {
    return over_node<Function, window_definition<Partitions, Orders, Items...>>{function, window};
}
template <class Function, fixed_string Name, class Definition>
constexpr auto make_over(Function function, named_window<Name, Definition>) {
    return over_node<Function, window_reference<Name, Definition>>{function, {}};
}

}  // namespace orm
