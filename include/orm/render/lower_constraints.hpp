// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <type_traits>

#include <boost/hana/unpack.hpp>

#include <orm/render/features.hpp>
#include <orm/render/lower_columns.hpp>

// Lowers what ORM_CONSTRAINTS says of a table to plain data.

namespace orm {

template <class Item>
inline constexpr bool is_included = false;
template <class Column>
inline constexpr bool is_included<included_column<Column>> = true;

/// Writes down the constraints of a table.
struct constraint_lowering {
    model_builder& out;

    template <class... Constraints>
    constexpr bool operator()(Constraints... constraints) const {
        (lower_if_valid(constraints), ...);
        return true;
    }

    template <class Constraint>
    constexpr void lower_if_valid(Constraint const& constraint) const {
        if constexpr (table_constraint<Constraint>) lower(constraint);
    }

    template <class Option>
    constexpr void lower(Option const&) const {}  // a flag of table_options, or the primary key

    template <class... Columns>
    constexpr void lower(unique_constraint<Columns...> const& unique) const {
        add_unique_key(out, unique.name, types<Columns...>{});
    }
    template <class Columns, class Referenced>
    constexpr void lower(foreign_key_constraint<Columns, Referenced> const& key) const {
        add_foreign_key(out, key.name, key.options, Columns{}, Referenced{});
    }
    template <class Condition>
    constexpr void lower(check_modifier<Condition> const& check) const {
        out.checks.add(
            {out.name_or_default(check.name, {}, "check"), out.text_of(&check.condition), {}});
    }
    template <class... Items, class Condition>
    constexpr void lower(index_constraint<modifier_list<Items...>, Condition> const& index) const {
        std::size_t const begin = out.index_items.size();
        boost::hana::unpack(index.items, [&](auto... item) { (lower_item(item), ...); });
        using looked_for =
            joined_types<std::conditional_t<is_included<Items>, types<>, types<Items>>...>;
        auto const  columns = names_of_items(looked_for{});
        index_model model{.name   = out.name_or_default(index.name, columns, "idx"),
                          .unique = index.unique,
                          .items  = out.index_items.since(begin)};
        if constexpr (!std::is_same_v<Condition, no_condition>)
            model.condition = out.text_of(&index.condition);
        if (out.out.dialect.schemas) {
            model.method               = index.settings.method;
            model.storage              = index.settings.storage;
            model.nulls_not_distinct   = index.settings.nulls_not_distinct;
            std::size_t const included = out.names.size();
            boost::hana::unpack(index.items, [&](auto... item) { (add_included(item), ...); });
            model.included = out.names.since(included);
        }
        out.indexes.add(model);
    }
    template <class Items, class Condition>
    constexpr void lower(exclusion_constraint<Items, Condition> const& given) const {
        std::string_view const name  = exclusion_name(out, given);
        std::size_t const      begin = out.out.size();
        out.out << "exclude using " << given.kind << " (";
        separator comma;
        boost::hana::unpack(given.items, [&](auto const&... item) {
            (write_excluded(comma, item.item, item.with), ...);
        });
        out.out << ')';
        if constexpr (!std::is_same_v<Condition, no_condition>) {
            out.out << " where (";
            write(out.out, &given.condition);
            out.out << ')';
        }
        out.exclusions.add({name, out.text_since(begin)});
    }
    constexpr void lower(exclusion_text const& given) const {
        out.exclusions.add({given.name, given.definition});
    }
    template <class... Items, class Condition>
    static constexpr std::string_view exclusion_name(
        model_builder& out, exclusion_constraint<modifier_list<Items...>, Condition> const& given) {
        std::string_view const columns[]{name_of_item(static_cast<Items const*>(nullptr))...};
        return out.name_or_default(given.name, columns, "excl");
    }
    template <class Item>
    constexpr void write_excluded(separator& comma, Item const& item, std::string_view by) const {
        comma(out.out);
        if constexpr (column<Item>) {
            out.out.identifier(name_of<Item>);
        } else {
            out.out << '(';
            static_cast<void>(out.text_of(&item));
            out.out << ')';
        }
        out.out << " with " << by;
    }

    template <class Item>
    constexpr void add_included(Item const&) const {}
    template <class Column>
    constexpr void add_included(included_column<Column> const&) const {
        out.names.add(name_of<Column>);
    }

    template <direction Direction, nulls_position Nulls, class Operand>
    constexpr void lower_item(ordering<Direction, Nulls, Operand> const& item) const {
        add_item(item.operand, Direction, Nulls);
    }
    template <class Column>
    constexpr void lower_item(included_column<Column> const&) const {}
    template <class Item>
    constexpr void lower_item(Item const& item) const {
        add_item(item, direction::ascending, nulls_position::engine_default);
    }
    template <class Item>
    constexpr void add_item(index_operators<Item> const& item, direction order,
                            nulls_position nulls) const {
        add_item(item.item, order, nulls,
                 out.out.dialect.schemas ? item.operator_class : std::string_view{});
    }
    template <class Item>
    constexpr void add_item(Item const& item, direction order, nulls_position nulls,
                            std::string_view operators = {}) const {
        if constexpr (column<Item>)
            out.index_items.add({name_of<Item>, false, order, nulls, operators});
        else
            out.index_items.add({out.text_of(&item), true, order, nulls, operators});
    }

    template <class... Items>
    static constexpr auto names_of_items(types<Items...>) {
        return std::array<std::string_view, sizeof...(Items)>{
            name_of_item(static_cast<Items const*>(nullptr))...};
    }

    /// What the index's default name is made of.
    template <direction Direction, nulls_position Nulls, class Operand>
    static constexpr std::string_view name_of_item(ordering<Direction, Nulls, Operand> const*) {
        return name_of_item(static_cast<Operand const*>(nullptr));
    }
    template <class Item>
    static constexpr std::string_view name_of_item(index_operators<Item> const*) {
        return name_of_item(static_cast<Item const*>(nullptr));
    }
    template <class Item>
    static constexpr std::string_view name_of_item(exclusion_item<Item> const*) {
        return name_of_item(static_cast<Item const*>(nullptr));
    }
    template <class Item>
    static constexpr std::string_view name_of_item(Item const*) {
        if constexpr (column<Item>)
            return name_of<Item>;
        else
            return "expr";
    }
};

constexpr bool asks_for_exclusion(auto const&) { return false; }
template <class Items, class Condition>
constexpr bool asks_for_exclusion(exclusion_constraint<Items, Condition> const&) {
    return true;
}
constexpr bool asks_for_exclusion(exclusion_text const&) { return true; }
constexpr bool asks_for_equal_nulls(auto const&) { return false; }
template <class Items, class Condition>
constexpr bool asks_for_equal_nulls(index_constraint<Items, Condition> const& index) {
    return index.settings.nulls_not_distinct;
}

/// What a constraint means must not depend on the engine.
template <dialect Dialect, class Table>
consteval bool check_constraints_for() {
    if constexpr (Dialect::facts.schemas || !table_with_constraints<Table>) {
        return true;
    } else {
        constexpr bool exclusion = boost::hana::unpack(
            constraints_of<Table>(),
            [](auto const&... each) { return (asks_for_exclusion(each) || ...); });
        constexpr bool equal_nulls = boost::hana::unpack(
            constraints_of<Table>(),
            [](auto const&... each) { return (asks_for_equal_nulls(each) || ...); });
        constexpr feature wanted = exclusion     ? feature::exclusion_constraints
                                   : equal_nulls ? feature::nulls_not_distinct
                                                 : feature::none;
        if constexpr (wanted != feature::none) return check_feature<Dialect, wanted>();
        return true;
    }
}

}  // namespace orm
