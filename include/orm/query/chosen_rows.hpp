// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <utility>

#include <orm/expr/logical.hpp>
#include <orm/query/deleted_rows.hpp>
#include <orm/query/limit.hpp>
#include <orm/query/on_conflict.hpp>
#include <orm/query/order_by.hpp>

namespace orm {

/// Says that a statement is meant for every row of its table.
struct every_row {
    using operands = types<>;
};

/// The rows of an update or delete that a condition alone does not find: `Sources` are a list of
/// from() and joins, `Tail` of order_by() and limit(). `Condition` is a condition, `every_row`, or
/// `nothing` as long as neither is said.
template <class Sources, class Condition, class Tail = list<>>
struct chosen_rows {
    using operands = types<Sources, Condition, Tail>;

    Sources   sources   = {};
    Condition condition = {};
    Tail      tail      = {};
};

template <class Condition>
struct among_which {
    using condition                       = Condition;
    static constexpr deleted_rows deleted = deleted_rows::left_out;
};
template <deleted_rows Which, class Condition>
struct among_which<rows_among<Which, Condition>> {
    using condition                       = Condition;
    static constexpr deleted_rows deleted = Which;
};

/// What a statement's `Where` says. Mostly it is just a condition.
template <class Where>
struct choice_of : among_which<Where> {
    using sources                      = types<>;
    using tail                         = types<>;
    static constexpr bool is_ordered   = false;
    static constexpr bool is_limited   = false;
    static constexpr bool is_condition = true;
};
template <class... Sources, class Condition, class... Tail>
struct choice_of<chosen_rows<list<Sources...>, Condition, list<Tail...>>> : among_which<Condition> {
    using sources                      = types<Sources...>;
    using tail                         = types<Tail...>;
    static constexpr bool is_ordered   = sizeof...(Tail) != 0;
    static constexpr bool is_limited   = ((Tail::position == clause::limit) || ...);
    static constexpr bool is_condition = false;
};

template <class Where>
concept says_no_rows_yet = std::same_as<typename choice_of<Where>::condition, nothing>;
template <class Where>
concept takes_conditions =
    !std::same_as<typename choice_of<Where>::condition, every_row> && !choice_of<Where>::is_ordered;
template <class Where>
concept has_sources = choice_of<Where>::sources::size != 0;
/// Rows can be put in order, and counted, in one table.
template <class Where>
concept takes_order = !says_no_rows_yet<Where> && !has_sources<Where> &&
                      !choice_of<Where>::is_ordered && !choice_of<Where>::is_limited;
template <class Where>
concept takes_limit =
    !says_no_rows_yet<Where> && !has_sources<Where> && !choice_of<Where>::is_limited;

template <class Scope, class Sources>
struct scope_with;
template <class Scope, class... Sources>
struct scope_with<Scope, types<Sources...>> : scope_after<Scope, Sources...> {};

/// What the clauses of an update or delete may speak of.
template <class Table, class Where>
using scope_of_write =
    typename scope_with<scope<types<Table>>, typename choice_of<Where>::sources>::result;
/// What is joined: an engine lets no join speak of the table that is written.
template <class Where>
using joined_by_write = typename scope_with<scope<>, typename choice_of<Where>::sources>::result;

template <class Added>
[[gnu::always_inline]] constexpr auto add_condition(nothing, Added added) {
    return added;
}
template <deleted_rows Which, class Condition, class Added>
[[gnu::always_inline]] constexpr auto add_condition(rows_among<Which, Condition> where,
                                                    Added                        added);
template <class Where, class Added>
[[gnu::always_inline]] constexpr auto add_condition(Where where, Added added) {
    if constexpr (std::same_as<Added, every_row>)
        return added;
    else
        return dsl::and_(where, added);
}
template <class Sources, class Condition, class Tail, class Added>
[[gnu::always_inline]] constexpr auto add_condition(chosen_rows<Sources, Condition, Tail> where,
                                                    Added                                 added) {
    auto const both = add_condition(where.condition, added);
    return chosen_rows<Sources, std::remove_cv_t<decltype(both)>, Tail>{where.sources, both,
                                                                        where.tail};
}

template <deleted_rows Which, class Condition, class Added>
[[gnu::always_inline]] constexpr auto add_condition(rows_among<Which, Condition> where,
                                                    Added                        added) {
    auto const both = add_condition(where.condition, added);
    return rows_among<Which, std::remove_cv_t<decltype(both)>>{both};
}

/// The same rows, with or among those that are deleted.
template <table Table, deleted_rows Which, class Where>
constexpr auto choose_deleted(Where where) {
    if constexpr (check_soft_delete<Table>())
        return rows_among<Which, Where>{where};
    else
        return where;
}
template <table Table, deleted_rows Which, class Sources, class Condition, class Tail>
constexpr auto choose_deleted(chosen_rows<Sources, Condition, Tail> where) {
    auto const among = choose_deleted<Table, Which>(where.condition);
    return chosen_rows<Sources, std::remove_cv_t<decltype(among)>, Tail>{where.sources, among,
                                                                         where.tail};
}
/// A statement that has not said which of them.
template <class Where>
concept takes_deleted = choice_of<Where>::deleted == deleted_rows::left_out;

template <class Clause>
constexpr auto add_source(nothing, Clause added) {
    return chosen_rows<list<Clause>, nothing>{make_list(added)};
}
template <class... Sources, class Clause>
constexpr auto add_source(chosen_rows<list<Sources...>, nothing> where, Clause added) {
    return chosen_rows<list<Sources..., Clause>, nothing>{append_to(where.sources, added)};
}

template <class Where, class Clause>
constexpr auto add_to_tail(Where where, Clause added) {
    return chosen_rows<list<>, Where, list<Clause>>{{}, where, make_list(added)};
}
template <class Condition, class... Tail, class Clause>
constexpr auto add_to_tail(chosen_rows<list<>, Condition, list<Tail...>> where, Clause added) {
    return chosen_rows<list<>, Condition, list<Tail..., Clause>>{
        {}, where.condition, append_to(where.tail, added)};
}

template <class Where>
constexpr auto add_to_tail(Where where, refused_clause) {
    return where;
}

template <table Table, class Where, row_source Source>
constexpr auto choose_from(Where where, Source taken) {
    using stated = typename source_of<Source>::result;
    if constexpr (check_table_is_new<stated, types<Table>>())
        return add_source(where, from_clause<stated>(static_cast<stated const&>(taken)));
    else
        return where;
}

template <table Table, join_kind Kind, class Where, row_source Source, class On>
constexpr auto choose_join(Where where, Source taken, On given) {
    using stated = typename source_of<Source>::result;
    using joined = typename joined_by_write<Where>::tables;
    if constexpr (!check_table_is_new<stated, joined_types<types<Table>, joined>>())
        return where;
    else if constexpr (!check_condition<On>())
        return where;
    else if constexpr (!check_rows<On, joined_types<joined, types<stated>>>())
        return where;
    else
        return add_source(where,
                          join_clause<Kind, stated, On>{static_cast<stated const&>(taken), given});
}

template <class Tables, class Where, class Condition>
[[gnu::always_inline]] constexpr auto choose_where(Where where, Condition given) {
    if constexpr (check_condition<Condition>()) {
        static_cast<void>(check_rows<Condition, Tables>());
        return add_condition(where, given);
    } else {
        return add_condition(where, disjunction<>{});
    }
}

template <table Table, class Where, class... Items>
constexpr auto choose_order(Where where, Items... given) {
    if constexpr ((check_order<Items>() & ...)) {
        static_cast<void>(check_rows<types<Items...>, types<Table>>());
        return add_to_tail(where, order_by_clause<Items...>{make_list(given...)});
    } else {
        return where;
    }
}

template <class Where, class Count>
constexpr auto choose_limit(Where where, Count number) {
    return add_to_tail(where, make_limit(number));
}

/// A filter that names no condition, as `and_()` of a pack that is empty.
template <class Where>
inline constexpr bool is_empty_filter = std::same_as<Where, conjunction<>>;
template <deleted_rows Which, class Condition>
inline constexpr bool is_empty_filter<rows_among<Which, Condition>> = is_empty_filter<Condition>;

/// Rule `write-without-where`.
template <class Where>
concept says_which_rows = !says_no_rows_yet<Where> && !is_empty_filter<Where>;

}  // namespace orm
