// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <type_traits>

#include <orm/expr/subquery.hpp>
#include <orm/query/deleted_rows.hpp>
#include <orm/query/from.hpp>
#include <orm/query/group_by.hpp>
#include <orm/query/into.hpp>
#include <orm/query/keyset.hpp>
#include <orm/query/limit.hpp>
#include <orm/query/lock.hpp>
#include <orm/query/order_by.hpp>
#include <orm/query/select_list.hpp>
#include <orm/query/source.hpp>
#include <orm/query/tablesample.hpp>
#include <orm/query/where.hpp>
#include <orm/query/window.hpp>

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

/// Rule `clause-order`.
template <clause Next, clause Last>
consteval bool check_clause_order() {
    static_assert(may_follow<Next, Last>,
                  "orm: a clause may not follow the one in front of it. The order is select, from, "
                  "joins, where, group_by, having (only behind groups), window, order_by, limit, "
                  "offset, for_update. docs/errors.md#clause-order");
    return may_follow<Next, Last>;
}

template <class Clause>
inline constexpr bool is_distinct_on = false;

/// A select statement: a list of clauses in the order of its text. A value that knows nothing of a
/// connection; a verb of a database runs it.
template <class... Clauses>
struct select_query : Clauses... {
    static constexpr bool   is_select = true;
    static constexpr clause last      = last_clause<Clauses...>;

    using operands      = types<Clauses...>;
    using scope         = scope_of<Clauses...>;
    using tables        = typename scope::tables;
    using list          = select_list_in<Clauses...>;
    using selected      = selected_items<typename list::operands, tables>;
    using single_column = single_column_of<selected>;

    /// Only the first row of each key: the clause before the list says so.
    static constexpr bool is_distinct_on_keys = (is_distinct_on<Clauses> || ...);

    using declared_rows = joined_types<typename rows_declared<Clauses>::result...>;

    /// The type of what is selected, with std::optional where it may be null.
    template <class Item>
    using value_of = value_in<Item, scope>;

    /// As a scalar subquery.
    static constexpr bool value_may_be_null = last > clause::where || !has_aggregate<selected> ||
                                              may_be_null<first_type<selected>, scope>();

    /// The first column that belongs neither to the tables of the query nor to those around it.
    template <class Around>
    using foreign_among = typename foreign_in_clauses<joined_types<Around, declared_rows>, types<>,
                                                      tables, Clauses...>::result;

    /// Visits the clauses in place of operands.
    template <class Visit>
    constexpr void for_each_clause(Visit&& visit) const {
        (visit(static_cast<Clauses const&>(*this)), ...);
    }

    template <row_source Source>
    [[gnu::always_inline]] constexpr auto from(Source taken) const {
        using stated = typename source_of<Source>::result;
        return append(from_clause<stated>(static_cast<stated const&>(taken)));
    }

    /// Some rows of a table, drawn at random.
    template <class Sample>
        requires is_sampled<Sample>
    [[gnu::always_inline]] constexpr auto from(Sample taken) const {
        return append(taken);
    }

    template <row_source Source, class On>
    [[gnu::always_inline]] constexpr auto inner_join(Source taken, On given) const {
        return join<join_kind::inner>(taken, given);
    }

    /// Rows of the tables before stay without a partner; the joined table's columns are null then.
    template <row_source Source, class On>
    [[gnu::always_inline]] constexpr auto left_join(Source taken, On given) const {
        return join<join_kind::left>(taken, given);
    }

    template <row_source Source, class On>
    [[gnu::always_inline]] constexpr auto right_join(Source taken, On given) const {
        return join<join_kind::right>(taken, given);
    }

    template <row_source Source, class On>
    [[gnu::always_inline]] constexpr auto full_join(Source taken, On given) const {
        return join<join_kind::full>(taken, given);
    }

    template <row_source Source>
    [[gnu::always_inline]] constexpr auto cross_join(Source taken) const {
        using stated = typename source_of<Source>::result;
        if constexpr (check_table_is_new<stated, tables>())
            return append(
                join_clause<join_kind::cross, stated, void>(static_cast<stated const&>(taken)));
        else
            return *this;
    }

    /// A second `where` adds to the first: both conditions have to be met.
    template <class Condition>
    [[gnu::always_inline]] constexpr auto where(Condition given) const {
        if constexpr (!check_condition<Condition>())
            return *this;
        else if constexpr (!check_single_rows<Condition>())
            return *this;
        else if constexpr (last == clause::where)
            return add_condition(types<>{}, operands{}, given);
        else
            return append(where_clause<Condition>{given});
    }

    template <groupable... Items>
        requires(sizeof...(Items) != 0)
    [[gnu::always_inline]] constexpr auto group_by(Items... given) const {
        if constexpr (check_single_rows<types<Items...>>())
            return append(group_by_clause<Items...>{make_list(given...)});
        else
            return *this;
    }

    template <class Condition>
    [[gnu::always_inline]] constexpr auto having(Condition given) const {
        if constexpr (check_condition<Condition>())
            return append(having_clause<Condition>{given});
        else
            return *this;
    }

    /// Windows that over() uses by their names.
    template <class... Windows>
        requires(is_named_window<Windows> && ...)
    constexpr auto window(Windows... given) const {
        if constexpr (check_window_names<Windows...>())
            return append(window_clause<Windows...>{make_list(given...)});
        else
            return *this;
    }

    template <class... Items>
        requires(sizeof...(Items) != 0)
    [[gnu::always_inline]] constexpr auto order_by(Items... given) const {
        if constexpr ((check_order<Items>() & ...))
            return append(order_by_clause<order_item<selected, Items>...>{
                make_list(as_order_item<selected>(given)...)});
        else
            return *this;
    }

    /// By the keys that pages are turned by.
    template <class... Items>
    [[gnu::always_inline]] constexpr auto order_by(keyset_order<Items...> const& keys) const {
        return order_by_keys(keys, std::index_sequence_for<Items...>{});
    }

    /// At most so many rows: a whole number, not negative, or a named parameter.
    template <class Count>
    [[gnu::always_inline]] constexpr auto limit(Count number) const {
        return append(make_limit(number));
    }

    /// Leaves out the first rows.
    template <class Count>
    [[gnu::always_inline]] constexpr auto offset(Count number) const {
        return append(make_offset < last == clause::limit > (number));
    }

    /// Locks the rows until the transaction ends, all or those `of()` some tables. PostgreSQL only.
    template <lock_wait Wait = lock_wait::wait>
    constexpr auto for_update(lock_waiting<Wait> = {}) const {
        return append(lock_clause<lock_strength::update, Wait>{});
    }
    template <class... Tables, lock_wait Wait = lock_wait::wait>
    constexpr auto for_update(locked_tables<Tables...>, lock_waiting<Wait> = {}) const {
        return append(lock_clause<lock_strength::update, Wait, Tables...>{});
    }
    template <lock_wait Wait = lock_wait::wait>
    constexpr auto for_no_key_update(lock_waiting<Wait> = {}) const {
        return append(lock_clause<lock_strength::no_key_update, Wait>{});
    }
    template <class... Tables, lock_wait Wait = lock_wait::wait>
    constexpr auto for_no_key_update(locked_tables<Tables...>, lock_waiting<Wait> = {}) const {
        return append(lock_clause<lock_strength::no_key_update, Wait, Tables...>{});
    }
    template <lock_wait Wait = lock_wait::wait>
    constexpr auto for_share(lock_waiting<Wait> = {}) const {
        return append(lock_clause<lock_strength::share, Wait>{});
    }
    template <class... Tables, lock_wait Wait = lock_wait::wait>
    constexpr auto for_share(locked_tables<Tables...>, lock_waiting<Wait> = {}) const {
        return append(lock_clause<lock_strength::share, Wait, Tables...>{});
    }
    template <lock_wait Wait = lock_wait::wait>
    constexpr auto for_key_share(lock_waiting<Wait> = {}) const {
        return append(lock_clause<lock_strength::key_share, Wait>{});
    }
    template <class... Tables, lock_wait Wait = lock_wait::wait>
    constexpr auto for_key_share(locked_tables<Tables...>, lock_waiting<Wait> = {}) const {
        return append(lock_clause<lock_strength::key_share, Wait, Tables...>{});
    }

    /// Sees deleted rows, too: of all its tables, or of those that are named.
    template <table... Tables>
        requires(last >= clause::from)
    constexpr auto with_deleted(Tables...) const {
        return about_deleted<deleted_rows::included, Tables...>();
    }
    /// Sees only deleted rows, of the table in from() or of those that are named.
    template <table... Tables>
        requires(last >= clause::from)
    constexpr auto only_deleted(Tables...) const {
        return about_deleted<deleted_rows::only, Tables...>();
    }

    /// The query as a table of another: `auto recent = select(...).as<"recent">();`
    template <fixed_string Name>
    constexpr auto as() const {
        static_cast<void>(check_given_name<Name>());
        static_cast<void>(check_derived_columns<flat_items<selected>>());
        return derived_table<Name, select_query>(*this);
    }

    /// The rows as objects of a plain aggregate, whose members take the values in their order.
    template <class Target>
    constexpr auto into() const {
        return into_query<Target, select_query>{*this};
    }

private:
    template <class... Items, std::size_t... Index>
    constexpr auto order_by_keys(keyset_order<Items...> const& keys,
                                 std::index_sequence<Index...>) const {
        return order_by(item_of<Index>(keys.items)...);
    }

    template <class Clause>
    [[gnu::always_inline]] constexpr auto append(Clause const& next) const {
        if constexpr (check_clause_order<Clause::position, last>())
            return select_query<Clauses..., Clause>{static_cast<Clauses const&>(*this)..., next};
        else
            return *this;
    }
    constexpr auto append(refused_clause) const { return *this; }

    template <deleted_rows Which, class... Tables>
    constexpr auto about_deleted() const {
        if constexpr (check_deleted_of<Tables...>(tables{}))
            return mark_behind_list(types<>{}, operands{}, deleted_clause<Which, Tables...>{});
        else
            return *this;
    }
    template <class... Before, class First, class... Rest, class Added>
    constexpr auto mark_behind_list(types<Before...>, types<First, Rest...>, Added added) const {
        if constexpr (std::is_same_v<First, list>)
            return select_query<Before..., First, Added, Rest...>{
                static_cast<Before const&>(*this)..., static_cast<First const&>(*this), added,
                static_cast<Rest const&>(*this)...};
        else
            return mark_behind_list(types<Before..., First>{}, types<Rest...>{}, added);
    }

    template <join_kind Kind, class Source, class On>
    [[gnu::always_inline]] constexpr auto join(Source taken, On given) const {
        using stated = typename source_of<Source>::result;
        if constexpr (!check_table_is_new<stated, tables>())
            return *this;
        else if constexpr (!check_lateral_join<Kind, stated, tables>())
            return *this;
        else if constexpr (!check_condition<On>())
            return *this;
        else if constexpr (!check_single_rows<On>())
            return *this;
        else
            return append(join_clause<Kind, stated, On>{static_cast<stated const&>(taken), given});
    }

    template <class... Before, class Condition, class Added>
    [[gnu::always_inline]] constexpr auto add_condition(types<Before...>,
                                                        types<where_clause<Condition>>,
                                                        Added added) const {
        auto const both =
            dsl::and_(static_cast<where_clause<Condition> const&>(*this).condition, added);
        return select_query<Before..., where_clause<std::remove_cv_t<decltype(both)>>>{
            static_cast<Before const&>(*this)..., {both}};
    }
    template <class... Before, class First, class... Rest, class Added>
    [[gnu::always_inline]] constexpr auto add_condition(types<Before...>, types<First, Rest...>,
                                                        Added added) const {
        return add_condition(types<Before..., First>{}, types<Rest...>{}, added);
    }
};

namespace dsl {

/// `select()` of all tables in from() and the joins, `select(users.id, as<"n">(count()))` of
/// expressions, `select(posts, users.email)` of whole tables and expressions.
template <selectable... Items>
[[gnu::always_inline]] constexpr auto select(Items... items) {
    check_aliases<Items...>();
    return select_query<select_list<false, select_item<Items>...>>{
        {make_list(as_select_item(items)...)}};
}

template <selectable... Items>
[[gnu::always_inline]] constexpr auto select_distinct(Items... items) {
    check_aliases<Items...>();
    return select_query<select_list<true, select_item<Items>...>>{
        {make_list(as_select_item(items)...)}};
}

}  // namespace dsl
}  // namespace orm
