// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <type_traits>
#include <utility>

#include <orm/query/select.hpp>

namespace orm {

enum class set_operator : std::uint8_t {
    union_distinct,
    union_all,
    intersect,
    intersect_all,
    except,
    except_all,
};

/// The type of a column that comes from two queries. Whole numbers of two sizes, and numbers with
/// and without a fraction, come together; void where the types do not.
template <class Left, class Right>
using common_value = std::conditional_t<
    std::same_as<Left, Right>, Left,
    std::conditional_t<
        std::is_arithmetic_v<Left> && std::is_arithmetic_v<Right> && !std::same_as<Left, bool> &&
            !std::same_as<Right, bool>,
        std::conditional_t<std::integral<Left> && std::integral<Right>, std::int64_t, double>,
        void>>;

/// The same of values that may be null.
template <class Left, class Right>
struct combined_value {
    using common = common_value<base_type<Left>, base_type<Right>>;
    using result =
        std::conditional_t<is_nullable<Left> || is_nullable<Right>, std::optional<common>, common>;
};
template <class Left, class Right>
    requires std::is_void_v<common_value<base_type<Left>, base_type<Right>>>
struct combined_value<Left, Right> {
    using result = void;
};

/// The type of a column of a set operation, which is named like the left query's.
template <class Item, class Left, class Right>
struct paired_value {
    using left_items  = flat_items<typename Left::selected>;
    using right_items = flat_items<typename Right::selected>;
    using peer        = type_at<right_items, index_of<Item>(left_items{})>;
    using result      = typename combined_value<typename Left::template value_of<Item>,
                                                typename Right::template value_of<peer>>::result;

    static constexpr bool agree = !std::is_void_v<result> && kept_alike<Item, peer>;
};

template <class Left, class Right, class... Items>
consteval bool pairs_agree(types<Items...>) {
    return (paired_value<Items, Left, Right>::agree && ...);
}

template <class Left, class Right>
concept as_many_columns =
    flat_items<typename Left::selected>::size == flat_items<typename Right::selected>::size;

template <class Left, class Right>
concept columns_agree = pairs_agree<Left, Right>(flat_items<typename Left::selected>{});

/// Rules `set-operands-differ-in-columns` and `set-operands-differ-in-types`.
template <class Left, class Right>
consteval bool check_set_operands() {
    if constexpr (!as_many_columns<Left, Right>) {
        static_assert(as_many_columns<Left, Right>,
                      "orm: the queries of a set operation select different numbers of columns. "
                      "docs/errors.md#set-operands-differ-in-columns");
        return false;
    } else {
        static_assert(
            columns_agree<Left, Right>,
            "orm: the queries of a set operation select columns of different types, or "
            "kept differently. Use cast<>(). docs/errors.md#set-operands-differ-in-types");
        return columns_agree<Left, Right>;
    }
}

/// A column that a set operation is ordered by: its name or, where it has none, its number.
template <std::size_t Position, class Item>
struct output_reference {
    using operands = types<>;
};

template <class Set, class Item>
concept orders_set = Set::selected::template contains<Item>;

/// Rule `set-ordered-by-its-columns`.
template <class Set, class Item>
consteval bool check_set_order() {
    static_assert(orders_set<Set, Item>,
                  "orm: a set operation is ordered by what its first query selects. "
                  "docs/errors.md#set-ordered-by-its-columns");
    return orders_set<Set, Item>;
}

template <class Set, class Item>
constexpr auto as_set_order_item(Item item) {
    if constexpr (check_set_order<Set, Item>())
        return output_reference<index_of<Item>(typename Set::selected{}) + 1, Item>{};
    else
        return item;
}
template <class Set, direction Direction, nulls_position Nulls, class Operand>
constexpr auto as_set_order_item(ordering<Direction, Nulls, Operand> item) {
    auto const operand = as_set_order_item<Set>(item.operand);
    return ordering<Direction, Nulls, std::remove_const_t<decltype(operand)>>{operand};
}

template <class Set, class Item>
using set_order_item = decltype(as_set_order_item<Set>(std::declval<Item>()));

/// Two queries made one: `union`, `intersect`, `except`. It is ordered and cut as a whole.
template <set_operator Operator, class Left, class Right, class... Clauses>
struct set_query : Clauses... {
    static constexpr bool         is_select         = true;
    static constexpr bool         value_may_be_null = true;
    static constexpr clause       last              = (clause::group_by, ..., Clauses::position);
    static constexpr set_operator op                = Operator;

    using operands      = types<Left, Right, Clauses...>;
    using selected      = flat_items<typename Left::selected>;
    using scope         = typename Left::scope;
    using tables        = types<>;  // each query has its own
    using single_column = single_column_of<selected>;

    Left  left;
    Right right;

    constexpr set_query(Left first, Right second, Clauses... clauses)
        : Clauses(clauses)..., left(first), right(second) {}

    /// The first column that belongs neither to the queries' tables nor to those around them.
    template <class Around>
    using foreign_among = typename foreign_column<types<Left, Right>, Around>::result;

    template <class Item>
    using value_of = typename paired_value<Item, Left, Right>::result;

    template <class Visit>
    constexpr void for_each_clause(Visit&& visit) const {
        visit(left), visit(right);
        (visit(static_cast<Clauses const&>(*this)), ...);
    }

    /// Items are columns that the first query selects, alone or in `asc` and `desc`.
    template <class... Items>
    constexpr auto order_by(Items... given) const {
        return append(order_by_clause<set_order_item<set_query, Items>...>{
            make_list(as_set_order_item<set_query>(given)...)});
    }
    template <class Count>
    constexpr auto limit(Count number) const {
        return append(make_limit(number));
    }
    template <class Count>
    constexpr auto offset(Count number) const {
        return append(make_offset < last == clause::limit > (number));
    }

    template <fixed_string Name>
    constexpr auto as() const {
        static_cast<void>(check_given_name<Name>());
        static_cast<void>(check_derived_columns<selected>());
        return derived_table<Name, set_query>(*this);
    }
    template <class Target>
    constexpr auto into() const {
        return into_query<Target, set_query>{*this};
    }

private:
    template <class Clause>
    constexpr auto append(Clause next) const {
        if constexpr (check_clause_order<Clause::position, last>())
            return set_query<Operator, Left, Right, Clauses..., Clause>(
                left, right, static_cast<Clauses const&>(*this)..., next);
        else
            return *this;
    }
    constexpr auto append(refused_clause) const { return *this; }
};

template <set_operator Operator, class Left, class Right>
constexpr auto combine(Left left, Right right) {
    if constexpr (check_set_operands<Left, Right>())
        return set_query<Operator, Left, Right>(left, right);
    else
        return left;
}
template <set_operator Operator, class Left, class Right, class Next, class... Rest>
constexpr auto combine(Left left, Right right, Next next, Rest... rest) {
    return combine<Operator>(combine<Operator>(left, right), next, rest...);
}

namespace dsl {

/// The rows of all queries, each once.
template <subquery... Queries>
    requires(sizeof...(Queries) > 1)
constexpr auto union_(Queries... queries) {
    return combine<set_operator::union_distinct>(queries...);
}
/// The rows of all queries, as often as they are there.
template <subquery... Queries>
    requires(sizeof...(Queries) > 1)
constexpr auto union_all(Queries... queries) {
    return combine<set_operator::union_all>(queries...);
}
/// The rows that all queries have.
template <subquery... Queries>
    requires(sizeof...(Queries) > 1)
constexpr auto intersect(Queries... queries) {
    return combine<set_operator::intersect>(queries...);
}
template <subquery... Queries>
    requires(sizeof...(Queries) > 1)
constexpr auto intersect_all(Queries... queries) {
    return combine<set_operator::intersect_all>(queries...);
}
/// The rows of the first query that no other has.
template <subquery... Queries>
    requires(sizeof...(Queries) > 1)
constexpr auto except(Queries... queries) {
    return combine<set_operator::except>(queries...);
}
template <subquery... Queries>
    requires(sizeof...(Queries) > 1)
constexpr auto except_all(Queries... queries) {
    return combine<set_operator::except_all>(queries...);
}

}  // namespace dsl
}  // namespace orm
