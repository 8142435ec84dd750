// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>

#include <orm/query/check.hpp>
#include <orm/render/features.hpp>
#include <orm/render/set.hpp>
#include <orm/render/write.hpp>

namespace orm {

/// Text of a length known when the program is compiled, with static storage.
template <std::size_t Size>
struct static_text {
    char characters[Size + 1]{};
    int  parameters = 0;

    constexpr std::string_view view() const { return {characters, Size}; }
};

/// Text whose length depends on a query's optional parts. It owns its characters, and unlike a
/// std::string it does so in constant expressions of every compiler.
class built_text {
public:
    constexpr explicit built_text(std::size_t size)
        : characters_(new char[size + 1]{}), size_(size) {}
    constexpr built_text(built_text&& other) noexcept
        : characters_(std::exchange(other.characters_, nullptr)), size_(other.size_) {}
    constexpr built_text& operator=(built_text&& other) noexcept {
        std::swap(characters_, other.characters_);
        std::swap(size_, other.size_);
        return *this;
    }
    constexpr ~built_text() { delete[] characters_; }

    constexpr char*            data() { return characters_; }
    constexpr std::string_view view() const { return {characters_, size_}; }
    constexpr                  operator std::string_view() const { return view(); }
    constexpr bool             operator==(std::string_view text) const { return view() == text; }
    constexpr bool operator==(built_text const& other) const { return view() == other.view(); }

private:
    char*       characters_;
    std::size_t size_;
};

/// Whether the text depends on a query's values: optional conditions, raw text, an order
/// that is chosen.
template <class Node>
inline constexpr bool has_parts = false;
template <class Node>
    requires requires { typename Node::operands; }
inline constexpr bool has_parts<Node> = has_parts<typename Node::operands>;
template <class... Nodes>
inline constexpr bool has_parts<types<Nodes...>> = (has_parts<Nodes> || ...);
template <class... Nodes>
inline constexpr bool has_parts<list<Nodes...>> = (has_parts<Nodes> || ...);
template <class Operand>
inline constexpr bool has_parts<optional_condition<Operand>> = true;
template <class Operand>
inline constexpr bool has_parts<optional_value<Operand>> = true;
template <class... Choices>
inline constexpr bool has_parts<chosen_order<Choices...>> = true;
template <class Result, class... Items>
inline constexpr bool has_parts<raw_node<Result, Items...>> = true;
template <>
inline constexpr bool has_parts<identifier> = true;

/// What can be told of a query's text from its type alone.
struct text_facts {
    std::size_t size    = 0;  // as far as it is known
    feature     missing = feature::none;
};

template <class Query>
constexpr text_facts measure(dialect_facts const& dialect) {
    writer counted(dialect);
    write(counted, static_cast<Query const*>(nullptr));
    return {counted.size(), counted.missing};
}

template <dialect Dialect, class Query>
inline constexpr text_facts text_facts_of = measure<Query>(Dialect::facts);

/// The text of a query, made by the compiler once for each type of query and dialect.
template <dialect Dialect, class Query>
inline constexpr auto sql_text = [] {
    static_text<text_facts_of<Dialect, Query>.size> result;
    writer                                          out(Dialect::facts, result.characters);
    write(out, static_cast<Query const*>(nullptr));
    result.parameters = out.parameters();
    return result;
}();

/// Whether there is a select that merges rows, so that parameters may be repeated in its text.
template <class Node>
inline constexpr bool has_merged_rows = false;
template <class Node>
    requires requires { typename Node::operands; }
inline constexpr bool has_merged_rows<Node> =
    merges_rows<Node> || has_merged_rows<typename Node::operands>;
template <class... Nodes>
inline constexpr bool has_merged_rows<types<Nodes...>> = (has_merged_rows<Nodes> || ...);
template <class... Nodes>
inline constexpr bool has_merged_rows<list<Nodes...>> = (has_merged_rows<Nodes> || ...);

/// The parameters that the text of a query repeats.
template <dialect Dialect, class Query>
constexpr repeated_parameters repeats_in(Query const* query) {
    repeated_parameters found;
    writer              counted(Dialect::facts);
    counted.repeats = &found;
    write(counted, query);
    return found;
}

/// The text of a query with optional parts.
template <dialect Dialect, class Query>
constexpr built_text build_text(Query const& query) {
    writer counted(Dialect::facts);
    write(counted, &query);
    built_text text(counted.size());
    writer     out(Dialect::facts, text.data());
    write(out, &query);
    return text;
}

/// All rules of a statement, and what one engine has not.
template <dialect Dialect, class Query>
consteval void check_query_for() {
    check_query<Query>();
    check_feature<Dialect, text_facts_of<Dialect, Query>.missing>();
}

/// The SQL of a query, to read, to log and to test:
///
///     static_assert(orm::sql<orm::sqlite_dialect>(select(users.id).from(users)) ==
///                   R"(select "id" from "users")");
///
/// A std::string_view of static storage; for a query with optional parts or raw text an object of
/// its own that compares with text.
template <dialect Dialect, class Query>
constexpr auto sql(Query query) {  // by value: g++ 12 compares no pointers to temporaries
    check_query_for<Dialect, Query>();
    if constexpr (has_parts<Query>)
        return build_text<Dialect>(query);
    else
        return sql_text<Dialect, Query>.view();
}

}  // namespace orm
