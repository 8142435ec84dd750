// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/render/lower_columns.hpp>
#include <orm/schema/validation.hpp>

// The rules of members as checks of the database, as far as SQL can say them.

namespace orm {

/// A check of a column, which is named as PostgreSQL would name it.
template <class Write>
constexpr void add_rule_check(model_builder& out, std::string_view column, std::string_view label,
                              Write&& write_condition) {
    std::string_view const columns[]{column};
    std::string_view const name  = out.name_or_default({}, columns, label);
    std::size_t const      begin = out.out.size();
    write_condition(out.out);
    out.checks.add({name, out.text_since(begin), column});
}

template <class Column>
constexpr void lower_rule(model_builder& out, length_rule const& rule) {
    add_rule_check(out, name_of<Column>, "length_check", [&](writer& text) {
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
    add_rule_check(out, name_of<Column>, "range_check", [&](writer& text) {
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
    add_rule_check(out, name_of<Column>, "choice_check", [&](writer& text) {
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
template <class Column>
constexpr void lower_rule(model_builder& out, matches_rule const& rule) {
    if (!out.out.dialect.schemas) return;
    add_rule_check(out, name_of<Column>, "pattern_check", [&](writer& text) {
        text.identifier(name_of<Column>);
        text << " ~ ";
        text.text_constant_of(std::string_view("^(?:"), rule.expression, std::string_view(")$"));
    });
}

template <class Column, class Predicate>
constexpr void lower_rule(model_builder&, satisfies_rule<Predicate> const&) {}

}  // namespace orm
