// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstdint>
#include <type_traits>

#include <orm/expr/logical.hpp>
#include <orm/expr/order.hpp>
#include <orm/query/values.hpp>
#include <orm/schema/foreign_keys.hpp>

namespace orm {

/// Stands for a clause that is not there.
struct nothing {
    using operands = types<>;
};

template <table Table, class Source, class Conflict, class Returning>
struct insert_query;

/// `on conflict (...) do nothing`
template <class... Columns>
struct conflict_nothing {
    using operands = types<>;
};

/// `on conflict (key) do update` with what would have been inserted into some columns.
template <table Table, class Columns = updated_columns<Table>>
struct conflict_replace {
    using operands = types<>;
};

/// `on conflict (...) do update set ... [where ...]`
template <class Columns, class Condition, class... Assignments>
struct conflict_update;
template <class... Columns, class Condition, class... Assignments>
struct conflict_update<types<Columns...>, Condition, Assignments...> {
    using operands = types<list<Assignments...>, Condition>;

    list<Assignments...> assignments;
    Condition            condition = {};
};

/// The table of the rows that could not be inserted.
template <class Table>
struct excluded_rows {};

/// The row that could not be inserted, inside of `do_update`: `excluded(users.name)`.
template <column Column>
struct excluded_column {
    using table    = excluded_rows<typename Column::table>;
    using type     = typename Column::type;
    using operands = types<>;
    static constexpr null_rule nulls =
        is_nullable<typename Column::declared> ? null_rule::always : null_rule::never;
};

template <column Column>
struct stored_like<excluded_column<Column>> : stored_like<Column> {};

/// What `do_update` may speak of: the row that is there and the one that could not be inserted.
template <class Table>
using conflict_tables = types<Table, excluded_rows<Table>>;

template <class Item>
struct indexed_column {
    using result = types<Item>;
};
template <direction Direction, nulls_position Nulls, class Operand>
struct indexed_column<ordering<Direction, Nulls, Operand>> {
    using result = types<Operand>;
};
template <class Item>
struct indexed_column<index_operators<Item>> : indexed_column<Item> {};
template <class Column>
struct indexed_column<included_column<Column>> {
    using result = types<>;
};

template <class Columns, class Constraint>
constexpr bool is_unique_index(Constraint const&) {
    return false;
}
template <class Columns, class... Items, class Condition>
constexpr bool is_unique_index(index_constraint<modifier_list<Items...>, Condition> const& index) {
    return index.unique &&
           is_same_set<joined_types<typename indexed_column<Items>::result...>, Columns>;
}

template <class Constraint>
inline constexpr bool is_partial_index = false;
template <class Items, class Condition>
    requires(!std::is_same_v<Condition, no_condition>)
inline constexpr bool is_partial_index<index_constraint<Items, Condition>> = true;

/// How many unique indexes have exactly these columns, of those for all rows or for some.
template <class Columns, bool Partial>
inline constexpr int unique_indexes = boost::hana::unpack(
    constraints_of<typename first_type<Columns>::table>(), [](auto const&... constraint) {
        return (0 + ... +
                (is_partial_index<std::remove_cvref_t<decltype(constraint)>> == Partial &&
                         is_unique_index<Columns>(constraint)
                     ? 1
                     : 0));
    });

template <class Columns>
inline constexpr bool has_unique_index = unique_indexes<Columns, false> != 0;

template <class Columns>
concept unique_together = Columns::size == 0 || is_unique_key<Columns> ||
                          has_unique_index<Columns> || unique_indexes<Columns, true> == 1;

/// A constraint by its name, in place of columns.
template <fixed_string Name>
struct constraint_name {};

/// What SQLite does with a row that breaks a constraint, in place of an error.
enum class conflict_resolution : std::uint8_t { replace, ignore };
template <conflict_resolution Resolution>
struct resolved_conflict {
    using operands = types<>;
};

/// Whose value is written to a key that the database counts: the one given in the place of the
/// database's, or the other way round.
enum class overriding : std::uint8_t { nothing, system_value, user_value };
/// Stands in front of all answers to a conflict.
template <overriding Overriding>
struct overridden {
    using operands = types<>;
};

/// Two clauses, of which the second counts where the first does not.
template <class First, class Second>
struct conflict_sequence {
    using operands = types<First, Second>;

    First  first;
    Second second;
};

/// Behind a clause without columns, which stands for all conflicts, there is nothing left.
template <class Conflict>
inline constexpr bool takes_another_conflict = true;
template <>
inline constexpr bool takes_another_conflict<conflict_nothing<>> = false;
template <conflict_resolution Resolution>
inline constexpr bool takes_another_conflict<resolved_conflict<Resolution>> = false;
template <class First, class Second>
inline constexpr bool takes_another_conflict<conflict_sequence<First, Second>> =
    takes_another_conflict<Second>;

template <class Added>
[[gnu::always_inline]] constexpr auto add_conflict(nothing, Added const& added) {
    return added;
}
/// What `add_conflict` begins with.
template <class Conflict>
inline constexpr overriding overriding_of = overriding::nothing;
template <overriding Overriding>
inline constexpr overriding overriding_of<overridden<Overriding>> = Overriding;
template <class First, class Second>
inline constexpr overriding overriding_of<conflict_sequence<First, Second>> = overriding_of<First>;

template <class Conflict>
inline constexpr bool has_no_answer = false;
template <>
inline constexpr bool has_no_answer<nothing> = true;
template <overriding Overriding>
inline constexpr bool has_no_answer<overridden<Overriding>> = true;

template <class Before, class Added>
[[gnu::always_inline]] constexpr auto add_conflict(Before before, Added added) {
    return conflict_sequence<Before, Added>{before, added};
}

/// Rule `conflict-target`.
template <class Columns>
consteval bool check_conflict_target() {
    static_assert(unique_together<Columns>,
                  "orm: on_conflict() names columns that are not unique together. Name those of "
                  "the primary key, of a unique constraint or of one unique index. "
                  "docs/errors.md#conflict-target");
    return unique_together<Columns>;
}

/// `.on_conflict(...)` as long as it is not known what to do then.
template <class Query, class... Columns>
struct conflict_target;

template <class Table, class Source, class Before, class Returning, class... Columns>
struct conflict_target<insert_query<Table, Source, Before, Returning>, Columns...> {
    insert_query<Table, Source, Before, Returning> query;

    [[gnu::always_inline]] constexpr auto do_nothing() const {
        return with(conflict_nothing<Columns...>{});
    }

    /// Changes the row that is there: `do_update(users.name = excluded(users.name))`.
    template <class... Assignments>
        requires(sizeof...(Columns) != 0 && sizeof...(Assignments) != 0)
    [[gnu::always_inline]] constexpr auto do_update(Assignments... assignments) const {
        if constexpr (all_assignments<Assignments...>()) {
            check_assignments<Table, Assignments...>();
            check_assigned_values<conflict_tables<Table>, Assignments...>();
            using update = conflict_update<types<Columns...>, nothing, Assignments...>;
            return with(update{make_list(assignments...), {}});
        } else {
            return do_nothing();
        }
    }

    /// The same, only for rows that meet a condition; others stay as they are.
    template <class Condition, class... Assignments>
        requires(sizeof...(Columns) != 0 && sizeof...(Assignments) != 0 &&
                 (is_assignment<Assignments> && ...))
    constexpr auto do_update_where(Condition condition, Assignments... assignments) const {
        check_assignments<Table, Assignments...>();
        if constexpr (check_condition<Condition>())
            static_cast<void>(check_rows<Condition, conflict_tables<Table>>());
        check_assigned_values<conflict_tables<Table>, Assignments...>();
        using update = conflict_update<types<Columns...>, Condition, Assignments...>;
        return with(update{make_list(assignments...), condition});
    }

private:
    template <class Conflict>
    [[gnu::always_inline]] constexpr auto with(Conflict const& added) const {
        auto const all = add_conflict(query.conflict, added);
        return insert_query<Table, Source, std::remove_cv_t<decltype(all)>, Returning>{
            query.source, all, query.returning_};
    }
};

namespace dsl {

template <column Column>
[[gnu::always_inline]] constexpr auto excluded(Column) {
    return excluded_column<Column>{};
}

}  // namespace dsl
}  // namespace orm
