// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <type_traits>

#include <orm/query/from.hpp>
#include <orm/query/group_by.hpp>
#include <orm/query/into.hpp>
#include <orm/query/limit.hpp>
#include <orm/query/order_by.hpp>
#include <orm/query/select_list.hpp>
#include <orm/query/where.hpp>

namespace orm {

/// The position of the last clause.
template <class... Clauses>
inline constexpr clause last_clause = (Clauses::position, ...);

/// Clauses stand in the order of SQL: `Next` may follow what ends with `Last`. Before `from` there
/// is only the list, `join` and `where` may be repeated, and `having` needs groups.
template <clause Next, clause Last>
concept may_follow =
    (Next == clause::from && Last == clause::select) ||
    (Next == clause::join && (Last == clause::from || Last == clause::join)) ||
    (Next == clause::where && Last >= clause::from && Last <= clause::where) ||
    (Next == clause::having && Last == clause::group_by) ||
    (Next > clause::where && Next != clause::having && Last >= clause::from && Last < Next);

/// A select statement: a list of clauses in the order of its text. A value that knows nothing of a
/// connection; a verb of a database runs it.
template <class... Clauses>
struct select_query : Clauses... {
    static constexpr bool   is_select = true;
    static constexpr clause last      = last_clause<Clauses...>;

    using operands      = types<Clauses...>;
    using scope         = scope_of<Clauses...>;
    using tables        = typename scope::tables;
    using selected      = typename first_type<operands>::operands;
    using single_column = single_column_of<first_type<operands>>;

    /// Visits the clauses in place of operands.
    template <class Visit>
    constexpr void for_each_clause(Visit&& visit) const {
        (visit(static_cast<Clauses const&>(*this)), ...);
    }

    template <table Table>
        requires may_follow<clause::from, last>
    constexpr auto from(Table) const {
        return append(from_clause<Table>{});
    }

    template <table Table, condition On>
        requires may_follow<clause::join, last>
    constexpr auto inner_join(Table, On given) const {
        return join<join_kind::inner, Table>(given);
    }

    /// Rows of the tables before stay without a partner; the joined table's columns are null then.
    template <table Table, condition On>
        requires may_follow<clause::join, last>
    constexpr auto left_join(Table, On given) const {
        return join<join_kind::left, Table>(given);
    }

    template <table Table, condition On>
        requires may_follow<clause::join, last>
    constexpr auto right_join(Table, On given) const {
        return join<join_kind::right, Table>(given);
    }

    template <table Table, condition On>
        requires may_follow<clause::join, last>
    constexpr auto full_join(Table, On given) const {
        return join<join_kind::full, Table>(given);
    }

    template <table Table>
        requires may_follow<clause::join, last>
    constexpr auto cross_join(Table) const {
        if constexpr (check_table_is_new<Table, tables>())
            return append(join_clause<join_kind::cross, Table, void>{});
        else
            return *this;
    }

    /// A second `where` adds to the first: both conditions have to be met.
    template <condition Condition>
        requires may_follow<clause::where, last>
    constexpr auto where(Condition given) const {
        if constexpr (!check_rows<Condition, tables>())
            return *this;
        else if constexpr (last == clause::where)
            return add_condition(types<>{}, operands{}, given);
        else
            return append(where_clause<Condition>{given});
    }

    template <expression... Items>
        requires may_follow<clause::group_by, last>
    constexpr auto group_by(Items... given) const {
        if constexpr (check_rows<types<Items...>, tables>())
            return append(group_by_clause<Items...>{make_list(given...)});
        else
            return *this;
    }

    template <condition Condition>
        requires may_follow<clause::having, last>
    constexpr auto having(Condition given) const {
        if constexpr (check_columns<Condition, tables>())
            return append(having_clause<Condition>{given});
        else
            return *this;
    }

    template <class... Items>
        requires may_follow<clause::order_by, last>
    constexpr auto order_by(Items... given) const {
        if constexpr (check_columns<types<Items...>, tables>())
            return append(order_by_clause<order_item<selected, Items>...>{
                make_list(as_order_item<selected>(given)...)});
        else
            return *this;
    }

    /// At most so many rows: a whole number, not negative, or a named parameter.
    template <class Count>
        requires may_follow<clause::limit, last>
    constexpr auto limit(Count rows) const {
        if constexpr (check_row_count<Count>())
            return append(limit_clause<operand_for<row_number, Count>>{as_row_count(rows)});
        else
            return *this;
    }

    /// Leaves out the first rows.
    template <class Count>
        requires may_follow<clause::offset, last>
    constexpr auto offset(Count rows) const {
        if constexpr (check_row_count<Count>())
            return append(offset_clause < operand_for<row_number, Count>,
                          last == clause::limit > {as_row_count(rows)});
        else
            return *this;
    }

    /// The rows as objects of a plain aggregate, whose members take the values in their order.
    template <class Target>
    constexpr auto into() const {
        return into_query<Target, select_query>{*this};
    }

private:
    template <class Clause>
    constexpr auto append(Clause next) const {
        return select_query<Clauses..., Clause>{static_cast<Clauses const&>(*this)..., next};
    }

    template <join_kind Kind, class Table, class On>
    constexpr auto join(On given) const {
        using joined = join_clause<Kind, Table, On>;
        if constexpr (!check_table_is_new<Table, tables>())
            return *this;
        else if constexpr (!check_rows<On, joined_types<tables, types<Table>>>())
            return *this;
        else
            return append(joined{given});
    }

    template <class... Before, class Condition, class Added>
    constexpr auto add_condition(types<Before...>, types<where_clause<Condition>>,
                                 Added added) const {
        auto const both =
            dsl::and_(static_cast<where_clause<Condition> const&>(*this).condition, added);
        return select_query<Before..., where_clause<std::remove_cv_t<decltype(both)>>>{
            static_cast<Before const&>(*this)..., {both}};
    }
    template <class... Before, class First, class... Rest, class Added>
    constexpr auto add_condition(types<Before...>, types<First, Rest...>, Added added) const {
        return add_condition(types<Before..., First>{}, types<Rest...>{}, added);
    }
};

namespace dsl {

/// `select()` of all tables in from() and the joins, `select(users.id, as<"n">(count()))` of
/// expressions, `select(posts, users.email)` of whole tables and expressions.
template <selectable... Items>
constexpr auto select(Items... items) {
    check_aliases<Items...>();
    return select_query<select_list<false, select_item<Items>...>>{
        {make_list(as_select_item(items)...)}};
}

template <selectable... Items>
constexpr auto select_distinct(Items... items) {
    check_aliases<Items...>();
    return select_query<select_list<true, select_item<Items>...>>{
        {make_list(as_select_item(items)...)}};
}

}  // namespace dsl
}  // namespace orm
