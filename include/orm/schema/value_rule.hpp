// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/schema/table.hpp>

// Rules that the values of a row have to keep. What rules there are is in schema/validation.hpp,
// which who has none does not include.

namespace orm {

/// A rule is a modifier that has a name, can say whether a value keeps it, and which types it is
/// for:
///
///     static constexpr std::string_view rule = "length";
///     template <class Type> static constexpr bool fits = ...;
///     bool        holds(Type const& member) const;
///     std::string complaint() const;
template <class Modifier>
inline constexpr bool is_rule = requires { Modifier::rule; };

template <class... Columns>
consteval bool any_has_rule(types<Columns...>) {
    return (options_of<Columns>.has_rule || ...);
}

/// Whether a table or one of its members says what values there may be.
template <class Table>
inline constexpr bool has_rules =
    table_options_of<Table>.has_rule || any_has_rule(modified_columns_of<Table>{});

/// `Type` is that of the member without std::optional, or the struct for a rule of the table.
template <class Rule, class Type>
concept rule_of_its_type = !is_rule<Rule> || Rule::template fits<Type>;

/// Rule `rule-type`. `Named` is the column, or the table.
template <class Rule, class Type, class Named>
consteval bool check_rule_type() {
    static_assert(rule_of_its_type<Rule, Type>,
                  "orm: schema() meets a rule for values of another type. length() is for texts "
                  "and blobs, matches() and email for texts, range() and one_of() take values of "
                  "the member's type, satisfies() a function of the member or, in "
                  "ORM_CONSTRAINTS, of the row. docs/errors.md#rule-type");
    return rule_of_its_type<Rule, Type>;
}

template <class Column, class... Modifiers>
consteval bool check_rule_types_of(types<Modifiers...>) {
    return (check_rule_type<Modifiers, typename Column::type, Column>() && ...);
}
template <class Table, class... Constraints>
consteval bool check_rule_types_in(modifier_list<Constraints...> const*) {
    return (check_rule_type<Constraints, row_of<Table>, Table>() && ...);
}

template <class Column>
concept keepable_by_values = options_of<Column>.rule_fault != rule_fault::nothing;
template <class Column>
concept matched_alike = options_of<Column>.rule_fault != rule_fault::expression;

/// Rule `rule-of-nothing`.
template <class Column>
consteval bool check_rule_order() {
    static_assert(keepable_by_values<Column>,
                  "orm: schema() meets a rule that no value keeps. length() and range() are given "
                  "the lower end first. docs/errors.md#rule-of-nothing");
    return keepable_by_values<Column>;
}
/// Rule `common-expression`.
template <class Column>
consteval bool check_expression() {
    static_assert(matched_alike<Column>,
                  "orm: schema() meets a regular expression that does not mean the same to the "
                  "program and to PostgreSQL. docs/errors.md#common-expression");
    return matched_alike<Column>;
}

template <class Column>
consteval bool check_rule_types_if_any() {
    if constexpr (!keepable_by_values<Column>)
        return check_rule_order<Column>();
    else if constexpr (!matched_alike<Column>)
        return check_expression<Column>();
    else if constexpr (options_of<Column>.has_rule)
        return check_rule_types_of<Column>(modifiers_of<Column>{});
    else
        return true;
}
template <class Table, class... Columns>
consteval bool check_rule_types(types<Columns...>) {
    return (check_rule_types_if_any<Columns>() && ...) &&
           check_rule_types_in<Table>(static_cast<constraint_list_of<Table> const*>(nullptr));
}

}  // namespace orm
