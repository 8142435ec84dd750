// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <orm/backend/error.hpp>
#include <orm/query/result.hpp>
#include <orm/render/raw_query.hpp>
#include <orm/render/refresh.hpp>
#include <orm/render/sql.hpp>
#include <orm/session/bind_scope.hpp>
#include <orm/session/session.hpp>

namespace orm {

/// Optional conditions and raw texts, counted by kind.
template <class Node>
inline constexpr std::size_t optional_parts_in = 0;
template <class Node>
    requires requires { typename Node::operands; }
inline constexpr std::size_t optional_parts_in<Node> = optional_parts_in<typename Node::operands>;
template <class... Nodes>
inline constexpr std::size_t optional_parts_in<types<Nodes...>> =
    (optional_parts_in<Nodes> + ... + 0);
template <class... Nodes>
inline constexpr std::size_t optional_parts_in<list<Nodes...>> =
    (optional_parts_in<Nodes> + ... + 0);
template <class Operand>
inline constexpr std::size_t optional_parts_in<optional_condition<Operand>> =
    1 + optional_parts_in<Operand>;
template <class Operand>
inline constexpr std::size_t optional_parts_in<optional_value<Operand>> =
    1 + optional_parts_in<Operand>;
template <class Result, class... Items>
inline constexpr std::size_t optional_parts_in<raw_node<Result, Items...>> =
    1 + (optional_parts_in<Items> + ... + 0);
/// Two names, each with its length in front.
template <>
inline constexpr std::size_t optional_parts_in<identifier> =
    2 * (1 + (identifier::longest + sizeof(std::uintptr_t) - 1) / sizeof(std::uintptr_t));

template <class... Choices>
inline constexpr std::size_t optional_parts_in<chosen_order<Choices...>> =
    1 + (optional_parts_in<Choices> + ... + 0);

/// Notes which optional parts there are, and which raw texts: two statements of one type with the
/// same notes have the same text.
template <class Node>
void note_shape(std::uintptr_t*& next, Node const& node);

template <class Operand>
void note_shape_of(std::uintptr_t*& next, optional_condition<Operand> const& node) {
    *next++ = node.condition ? 1 : 0;
    if (node.condition) note_shape(next, *node.condition);
}
template <class Operand>
void note_shape_of(std::uintptr_t*& next, optional_value<Operand> const& node) {
    *next++ = node.operand ? 1 : 0;
    if (node.operand) note_shape(next, *node.operand);
}
template <class Result, class... Items>
void note_shape_of(std::uintptr_t*& next, raw_node<Result, Items...> const& node) {
    *next++ = reinterpret_cast<std::uintptr_t>(node.text.data());
    note_shape(next, node.items);
}
/// Whole, since two names must never be taken for one.
void note_shape_of(std::uintptr_t*& next, identifier const& name);
template <class... Choices>
void note_shape_of(std::uintptr_t*& next, chosen_order<Choices...> const& node) {
    *next++        = std::uintptr_t{2} * node.place + (node.is_reversed ? 1 : 0);
    std::size_t at = 0;
    for_each_item(&node.choices, [&](auto const* choice) {
        if (node.place == at++) note_shape(next, *choice);
    });
}
template <class... Items>
void note_shape_of(std::uintptr_t*& next, list<Items...> const& items) {
    for_each_item(&items, [&](auto const* item) { note_shape(next, *item); });
}
template <class Node>
void note_shape_of(std::uintptr_t*& next, Node const& node) {
    for_each_operand(node, [&](auto const& operand) { note_shape(next, operand); });
}

template <class Node>
void note_shape(std::uintptr_t*& next, Node const& node) {
    if constexpr (has_parts<Node>) note_shape_of(next, node);
}

template <class Row, class... Items>
inline constexpr std::size_t optional_parts_in<raw_statement<Row, Items...>> =
    1 + (optional_parts_in<Items> + ... + 0);
template <class Row, class... Items>
void note_shape_of(std::uintptr_t*& next, raw_statement<Row, Items...> const& node) {
    *next++ = reinterpret_cast<std::uintptr_t>(node.text.data());
    note_shape(next, node.items);
}

template <class Query>
inline constexpr bool is_write = false;
template <class Table, class Values, class Where, class Returning>
inline constexpr bool is_write<update_query<Table, Values, Where, Returning>> = true;
template <class Table, class Where, class Returning>
inline constexpr bool is_write<delete_query<Table, Where, Returning>> = true;
template <class With, class Query>
inline constexpr bool is_write<with_query<With, Query>> = is_write<Query>;
template <class Target, class Query>
inline constexpr bool is_write<into_query<Target, Query>> = is_write<Query>;

template <class Query>
inline constexpr bool changes_rows = is_write<Query>;
template <class Table, class Source, class Conflict, class Returning>
inline constexpr bool changes_rows<insert_query<Table, Source, Conflict, Returning>> = true;
template <class With, class Query>
inline constexpr bool changes_rows<with_query<With, Query>> = true;
template <class... Tables, class... Clauses>
inline constexpr bool changes_rows<select_query<with_clause<Tables...>, Clauses...>> =
    with_clause<Tables...>::has_writes;
template <class Target, class Query>
inline constexpr bool changes_rows<into_query<Target, Query>> = changes_rows<Query>;
template <class View, bool Concurrently>
inline constexpr bool changes_rows<refresh_statement<View, Concurrently>> = true;
/// Until its text is seen.
template <class Row, class... Items>
inline constexpr bool changes_rows<raw_statement<Row, Items...>> = true;

template <class Row, class... Items>
bool writes_no_rows(void const* query) {
    return static_cast<raw_statement<Row, Items...> const*>(query)->effect !=
           raw_effect::writes_rows;
}
template <class Query>
inline constexpr bool (*writes_no_rows_of)(void const* query) = nullptr;
template <class Row, class... Items>
inline constexpr bool (*writes_no_rows_of<raw_statement<Row, Items...>>)(void const* query) =
    writes_no_rows<Row, Items...>;

/// An optional filter must never vanish from an update or delete.
[[noreturn]] void throw_missing_filter(std::string_view table);
/// A trigger has kept a row from being stored, so that there is none to answer with.
[[noreturn]] void throw_nothing_inserted(std::string_view sql);

/// What is grouped or ordered by has to be what is selected, also in its values.
void require_repeated(repeated_parameters const& repeats, std::span<value const> values,
                      std::string_view sql);

template <class Query>
void check_filter_is_present(Query const& query);

template <class Target, class Query>
void check_filter_is_present(into_query<Target, Query> const& query) {
    check_filter_is_present(query.query);
}

template <class With, class Query>
void check_filter_is_present(with_query<With, Query> const& query) {
    check_filter_is_present(query.query);
}

template <class Query>
void check_filter_is_present(Query const& query) {
    using where = std::remove_cvref_t<decltype(query.condition)>;
    if constexpr (has_parts<where>)
        if (!is_present(&query.condition))
            throw_missing_filter(table_facts<typename Query::target>::name);
}

/// The type of a statement's rows; `nothing` where it answers with none, or is no statement.
template <class Query>
struct row_type_of {
    using result = nothing;
};
template <class Query>
    requires(!std::is_void_v<typename result_of<Query>::row>)
struct row_type_of<Query> {
    using result = typename result_of<Query>::row;
};
/// A request that is answered by several statements, which it runs itself.
template <class Query>
concept several_statements = requires { typename Query::loaded; };

/// A value made of several rows; what is above the session says which types are. No type is where
/// nothing of it is included.
template <class Shape>
struct shape_to_write {
    static constexpr bool known = false;
};
template <class Shape>
concept writable_shape = shape_to_write<Shape>::known;

template <several_statements Query>
struct row_type_of<Query> {
    using result = typename Query::loaded;
};
template <class Query>
using row_type = typename row_type_of<Query>::result;

/// The number of a type of query in one dialect.
template <dialect Dialect, class Query>
inline constinit statement_index index_of_query{};

/// A write in front of another statement leaves to the client what belongs to a write of its kind.
template <class Query, class Arguments>
void bind(binder& out, returned_rows<Query> const* node, Arguments const* arguments) {
    if constexpr (is_write<Query> && has_parts<Query>) check_filter_is_present(node->query);
    bool const insert = out.insert;
    out.insert        = !is_write<Query>;
    bind(out, &node->query, arguments);
    out.insert = insert;
}

template <class Query, class Arguments>
void bind_query(binder& out, void const* query, void const* arguments) {
    Query const* const given = static_cast<Query const*>(query);
    if constexpr (is_write<Query> && has_parts<Query>) check_filter_is_present(*given);
    bind(out, given, static_cast<Arguments const*>(arguments));
}

template <class Query>
void note_shape_of_query(std::uintptr_t*& next, void const* query) {
    note_shape(next, *static_cast<Query const*>(query));
}

template <dialect Dialect, class Query>
built_text build_query(void const* query) {
    return build_text<Dialect>(*static_cast<Query const*>(query));
}

template <dialect Dialect, class Query>
void check_repeats(void const* query, std::span<value const> values, std::string_view sql) {
    if constexpr (has_parts<Query>) {
        require_repeated(repeats_in<Dialect>(static_cast<Query const*>(query)), values, sql);
    } else {
        static constexpr repeated_parameters repeats =
            repeats_in<Dialect>(static_cast<Query const*>(nullptr));
        if constexpr (repeats.size != 0) require_repeated(repeats, values, sql);
    }
}

template <dialect Dialect, class Query, class Arguments>
consteval statement_plan make_plan() {
    check_query_for<Dialect, Query>();
    statement_plan plan{.source     = {.index = &index_of_query<Dialect, Query>},
                        .bind       = bind_query<Query, Arguments>,
                        .parameters = parameter_count<Query>,
                        .inserts    = !is_write<Query>,
                        .writes     = changes_rows<Query>,
                        .writes_not = writes_no_rows_of<Query>,
                        .arrays     = Dialect::facts.lists == list_style::array};
    if constexpr (has_parts<Query>) {
        plan.build          = build_query<Dialect, Query>;
        plan.note_shape     = note_shape_of_query<Query>;
        plan.optional_parts = optional_parts_in<Query>;
    } else {
        plan.source.sql = sql_text<Dialect, Query>.view();
    }
    constexpr bool may_repeat = Dialect::facts.parameters == parameter_style::dollar_number &&
                                parameter_count<Query> > 1 && has_merged_rows<Query>;
    if constexpr (may_repeat) plan.check_repeats = check_repeats<Dialect, Query>;
    plan.is_plain =
        !has_parts<Query> && !may_repeat && parameter_count<Query> <= statement_plan::few;
    return plan;
}

/// What a session knows of a type of query.
template <dialect Dialect, class Query, class Arguments = no_arguments>
inline constexpr statement_plan plan_of = make_plan<Dialect, Query, Arguments>();

}  // namespace orm
