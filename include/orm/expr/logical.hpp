// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <optional>
#include <type_traits>
#include <utility>

#include <orm/expr/expression.hpp>

namespace orm {

template <class... Items>
struct conjunction {
    using type                       = bool;
    using operands                   = types<Items...>;
    static constexpr null_rule nulls = null_rule::any_operand;

    list<Items...> items;
};

template <class... Items>
struct disjunction {
    using type                       = bool;
    using operands                   = types<Items...>;
    static constexpr null_rule nulls = null_rule::any_operand;

    list<Items...> items;
};

template <class Operand>
struct negation {
    using type                       = bool;
    using operands                   = types<Operand>;
    static constexpr null_rule nulls = null_rule::any_operand;

    Operand operand;
};

/// A condition that may be absent; then it leaves no trace in the SQL.
template <class Operand>
struct optional_condition {
    using type                       = bool;
    using operands                   = types<Operand>;
    static constexpr null_rule nulls = null_rule::any_operand;

    std::optional<Operand> condition;
};

template <class Type>
concept condition = expression<Type> && std::same_as<type_of<Type>, bool>;

/// Rule `not-a-condition`.
template <class Given>
consteval bool check_condition() {
    static_assert(condition<Given>,
                  "orm: this place takes a condition, and a value of another type or no expression "
                  "at all stands there. Compare it with something: eq() or ==, is_null(), like(). "
                  "docs/errors.md#not-a-condition");
    return condition<Given>;
}
template <class... Given>
consteval bool check_conditions() {
    return (check_condition<Given>() & ... & true);
}

/// Rule `when-makes-a-condition`: what the function given to when() returns.
template <class Made>
consteval bool check_when() {
    static_assert(condition<Made>,
                  "orm: the function given to when() has to return a condition. "
                  "docs/errors.md#when-makes-a-condition");
    return condition<Made>;
}

/// What may be a std::optional, or of a class made from one.
template <class Given>
concept optional_like =
    requires(Given const& given) { []<class Value>(std::optional<Value> const&) {}(given); };

/// Neither a truth nor a value that may be absent. A class that is true or false, as an element of
/// std::vector<bool>, is a truth; a number or pointer is one to the compiler alone.
template <class Given>
concept no_choice =
    !std::same_as<Given, bool> && !optional_like<Given> &&
    !(std::is_class_v<Given> && !expression<Given> && std::is_convertible_v<Given const&, bool>);

/// Rule `when-asks-for-a-choice`.
template <class Given>
consteval void refuse_choice() {
    static_assert(!no_choice<Given>,
                  "orm: when() is given neither a bool nor a std::optional to begin with. Say what "
                  "is asked of it: when(pointer != nullptr, [&] { return eq(...); }), when(!text."
                  "empty(), eq(...)). docs/errors.md#when-asks-for-a-choice");
}

namespace dsl {

/// True where every condition is; `and_()` of nothing is true.
template <class... Items>
[[gnu::always_inline]] constexpr auto and_(Items... items) {
    if constexpr (check_conditions<Items...>())
        return conjunction<Items...>{make_list(items...)};
    else
        return disjunction<>{};
}

/// True where any condition is; `or_()` of nothing is false.
template <class... Items>
[[gnu::always_inline]] constexpr auto or_(Items... items) {
    if constexpr (check_conditions<Items...>())
        return disjunction<Items...>{make_list(items...)};
    else
        return disjunction<>{};
}

template <class Operand>
[[gnu::always_inline]] constexpr auto not_(Operand operand) {
    if constexpr (check_condition<Operand>())
        return negation<Operand>{operand};
    else
        return disjunction<>{};
}

/// A condition that is there if the value is: `when(filter.author, [](auto const& author) { return
/// eq(posts.author_id, author); })`. The function is not called for an empty optional. What it
/// takes as a std::string_view is a view of the optional's own text.
template <class Value, class Function>
constexpr auto when(std::optional<Value> const& value, Function&& make_condition) {
    using made = decltype(make_condition(*value));
    if constexpr (check_when<made>())
        return optional_condition<made>{value ? std::optional<made>(make_condition(*value))
                                              : std::nullopt};
    else
        return conjunction<>{};
}

/// A condition that is there if `wanted` says so.
template <expression Operand>
constexpr auto when(bool wanted, Operand operand) {
    if constexpr (check_condition<Operand>())
        return optional_condition<Operand>{wanted ? std::optional<Operand>(operand) : std::nullopt};
    else
        return disjunction<>{};
}

template <class Function>
    requires(!expression<Function>)
constexpr auto when(bool wanted, Function&& make_condition) {
    using made = decltype(make_condition());
    if constexpr (check_when<made>())
        return optional_condition<made>{wanted ? std::optional<made>(make_condition())
                                               : std::nullopt};
    else
        return conjunction<>{};
}

template <no_choice Given, class Condition>
constexpr auto when(Given const&, Condition const&) {
    refuse_choice<Given>();
    return conjunction<>{};
}

}  // namespace dsl
}  // namespace orm
