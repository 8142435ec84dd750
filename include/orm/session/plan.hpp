// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <orm/backend/error.hpp>
#include <orm/query/result.hpp>
#include <orm/render/sql.hpp>
#include <orm/session/binder.hpp>
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
template <class Result, class... Items>
inline constexpr std::size_t optional_parts_in<raw_node<Result, Items...>> =
    1 + (optional_parts_in<Items> + ... + 0);

/// Notes which optional parts there are, and which raw texts: two statements of one type with the
/// same notes have the same text.
template <class Node>
void note_shape(std::uintptr_t*& next, Node const& node);

template <class Operand>
void note_shape_of(std::uintptr_t*& next, optional_condition<Operand> const& node) {
    *next++ = node.condition ? 1 : 0;
    if (node.condition) note_shape(next, *node.condition);
}
template <class Result, class... Items>
void note_shape_of(std::uintptr_t*& next, raw_node<Result, Items...> const& node) {
    *next++ = reinterpret_cast<std::uintptr_t>(node.text.data());
    note_shape(next, node.items);
}
template <class... Items>
void note_shape_of(std::uintptr_t*& next, list<Items...> const& items) {
    boost::hana::unpack(items, [&](auto const&... item) { (note_shape(next, item), ...); });
}
template <class Node>
void note_shape_of(std::uintptr_t*& next, Node const& node) {
    for_each_operand(node, [&](auto const& operand) { note_shape(next, operand); });
}

template <class Node>
void note_shape(std::uintptr_t*& next, Node const& node) {
    if constexpr (has_parts<Node>) note_shape_of(next, node);
}

template <class Query>
inline constexpr bool is_write = false;
template <class Table, class Values, class Where, class Returning>
inline constexpr bool is_write<update_query<Table, Values, Where, Returning>> = true;
template <class Table, class Where, class Returning>
inline constexpr bool is_write<delete_query<Table, Where, Returning>> = true;
template <class Target, class Query>
inline constexpr bool is_write<into_query<Target, Query>> = is_write<Query>;

template <class Query>
inline constexpr bool changes_rows = is_write<Query>;
template <class Table, class Source, class Conflict, class Returning>
inline constexpr bool changes_rows<insert_query<Table, Source, Conflict, Returning>> = true;
template <class Target, class Query>
inline constexpr bool changes_rows<into_query<Target, Query>> = changes_rows<Query>;

/// An optional filter must never vanish from an update or delete.
[[noreturn]] void throw_missing_filter();
/// A trigger has kept a row from being stored, so that there is none to answer with.
[[noreturn]] void throw_nothing_inserted(std::string_view sql);
/// A value cannot be bound: repeats what its conversion said, with the statement.
[[noreturn]] void throw_encode_error(std::string_view problem, std::string_view sql);

/// What is grouped or ordered by has to be what is selected, also in its values.
void require_repeated(repeated_parameters const& repeats, std::span<value const> values,
                      std::string_view sql);

template <class Query>
void check_filter_is_present(Query const& query);

template <class Target, class Query>
void check_filter_is_present(into_query<Target, Query> const& query) {
    check_filter_is_present(query.query);
}

template <class Query>
void check_filter_is_present(Query const& query) {
    if constexpr (is_write<Query> && has_parts<Query>) {
        using where = std::remove_cvref_t<decltype(query.condition)>;
        if constexpr (has_parts<where>)
            if (!is_present(&query.condition)) throw_missing_filter();
    }
}

/// The type of a statement's rows; `nothing` where it answers with none.
template <class Query>
using row_type = std::conditional_t<std::is_void_v<typename result_of<Query>::row>, nothing,
                                    typename result_of<Query>::row>;

template <class Query>
concept answers_with_rows = !std::is_void_v<typename result_of<Query>::row>;

/// Rule `no-rows-to-read`, behind those of the statement itself.
template <statement Query>
consteval bool check_rows_to_read() {
    check_query<Query>();
    if constexpr (changes_rows<Query>)
        static_assert(answers_with_rows<Query>,
                      "orm: the statement answers with no rows. Add returning(), or run() it. "
                      "docs/errors.md#no-rows-to-read");
    return answers_with_rows<Query>;
}

/// The number of a type of query in one dialect.
template <dialect Dialect, class Query>
inline constinit statement_index index_of_query{};

/// A query, ready to be run: its source and its values. It refers to the query.
template <dialect Dialect, class Query>
class bound_query {
public:
    template <class Arguments>
    bound_query(Query const& query, Arguments const& arguments) {
        check_query<Query>();
        check_filter_is_present(query);
        source_.index = &index_of_query<Dialect, Query>;
        if constexpr (has_parts<Query>) {
            std::uintptr_t* next = shape_;
            note_shape(next, query);
            source_.shape = {shape_, next};
            source_.query = &query;
            source_.build = [](void const* given) {
                return build_text<Dialect>(*static_cast<Query const*>(given));
            };
        } else {
            source_.sql = sql_text<Dialect, Query>.view();
        }
        binder out{values_, temporaries_, !is_write<Query>,
                   Dialect::facts.lists == list_style::array};
        try {
            bind(out, query, arguments);
        } catch (conversion_error const& problem) {
            if constexpr (has_parts<Query>)
                throw_encode_error(problem.what(), build_text<Dialect>(query));
            else
                throw_encode_error(problem.what(), source_.sql);
        }
        size_ = static_cast<std::size_t>(out.next - values_);
        if constexpr (Dialect::facts.parameters == parameter_style::dollar_number && capacity > 1 &&
                      has_merged_rows<Query>)
            check_repeats(query);
    }
    bound_query(bound_query const&)            = delete;
    bound_query& operator=(bound_query const&) = delete;

    statement_source const& source() const { return source_; }
    std::span<value const>  values() const { return {values_, size_}; }

private:
    void check_repeats(Query const& query) const {
        if constexpr (has_parts<Query>) {
            require_repeated(repeats_in<Dialect>(&query), values(), {});
        } else {
            static constexpr repeated_parameters repeats =
                repeats_in<Dialect>(static_cast<Query const*>(nullptr));
            if constexpr (repeats.size != 0) require_repeated(repeats, values(), source_.sql);
        }
    }

    static constexpr std::size_t shapes   = optional_parts_in<Query>;
    static constexpr std::size_t capacity = parameter_count<Query>;

    statement_source source_;
    std::size_t      size_ = 0;
    scratch          temporaries_;
    std::uintptr_t   shape_[shapes == 0 ? 1 : shapes];
    value            values_[capacity == 0 ? 1 : capacity];
};

}  // namespace orm
