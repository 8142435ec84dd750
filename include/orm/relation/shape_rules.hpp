// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <type_traits>
#include <utility>

#include <orm/relation/check_load.hpp>
#include <orm/session/entity.hpp>

// The rules of the rows of a shape, before the first of them is written.

namespace orm {

template <class... Relations>
consteval bool any_level_has_rules(types<Relations...>) {
    return (has_rules<typename level_facts<typename Relations::child>::table> || ...);
}

/// A row refers to the one of the relation, and not the other way round.
template <class Link>
inline constexpr bool is_forward = false;
template <class Link>
    requires requires { typename Link::key; }
inline constexpr bool is_forward<Link> =
    std::is_same_v<typename Link::key, typename Link::parent_columns>;

/// The columns that an insert of a shape copies from row to row.
template <class Relation, class Options>
struct copied_columns {
    using link                       = link_of<Relation, Options>;
    static constexpr bool into_child = !is_forward<link> && std::is_void_v<typename link::junction>;

    using in_parent = std::conditional_t<is_forward<link>, typename link::parent_columns, types<>>;
    using in_child  = std::conditional_t<into_child, typename link::child_columns, types<>>;
};

/// Visits what is to be inserted. The columns that refer to other rows are not known yet, nor is
/// what the client computes; each row is looked at again when it is complete.
template <class Options>
struct shape_rules {
    broken_rules& found;

    /// `Given` are columns that are copied from the row around this one.
    template <class Given, class Level>
    void check(Level& level) {
        check<Given>(level, typename level_facts<Level>::relations{});
    }

private:
    template <class Given, class Level, std::size_t... Index>
    void check(Level& level, std::index_sequence<Index...>) {
        using copied =
            joined_types<typename copied_columns<relation<Level, Index>, Options>::in_parent...>;
        using unknown = decltype(Given{} + copied{});
        using table   = typename level_facts<Level>::table;
        using row     = typename level_facts<Level>::row;
        if constexpr (has_rules<table>) {
            auto const& stored = level_facts<Level>::row_in(level);
            note_known(stored, types_but<columns_of<table>, unknown>{});
            if constexpr (unknown::size == 0 && !is_filled_in<row>)
                note_broken_rules_between(found, stored, 0);
        }
        (check_related<relation<Level, Index>>(member_at<Index>(level)), ...);
    }

    template <class Row, class... Columns>
    void note_known(Row const& row, types<Columns...>) {
        auto const note = [&]<class Column>(Column*) {
            constexpr column_options const& options = options_of<Column>;
            if constexpr (options.has_rule && !options.setter.mixin && !sets_itself<Row>)
                if (!(options.client_inserts() || options.has_row_value) ||
                    !is_as_new(member_of<Row, Column>(row)))
                    note_broken_rules_of<Column>(found, row, 0);
        };
        (note(static_cast<Columns*>(nullptr)), ...);
    }

    template <class Relation, class Member>
    void check_related(Member& member) {
        if constexpr (Relation::number == multiplicity::many) {
            for (auto& child : member) check_child<Relation>(child);
        } else if constexpr (Relation::number == multiplicity::optional) {
            if (member) check_child<Relation>(*member);
        } else if constexpr (Relation::number == multiplicity::one) {
            check_child<Relation>(member);
        }
    }

    /// Rows that others refer to, or are connected to, may be there already.
    template <class Relation, class Child>
    void check_child(Child& child) {
        using copied = copied_columns<Relation, Options>;
        if (copied::into_child || has_no_key(level_facts<Child>::row_in(child)))
            check<typename copied::in_child>(child);
    }
};

/// Throws `validation_error` with all that is wrong in the shape.
template <class Options, class Shape>
void require_valid_shape([[maybe_unused]] Shape& shape) {
    if constexpr (has_rules<typename level_facts<Shape>::table> ||
                  any_level_has_rules(relations_in<Shape>{})) {
        broken_rules found;
        shape_rules<Options>{found}.template check<types<>>(shape);
        found.throw_if_any();
    }
}

}  // namespace orm
