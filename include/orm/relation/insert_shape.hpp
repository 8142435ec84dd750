// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <optional>
#include <type_traits>
#include <utility>

#include <orm/relation/shape_rules.hpp>
#include <orm/session/verbs.hpp>

namespace orm {

template <row_with_relations Shape>
struct shape_to_write<Shape> {
    static constexpr bool known = true;
};
template <part_of_row Shape>
struct shape_to_write<Shape> {
    static constexpr bool known = true;
};

template <class Level>
concept level_is_whole = level_facts<Level>::is_whole;

/// Rule `insert-of-a-part`.
template <class Level>
consteval bool check_level_is_whole() {
    static_assert(level_is_whole<Level>,
                  "orm: insert() of a shape writes whole rows, and a level of it is a part of one. "
                  "Begin it with the struct of its table. docs/errors.md#insert-of-a-part");
    return level_is_whole<Level>;
}

template <class... Relations>
consteval bool check_levels_are_whole(types<Relations...>) {
    return (check_level_is_whole<typename Relations::child>() && ...);
}

template <class Shape, class Options>
consteval bool check_insert() {
    if constexpr (!check_columns_of_level<Shape>() || !check_level_is_whole<Shape>())
        return false;
    else if constexpr (!check_options<Shape>(Options{}))
        return false;
    else if constexpr (!check_all_related<Options>(relations_in<Shape>{}))
        return false;
    else
        return check_levels_are_whole(relations_in<Shape>{});
}

/// Copies the values of some columns of a row into those of another row.
template <class From, class To, class... Columns, class... Targets>
void copy_columns(From const& from, types<Columns...>, To& to, types<Targets...>) {
    ((level_facts<To>::template member<Targets>(to) =
          level_facts<From>::template member<Columns>(from)),
     ...);
}

/// Writes the rows of a shape by single inserts, those referred to first.
template <class Database, class Options>
struct shape_writer {
    Database& db;

    template <class Level>
    void insert(Level& level) {
        insert(level, typename level_facts<Level>::relations{});
    }

private:
    template <class Level, std::size_t... Index>
    void insert(Level& level, std::index_sequence<Index...>) {
        (before<relation<Level, Index>>(level), ...);
        auto& row = level_facts<Level>::row_in(level);
        row       = db.insert(std::move(row));
        (behind<relation<Level, Index>>(level), ...);
    }

    /// A row that has the key its database makes is there already.
    template <class Level>
    void insert_new(Level& level) {
        if (has_no_key(level_facts<Level>::row_in(level))) insert(level);
    }

    template <class Relation, class Level, class Visit>
    static void for_each(Level& level, Visit&& visit) {
        auto& member = member_at<Relation::position>(level);
        if constexpr (Relation::number == multiplicity::many) {
            for (auto& child : member) visit(child);
        } else if constexpr (Relation::number == multiplicity::optional) {
            if (member) visit(*member);
        } else {
            visit(member);
        }
    }

    // What is only an aggregate, or one of many rows, is not written.

    /// Rows that this one refers to.
    template <class Relation, class Level>
    void before([[maybe_unused]] Level& level) {
        using link = link_of<Relation, Options>;
        if constexpr (is_forward<link>)
            for_each<Relation>(level, [&](auto& child) {
                insert_new(child);
                copy_columns(row_of_level(child), typename link::child_columns{},
                             row_of_level(level), typename link::parent_columns{});
            });
    }

    /// Rows that refer to this one, and those with a row in between.
    template <class Relation, class Level>
    void behind([[maybe_unused]] Level& level) {
        using link = link_of<Relation, Options>;
        if constexpr (Relation::number >= multiplicity::aggregated) {
        } else if constexpr (!std::is_void_v<typename link::junction>) {
            for_each<Relation>(level, [&](auto& child) {
                insert_new(child);
                row_of<typename link::junction> between{};
                copy_columns(row_of_level(level), typename link::parent_columns{}, between,
                             typename link::child_columns{});
                copy_columns(row_of_level(child), typename link::joined_columns{}, between,
                             typename link::join_columns{});
                db.insert(std::move(between));
            });
        } else if constexpr (!is_forward<link>) {
            for_each<Relation>(level, [&](auto& child) {
                copy_columns(row_of_level(level), typename link::parent_columns{},
                             row_of_level(child), typename link::child_columns{});
                insert(child);
            });
        }
    }

    template <class Level>
    static auto& row_of_level(Level& level) {
        return level_facts<Level>::row_in(level);
    }
};

/// Inserts the rows of a shape and fills in their keys, inside of a transaction.
template <class Database, class Shape, class... Ways>
void insert_shape(Database& db, Shape& shape, Ways const&...) {
    if constexpr (check_insert<Shape, types<Ways...>>()) {
        require_valid_shape<types<Ways...>>(shape);
        shape_writer<Database, types<Ways...>>{db}.insert(shape);
    }
}

namespace dsl {

/// For `insert()` of a shape, as in `load`: `db.insert(author, via(posts.author_id))`.
template <column... Columns>
    requires(sizeof...(Columns) != 0)
constexpr auto via(Columns...) {
    return via_option<any_member, types<Columns...>>{};
}
template <auto Member, column... Columns>
    requires(sizeof...(Columns) != 0)
constexpr auto via(Columns...) {
    return via_option<Member, types<Columns...>>{};
}
template <table Junction>
constexpr auto via(Junction) {
    return via_option<any_member, Junction>{};
}
template <auto Member, table Junction>
constexpr auto via(Junction) {
    return via_option<Member, Junction>{};
}

}  // namespace dsl
}  // namespace orm
