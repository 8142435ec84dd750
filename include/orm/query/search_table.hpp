// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstddef>
#include <string_view>
#include <type_traits>

#include <orm/query/into_result.hpp>
#include <orm/query/relations_read.hpp>
#include <orm/schema/keys.hpp>
#include <orm/schema/search_table.hpp>
#include <orm/schema/trigger.hpp>

namespace orm {

/// The table that a search table is about, and how its texts become words.
template <stored_table Source>
struct search_source {
    std::string_view tokenizer = {};
    std::string_view prefixes  = {};

    /// As SQLite's FTS5 calls them: "porter", "unicode61 remove_diacritics 2", "trigram".
    constexpr search_source tokenize(std::string_view words) const { return {words, prefixes}; }
    /// Lengths for which beginnings of words are found quickly: "2 3".
    constexpr search_source prefix(std::string_view lengths) const { return {tokenizer, lengths}; }
};

/// What stands in a schema in the place of a view's query.
template <class View, class Source>
struct search_definition {
    using source   = Source;
    using operands = types<>;

    search_source<Source> options;
};

template <class View, class Source>
constexpr auto make_search(search_source<Source> given) {
    return search_definition<View, Source>{given};
}
template <class View, stored_table Source>
constexpr auto make_search(Source) {
    return search_definition<View, Source>{};
}

template <search_table View>
using source_of_search = typename query_of_view<View>::source;

template <class Source>
concept numbered_by_its_key =
    primary_key_of<Source>::size == 1 &&
    std::integral<typename first_type<joined_types<primary_key_of<Source>, types<void>>>::type> &&
    !table_options_of<Source>.without_rowid;

/// Rule `search-table-key`.
template <class View, class Source>
consteval bool check_search_key() {
    static_assert(numbered_by_its_key<Source>,
                  "orm: ORM_SEARCH_TABLE() is about a table whose rows have no number. Give it a "
                  "primary key of one whole number. docs/errors.md#search-table-key");
    return numbered_by_its_key<Source>;
}

template <class Column, class Source>
struct column_searched;
template <class Column, class... Columns>
struct column_searched<Column, types<Columns...>> {
    using result = first_type<joined_types<
        std::conditional_t<name_of<Columns> == name_of<Column>, types<Columns>, types<>>...>>;
};

template <class Column, class Searched>
concept text_of_the_source = std::same_as<typename Column::type, std::string> &&
                             member_takes<typename Column::declared, typename Searched::declared>;

/// Rule `search-table-column`. `Searched` is the column of that name, void if there is none.
template <class Column, class Searched>
consteval bool check_search_column() {
    static_assert(text_of_the_source<Column, Searched>,
                  "orm: a column of ORM_SEARCH_TABLE() is a text of the table that it is about, "
                  "under the same name, and null where that may be. "
                  "docs/errors.md#search-table-column");
    return text_of_the_source<Column, Searched>;
}

template <class Source, class... Columns>
consteval bool check_search_columns(types<Columns...>) {
    return (check_search_column<Columns,
                                typename column_searched<Columns, columns_of<Source>>::result>() &&
            ...);
}

template <search_table View>
consteval bool check_search_table() {
    if constexpr (check_search_key<View, source_of_search<View>>())
        return check_search_columns<source_of_search<View>>(columns_of<View>{});
    else
        return false;
}

enum class search_event : unsigned char { inserted, updated, deleted };

/// A trigger that tells a search table what has become of a row.
template <search_table View, search_event Event>
struct search_trigger : trigger_base {
    static constexpr std::string_view suffix = Event == search_event::inserted  ? "_inserted"
                                               : Event == search_event::updated ? "_updated"
                                                                                : "_deleted";
    struct kept_name {
        char text[table_facts<View>::name.size() + suffix.size() + 1]{};

        constexpr kept_name() {
            char* next = text;
            for (char const each : table_facts<View>::name) *next++ = each;
            for (char const each : suffix) *next++ = each;
        }
    };
    static constexpr kept_name        kept{};
    static constexpr std::string_view name{kept.text, sizeof kept.text - 1};
};

template <class View, search_event Event>
struct search_trigger_definition {
    using table = source_of_search<View>;
};

template <class View, search_event Event>
constexpr auto orm_trigger_definition(search_trigger<View, Event> const&) {
    return search_trigger_definition<View, Event>{};
}

template <search_table View>
struct implied_triggers<View> {
    using result = types<search_trigger<View, search_event::inserted>,
                         search_trigger<View, search_event::updated>,
                         search_trigger<View, search_event::deleted>>;
};

namespace dsl {

/// `ORM_SEARCH_TABLE(..., search_of(articles).tokenize("porter"), ...)`
template <stored_table Source>
constexpr auto search_of(Source) {
    return search_source<Source>{};
}

}  // namespace dsl
}  // namespace orm

/// An index of the words in some columns of a table, which SQLite (FTS5) keeps and reads like a
/// table of its own; triggers tell it of every change:
///
///     struct ArticleText { std::string title; std::string body; };
///     ORM_SEARCH_TABLE(article_texts, ArticleText, "article_texts",
///         search_of(articles).tokenize("porter"), (title), (body))
///
/// The struct is a row of it; its columns are texts of the table, under the same names.
#define ORM_SEARCH_TABLE(variable, Row, search_name, search_source, ...)                          \
    ORM_ROWS("ORM_SEARCH_TABLE", orm::search_table_base, variable, Row, search_name, __VA_ARGS__) \
    [[maybe_unused]] constexpr auto orm_view_query(variable##_t const&) {                         \
        using namespace orm::dsl;                                                                 \
        return orm::make_search<variable##_t>(search_source);                                     \
    }                                                                                             \
    [[maybe_unused]] inline constexpr bool variable##_is_checked =                                \
        orm::check_search_table<variable##_t>();
