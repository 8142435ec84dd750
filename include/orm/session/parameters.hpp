// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>

#include <orm/query/default_scope.hpp>
#include <orm/render/sql.hpp>
#include <orm/render/write.hpp>

// How many values statements bind.

namespace orm {

// Those of the conditions that tables bring along.
template <class Query>
consteval std::size_t scope_parameters();
template <class Table, class Where>
consteval std::size_t write_parameters();

template <class Node>
struct parameters_in {
    static constexpr std::size_t count = parameters_in<typename Node::operands>::count;
};
template <class... Nodes>
struct parameters_in<types<Nodes...>> {
    static constexpr std::size_t count = (parameters_in<Nodes>::count + ... + 0);
};
template <class... Nodes>
struct parameters_in<list<Nodes...>> : parameters_in<types<Nodes...>> {};
template <>
struct parameters_in<void> {
    static constexpr std::size_t count = 0;
};
struct one_parameter {
    static constexpr std::size_t count = 1;
};

template <class Value, class Peer>
struct parameters_in<bound<Value, Peer>> : one_parameter {};
template <class Range, class Peer>
struct parameters_in<bound_list<Range, Peer>> : one_parameter {};
template <fixed_string Name, class Type, class Peer>
struct parameters_in<named_parameter<Name, Type, Peer>> : one_parameter {};
template <column Column>
struct parameters_in<client_value<Column>> : one_parameter {};
template <table Table, class Held, class Columns>
struct parameters_in<row_values<Table, Held, Columns>> {
    static constexpr std::size_t count = Columns::size;
};
template <table Table, std::size_t Count>
struct parameters_in<row_batch<Table, Count>> {
    static constexpr std::size_t count = Count * inserted_columns<Table>::size;
};
template <table Table>
struct parameters_in<row_arrays<Table>> {
    static constexpr std::size_t count = inserted_columns<Table>::size;
};
template <table Table, std::size_t Count>
struct parameters_in<update_batch<Table, Count>> {
    static constexpr std::size_t count = Count * columns_of_update<Table>::size;
};
template <table Table>
struct parameters_in<row_assignments<Table>> {
    static constexpr std::size_t count = updated_columns<Table>::size;
};
template <table Table>
struct parameters_in<key_match<Table>> {
    static constexpr std::size_t count = primary_key_of<Table>::size;
};

template <class Key, class Peer>
struct parameters_in<context_value<Key, Peer>> : one_parameter {};

template <class... Clauses>
struct parameters_in<select_query<Clauses...>> {
    static constexpr std::size_t count =
        parameters_in<types<Clauses...>>::count + scope_parameters<select_query<Clauses...>>();
};
template <class Table, class Values, class Where, class Returning>
struct parameters_in<update_query<Table, Values, Where, Returning>> {
    static constexpr std::size_t count =
        parameters_in<types<Values, Where, Returning>>::count + write_parameters<Table, Where>();
};
template <class Table, class Where, class Returning>
struct parameters_in<delete_query<Table, Where, Returning>> {
    static constexpr std::size_t count = parameters_in<types<Where, Returning>>::count +
                                         write_parameters<Table, Where>() +
                                         (is_soft_delete<Table, Where> ? 1 : 0);
};
template <class Table, class Columns>
struct parameters_in<conflict_replace<Table, Columns>> {
    static constexpr std::size_t count =
        Columns::size == 0 ? 0 : parameters_in<default_conditions<Table>>::count;
};
template <class Columns, class Condition, class... Assignments>
struct parameters_in<conflict_update<Columns, Condition, Assignments...>> {
    using target = typename first_type<types<Assignments...>>::target::table;
    static constexpr std::size_t count =
        parameters_in<types<list<Assignments...>, Condition, default_conditions<target>>>::count;
};

/// One more where a part may be absent: whoever binds has to come by, as the condition of a write
/// must not vanish.
template <class Query>
    requires has_parts<Query>
struct parameters_in<returned_rows<Query>> {
    static constexpr std::size_t count = parameters_in<Query>::count + 1;
};

/// How many values a statement binds at most: those of absent parts are not bound.
template <class Node>
inline constexpr std::size_t parameter_count = parameters_in<Node>::count;

template <class... Clauses>
consteval std::size_t count_scope_parameters(select_query<Clauses...> const*) {
    using scope = select_scope<select_query<Clauses...>>;
    return (parameters_in<typename scope::template conditions<Clauses>>::count + ... + 0);
}
template <class Query>
consteval std::size_t scope_parameters() {
    if constexpr (any_is_scoped(typename Query::tables{}))
        return count_scope_parameters(static_cast<Query const*>(nullptr));
    else
        return 0;
}

template <class First, class... Joins>
consteval std::size_t count_join_parameters(types<First, Joins...>) {
    return (parameters_in<default_conditions<typename source_in<Joins>::result>>::count + ... + 0);
}
consteval std::size_t count_join_parameters(types<>) { return 0; }
template <class Table, class Where>
consteval std::size_t write_parameters() {
    if constexpr (is_scoped_write<Table, Where>)
        return parameters_in<conditions_of_write<Table, Where>>::count +
               count_join_parameters(typename choice_of<Where>::sources{});
    else
        return 0;
}

}  // namespace orm
