// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>

#include <orm/expr/raw.hpp>
#include <orm/query/check.hpp>
#include <orm/query/into_result.hpp>

namespace orm {

/// What a raw statement does, as far as its words tell.
enum class raw_effect : std::uint8_t {
    reads,
    writes_rows,
    unknown,  // what may be neither, as a call or a pragma
};

constexpr char lower_letter(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

constexpr bool is_word(std::string_view text, std::string_view word) {
    if (text.size() != word.size()) return false;
    for (std::size_t at = 0; at != text.size(); ++at)
        if (lower_letter(text[at]) != word[at]) return false;
    return true;
}

constexpr bool is_one_of(std::string_view text, std::initializer_list<std::string_view> words) {
    for (std::string_view const word : words)
        if (is_word(text, word)) return true;
    return false;
}

/// Whether quotes begin and end texts and names, and nothing else does.
constexpr bool has_plain_quotes(std::string_view text) {
    return text.find_first_of("\\$") == text.npos && text.find("--") == text.npos &&
           text.find("/*") == text.npos;
}

/// Looks for words and not into what they mean: a name that is such a word makes a read pass for a
/// write, which costs a savepoint, and never the other way round.
constexpr raw_effect effect_of(std::string_view text) {
    auto const is_letter = [](char each) {
        char const letter = lower_letter(each);
        return (letter >= 'a' && letter <= 'z') || letter == '_' || (each >= '0' && each <= '9');
    };
    bool const  plain = has_plain_quotes(text);
    bool        first = true;
    raw_effect  found = raw_effect::unknown;
    std::size_t at    = 0;
    while (at != text.size()) {
        if (plain && (text[at] == '\'' || text[at] == '"')) {
            at = text.find(text[at], at + 1);
            if (at == text.npos) return raw_effect::writes_rows;
            ++at;
            continue;
        }
        std::size_t const begin = at;
        while (at != text.size() && is_letter(text[at])) ++at;
        std::string_view const word = text.substr(begin, at - begin);
        if (at == begin) ++at;
        if (word.empty()) continue;
        if (first && is_one_of(word, {"select", "values", "with", "table", "explain", "show"}))
            found = raw_effect::reads;
        if ((first && is_word(word, "replace")) ||
            is_one_of(word, {"insert", "update", "delete", "merge"}))
            return raw_effect::writes_rows;
        // What locks or counts up needs a connection that writes.
        if (found == raw_effect::reads && is_one_of(word, {"into", "share", "nextval", "setval"}))
            found = raw_effect::writes_rows;
        first = false;
    }
    return found;
}

/// The text of a raw statement, checked like that of `raw`.
template <std::size_t Count>
struct raw_query_text : raw_text<Count> {
    raw_effect effect;

    template <std::size_t Size>
    consteval raw_query_text(char const (&literal)[Size])
        : raw_text<Count>(literal), effect(effect_of({literal, Size - 1})) {}
};

/// A column that a raw select answers with, by the name that the text gives it.
template <fixed_string Name, class Type>
struct raw_output {
    using table                      = raw_output;  // of no table
    using declared                   = Type;
    using type                       = base_type<Type>;
    using operands                   = types<>;
    static constexpr null_rule nulls = is_nullable<Type> ? null_rule::always : null_rule::never;
    static constexpr std::string_view name = Name.view();
};

template <class Type>
inline constexpr bool is_raw_output = false;
template <fixed_string Name, class Type>
inline constexpr bool is_raw_output<raw_output<Name, Type>> = true;

/// A select in the engine's own words, whose columns are known: it stands where queries do.
template <class Columns, class... Items>
struct raw_select {
    static constexpr bool is_select         = true;
    static constexpr bool value_may_be_null = true;

    using operands      = types<raw_node<bool, Items...>>;
    using scope         = orm::scope<>;
    using tables        = types<>;
    using selected      = Columns;
    using single_column = single_column_of<Columns>;

    raw_node<bool, Items...> words;

    template <class Item>
    using value_of = typename Item::declared;

    /// Columns among the arguments may be of tables that only the text knows.
    template <class Around>
    using foreign_among = void;

    template <class Visit>
    constexpr void for_each_clause(Visit&& visit) const {
        visit(words);
    }

    /// The query as a table of another, which finds its columns by their names.
    template <fixed_string Name>
    constexpr auto as() const {
        static_cast<void>(check_given_name<Name>());
        static_cast<void>(check_derived_columns<Columns>());
        return derived_table<Name, raw_select>(*this);
    }
    template <class Target>
    constexpr auto into() const {
        return into_query<Target, raw_select>{*this};
    }
};

template <class Columns, class... Items>
struct subquery_check<raw_select<Columns, Items...>> {
    static consteval void run() {}
};

template <class Columns, class... Items>
struct outputs_of<raw_select<Columns, Items...>> {
    using result = decltype(make_outputs<scope<>>(Columns{}));
};

[[noreturn]] void throw_raw_rows_that_write();

/// A whole statement in the engine's own words. `Row` is void where it answers with no rows.
template <class Row, class... Items>
struct raw_statement {
    using operands = types<Items...>;

    list<Items...>   items;
    std::string_view text;
    raw_effect       effect;

    /// The same as a query for from(), joins, cte<>(), in() and wherever else there may be one:
    ///
    ///     constexpr auto author = raw_column<"author", std::int64_t>;
    ///     auto top = raw_query("select author_id as author from posts group by 1 having count(*) >
    ///     {}",
    ///                          9).columns(author).as<"top">();
    ///     select(users.name).from(users).inner_join(top, eq(top[author], users.id))
    ///
    /// Throws `usage_error` where the text writes.
    template <class... Columns>
        requires(std::is_void_v<Row> && sizeof...(Columns) != 0 && (is_raw_output<Columns> && ...))
    constexpr auto columns(Columns...) const {
        if (effect == raw_effect::writes_rows) throw_raw_rows_that_write();
        return raw_select<types<Columns...>, Items...>{{items, text}};
    }
};

template <class Member>
concept raw_value = column_value<Member, encoding::automatic>;

template <class Row, std::size_t... Index>
consteval bool has_only_values(std::index_sequence<Index...>) {
    return sizeof...(Index) != 0 && (raw_value<boost::pfr::tuple_element_t<Index, Row>> && ...);
}

template <class Row>
inline constexpr bool is_struct_of_values = false;
template <plain_aggregate Row>
inline constexpr bool is_struct_of_values<Row> =
    has_only_values<Row>(std::make_index_sequence<boost::pfr::tuple_size_v<Row>>{});

/// What the rows of a raw statement can be read into.
template <class Row>
concept raw_row = mapped_row<Row> || raw_value<Row> || is_struct_of_values<Row>;

/// Rule `raw-query-row`.
template <class Row>
consteval bool check_raw_row() {
    if constexpr (std::is_void_v<Row>) {
        return true;
    } else {
        static_assert(raw_row<Row>,
                      "orm: raw_query<>() reads its rows into the struct of a table, a plain "
                      "aggregate of values, or one value. docs/errors.md#raw-query-row");
        return raw_row<Row>;
    }
}

template <class Row, class... Items>
struct query_check<raw_statement<Row, Items...>> {
    static consteval void run() { check_raw_row<Row>(); }
};

template <class Row, std::size_t... Index>
row_layout layout_of_struct(std::index_sequence<Index...>) {
    static constinit field fields[]{
        make_field<boost::pfr::tuple_element_t<Index, Row>>(0, {}, {})...};
    static bool const placed = [] {
        Row const sample{};
        row_part  parts[sizeof...(Index)];  // not looked at
        return place(&sample, {&boost::pfr::get<Index>(sample)...}, fields, parts, true);
    }();
    static_cast<void>(placed);
    return {{fields, sizeof...(Index)}, {}, column_check::count};
}

/// A table's struct is also asked for the names of its columns: in `select *` they stand in the
/// order of the database, not of the struct.
template <class Row, class... Items>
struct result_of<raw_statement<Row, Items...>> {
    using row = Row;

    static row_layout layout() {
        if constexpr (!check_raw_row<Row>() || std::is_void_v<Row>) {
            return {};
        } else if constexpr (mapped_row<Row>) {
            using table = table_for<Row>;
            return {{fields_of<table>.items, columns_of<table>::size}, {}, column_check::names};
        } else if constexpr (raw_value<Row>) {
            static constexpr field only = make_field<Row>(0, {}, {});
            return {{&only, 1}, {}, column_check::count};
        } else {
            return layout_of_struct<Row>(std::make_index_sequence<boost::pfr::tuple_size_v<Row>>{});
        }
    }
};

namespace dsl {

/// A column of a raw select by its name; a std::optional type says that it may be null.
template <fixed_string Name, class Type>
inline constexpr raw_output<Name, Type> raw_column{};

/// A whole statement in the engine's own words. Its braces are counted when the program is
/// compiled, its values are bound, and its columns are compared with the row's members when it is
/// run: their number, what they hold, and for a table's struct their names. Throws
/// `schema_mismatch` and `decode_error`.
///
///     struct title_count { std::string author; std::int64_t titles; };
///     auto rows = db.all(raw_query<title_count>(
///         "select author, count(*) from {} where pages > {} group by author", books, 100));
template <class Row = void, class... Items>
constexpr auto raw_query(std::type_identity_t<raw_query_text<sizeof...(Items)>> text,
                         Items&&... items) {
    return raw_statement<Row, raw_operand_for<Items>...>{
        make_list(as_raw_operand(std::forward<Items>(items))...), text.text, text.effect};
}

}  // namespace dsl
}  // namespace orm
