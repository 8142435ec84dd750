// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/render/lower_columns.hpp>
#include <orm/schema/validation.hpp>

// The rules of members as checks of the database, as far as SQL can say them.

namespace orm {

constexpr std::string_view text_of(rule_label label) {
    switch (label) {
        case rule_label::length: return "length_check";
        case rule_label::range: return "range_check";
        case rule_label::at_most: return "at_most_check";
        case rule_label::choice: return "choice_check";
        case rule_label::pattern: return "pattern_check";
        case rule_label::email: break;
    }
    return "email_check";
}

constexpr void add_number(short_name& name, std::size_t number) {
    if (number > 9) add_number(name, number / 10);
    name.add(std::string_view("0123456789").substr(number % 10, 1));
}

/// A check of a column, which is named as PostgreSQL would name it: equal ones of a column have a
/// number from the second on.
template <class Write>
constexpr void add_rule_check(model_builder& out, std::string_view column, rule_label label,
                              Write&& write_condition) {
    short_name        numbered;
    std::size_t const before = out.count_rule(column, label);
    numbered.add(text_of(label));
    if (before != 0) add_number(numbered, before);
    std::string_view const columns[]{column};
    std::string_view const name  = out.name_or_default({}, columns, numbered.view());
    std::size_t const      begin = out.out.size();
    write_condition(out.out);
    out.checks.add({name, out.text_since(begin), column});
}

template <class Column>
constexpr void lower_rule(model_builder& out, length_rule const& rule) {
    add_rule_check(out, name_of<Column>, rule_label::length, [&](writer& text) {
        text << "length(";
        text.identifier(name_of<Column>);
        text << ") between ";
        text.number(static_cast<std::int64_t>(rule.fewest));
        text << " and ";
        text.number(static_cast<std::int64_t>(rule.most));
    });
}

template <class Column, class Lowest, class Highest>
constexpr void lower_rule(model_builder& out, range_rule<Lowest, Highest> const& rule) {
    constexpr rule_label label =
        std::same_as<Lowest, no_bound> ? rule_label::at_most : rule_label::range;
    add_rule_check(out, name_of<Column>, label, [&](writer& text) {
        text.identifier(name_of<Column>);
        if constexpr (std::same_as<Highest, no_bound>) {
            text << " >= ";
            write_default<Column>(text, rule.lowest);
        } else if constexpr (std::same_as<Lowest, no_bound>) {
            text << " <= ";
            write_default<Column>(text, rule.highest);
        } else {
            text << " between ";
            write_default<Column>(text, rule.lowest);
            text << " and ";
            write_default<Column>(text, rule.highest);
        }
    });
}

template <class Column, class Value, std::size_t Count>
constexpr void lower_rule(model_builder& out, one_of_rule<Value, Count> const& rule) {
    add_rule_check(out, name_of<Column>, rule_label::choice, [&](writer& text) {
        text.identifier(name_of<Column>);
        text << " in (";
        separator comma;
        for (Value const& value : rule.values) {
            comma(text);
            write_default<Column>(text, value);
        }
        text << ')';
    });
}

/// SQLite has no regular expressions. Those of PostgreSQL look anywhere in a text, so that this one
/// is given both ends.
constexpr void add_pattern_check(model_builder& out, std::string_view column, rule_label label,
                                 matches_rule const& rule) {
    if (!out.out.dialect.features.contains(feature::regular_expressions)) return;
    add_rule_check(out, column, label, [&](writer& text) {
        text.identifier(column);
        text << " ~ ";
        text.text_constant_of(std::string_view("^(?:"), rule.expression, std::string_view(")$"));
    });
}
template <class Column>
constexpr void lower_rule(model_builder& out, matches_rule const& rule) {
    add_pattern_check(out, name_of<Column>, rule_label::pattern, rule);
}
template <class Column>
constexpr void lower_rule(model_builder& out, email_rule const& rule) {
    add_pattern_check(out, name_of<Column>, rule_label::email, rule);
}

template <class Column, class Predicate>
constexpr void lower_rule(model_builder&, satisfies_rule<Predicate> const&) {}

}  // namespace orm
