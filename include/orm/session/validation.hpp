// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <orm/backend/error.hpp>
#include <orm/schema/value_rule.hpp>
#include <orm/session/member_of.hpp>

// What the rules of a table say of rows before they are written.

namespace orm {

/// Rules that rows have been found to break.
class broken_rules {
public:
    broken_rules();
    broken_rules(broken_rules const&)            = delete;
    broken_rules& operator=(broken_rules const&) = delete;
    ~broken_rules();

    void add(std::string_view table, std::string_view member, std::string_view rule,
             std::string complaint, std::int64_t row);

    /// Throws `validation_error` where there are any.
    void throw_if_any();

private:
    std::vector<violation> violations_;
};

template <class Rule, class Declared>
bool is_kept(Rule const& rule, Declared const& member) {
    if constexpr (!rule_of_its_type<Rule, base_type<Declared>>)
        return true;  // refused by schema()
    else if constexpr (is_optional<Declared>)
        return !member || rule.holds(*member);
    else
        return rule.holds(member);
}

template <class Table, class Rule, class Declared>
void note_if_broken(broken_rules& found, Rule const& rule, Declared const& member,
                    std::string_view name, std::int64_t row) {
    if constexpr (is_rule<Rule>)
        if (!is_kept(rule, member))
            found.add(table_facts<Table>::name, name, Rule::rule, rule.complaint(), row);
}

template <class Column, class Row>
void note_broken_rules_of(broken_rules& found, Row const& row, std::int64_t number) {
    if constexpr (options_of<Column>.has_rule)
        Column::modifiers::visit([&](auto const&... modifier) {
            (note_if_broken<typename Column::table>(found, modifier, member_of<Row, Column>(row),
                                                    Column::member_name, number),
             ...);
        });
}
template <class Row, class... Columns>
void note_broken_rules(broken_rules& found, Row const& row, std::int64_t number,
                       types<Columns...>) {
    (note_broken_rules_of<Columns>(found, row, number), ...);
}

/// Rules between members.
template <class Row>
void note_broken_rules_between(broken_rules& found, Row const& row, std::int64_t number) {
    using Table = table_for<Row>;
    if constexpr (table_options_of<Table>.has_rule)
        boost::hana::unpack(constraints_of<Table>(), [&](auto const&... constraint) {
            (note_if_broken<Table>(found, constraint, row, {}, number), ...);
        });
}

template <class Row>
void note_all_broken_rules(broken_rules& found, Row const& row, std::int64_t number = 0) {
    note_broken_rules(found, row, number, columns_of<table_for<Row>>{});
    note_broken_rules_between(found, row, number);
}

/// Throws `validation_error` for a row that breaks rules of its table. `number` is its place among
/// others, from 1.
template <class Row>
void require_valid([[maybe_unused]] Row const& row, [[maybe_unused]] std::int64_t number = 0) {
    if constexpr (has_rules<table_for<Row>>) {
        broken_rules found;
        note_all_broken_rules(found, row, number);
        found.throw_if_any();
    }
}

/// The same for many, with all that is wrong in any of them.
template <class Row>
void require_all_valid([[maybe_unused]] std::span<Row const> rows) {
    if constexpr (has_rules<table_for<Row>>) {
        broken_rules found;
        std::int64_t number = 0;
        for (Row const& row : rows) note_all_broken_rules(found, row, ++number);
        found.throw_if_any();
    }
}

}  // namespace orm
