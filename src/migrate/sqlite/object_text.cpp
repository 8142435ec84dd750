// SPDX-License-Identifier: BSL-1.0
#include "object_text.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

#include <orm/support/same_text.hpp>

#include "sql_tokens.hpp"

namespace orm::migrate {

namespace {

using token_span = array_view<sql_token>;

bool is_one_of(sql_token const& token, std::string_view symbols) {
    return token.raw.size() == 1 && symbols.find(token.raw[0]) != symbols.npos;
}

std::string joined(token_span tokens) {
    std::string text;
    for (std::size_t at = 0; at != tokens.size(); ++at) {
        sql_token const& token = tokens[at];
        bool const sticks = at == 0 || is_one_of(token, "),.;") || is_one_of(tokens[at - 1], "(.");
        if (!sticks) text += ' ';
        if (token.kind == token_kind::word)
            for (char const letter : token.raw) text += without_case(letter);
        else
            text += token.raw;
    }
    return text;
}

/// The position of a word that stands in no parentheses; the size where it does not.
std::size_t find(token_list const& tokens, std::size_t from, std::string_view word) {
    int depth = 0;
    for (std::size_t at = from; at < tokens.size(); ++at) {
        if (tokens[at].is("(")) ++depth;
        if (tokens[at].is(")")) --depth;
        if (depth == 0 && tokens[at].is(word)) return at;
    }
    return tokens.size();
}

token_span part(token_list const& tokens, std::size_t from, std::size_t to) {
    to = std::min(to, tokens.size());
    return from < to ? token_span{tokens.data() + from, to - from} : token_span{};
}

/// Behind the name of what is created, which is written down.
std::size_t take_name(token_list const& tokens, std::string_view kind, std::string& name) {
    std::size_t at = std::min(find(tokens, 0, kind) + 1, tokens.size());
    if (at + 2 < tokens.size() && tokens[at].is("if")) at += 3;
    if (at < tokens.size()) name = tokens[at++].name();
    if (at + 1 < tokens.size() && tokens[at].is(".")) {
        name = tokens[at + 1].name();
        at += 2;
    }
    return at;
}

bool names(token_list const& tokens, std::string_view relation) {
    return std::any_of(tokens.begin(), tokens.end(), [&](sql_token const& token) {
        return token.is_name() && same_name(token.name(), relation);
    });
}

/// What FTS5 is told by `content=`; empty where it keeps the texts itself, or nobody does.
std::string content_of(token_list const& tokens) {
    for (std::size_t at = 0; at + 2 < tokens.size(); ++at)
        if (tokens[at].is("content") && tokens[at + 1].is("=")) return tokens[at + 2].name();
    return {};
}

/// What FTS5 is told between its parentheses.
struct search_arguments {
    std::vector<std::string>                         columns;
    bool                                             plain = true;  // columns say no more than that
    std::vector<std::pair<std::string, std::string>> options;

    std::string value_of(std::string_view option) const {
        for (auto const& [name, value] : options)
            if (name == option) return value;
        return {};
    }
};

search_arguments search_arguments_of(token_span fts5) {
    search_arguments found;
    for (std::size_t at = 2; at < fts5.size(); ++at) {
        std::size_t end = at;
        while (end + 1 < fts5.size() && !fts5[end].is(",")) ++end;
        if (end == at) continue;
        if (end - at == 3 && fts5[at + 1].is("=")) {
            std::string name;
            for (char const letter : fts5[at].name()) name += without_case(letter);
            found.options.emplace_back(std::move(name), fts5[at + 2].name());
        } else {
            found.columns.push_back(fts5[at].name());
            found.plain = found.plain && end - at == 1;
        }
        at = end;
    }
    constexpr std::string_view order[]{"content", "content_rowid", "tokenize", "prefix"};
    auto const                 place = [&](auto const& option) {
        return std::pair(std::find(order, std::end(order), option.first), option.first);
    };
    std::sort(found.options.begin(), found.options.end(),
              [&](auto const& a, auto const& b) { return place(a) < place(b); });
    return found;
}

void add_quoted(std::string& text, std::string_view name, char quote) {
    text += quote;
    for (char const letter : name) text.append(letter == quote ? 2 : 1, letter);
    text += quote;
}

/// The same for all spellings of it.
std::string text_of(search_arguments const& told, token_span fts5) {
    if (!told.plain) return joined(fts5);
    std::string text = "fts5(";
    for (std::string const& column : told.columns) {
        if (text.back() != '(') text += ", ";
        add_quoted(text, column, '"');
    }
    for (auto const& [name, value] : told.options) {
        text.append(", ").append(name) += '=';
        add_quoted(text, value, '\'');
    }
    return text + ')';
}

}  // namespace

void add_view(owned_schema& schema, std::string_view create_view,
              std::vector<std::string> const& columns) {
    token_list const  tokens = tokens_of(create_view);
    std::string       name;
    std::size_t const behind = take_name(tokens, "view", name);
    std::size_t const as     = find(tokens, behind, "as");

    std::vector<std::string> named;
    for (sql_token const& token : part(tokens, behind, as))
        if (token.is_name()) named.push_back(token.name());
    view_model view;
    view.name    = schema.keep(name);
    view.columns = schema.keep(named.empty() ? columns : named);
    view.query   = schema.keep(joined(part(tokens, as + 1, tokens.size())));
    schema.views.push_back(view);
}

bool is_search_text(std::string_view create_table) {
    token_list const  tokens = tokens_of(create_table);
    std::size_t const at     = find(tokens, 0, "using") + 1;
    return at < tokens.size() && tokens[at].is("fts5");
}

bool is_about_a_table(std::string_view create_search_table) {
    return !content_of(tokens_of(create_search_table)).empty();
}

void add_search_table(owned_schema& schema, std::string_view create_search_table) {
    token_list const  tokens = tokens_of(create_search_table);
    std::string       name;
    std::size_t const behind = take_name(tokens, "table", name);
    std::size_t const fts5   = find(tokens, behind, "using") + 1;

    view_model view;
    view.name                   = schema.keep(name);
    view.materialized           = true;
    token_span const       said = part(tokens, fts5, tokens.size());
    search_arguments const told = search_arguments_of(said);
    view.columns                = schema.keep(told.columns);
    view.query                  = schema.keep(text_of(told, said));
    schema.views.push_back(view);
}

search_table_model search_table_of(owned_schema& schema, view_model const& view) {
    token_list const       tokens = tokens_of(view.query);
    search_arguments const told   = search_arguments_of({tokens.data(), tokens.size()});
    search_table_model     model;
    model.known     = told.plain;
    model.key       = schema.keep(told.value_of("content_rowid"));
    model.tokenizer = schema.keep(told.value_of("tokenize"));
    model.prefixes  = schema.keep(told.value_of("prefix"));
    for (auto const& [name, value] : told.options)
        if (name != "content" && name != "content_rowid" && name != "tokenize" && name != "prefix")
            model.known = false;
    return model;
}

void add_trigger(owned_schema& schema, std::string_view create_trigger) {
    token_list const  tokens = tokens_of(create_trigger);
    std::string       name;
    std::size_t const behind = take_name(tokens, "trigger", name);
    std::size_t const begin  = find(tokens, behind, "begin");
    std::size_t const on     = find(tokens, behind, "on");
    std::size_t       end    = tokens.size();
    while (end > begin && !tokens[end - 1].is("end")) --end;

    trigger_model trigger;
    trigger.name     = schema.keep(name);
    trigger.table    = schema.keep(on + 1 < tokens.size() ? tokens[on + 1].name() : "");
    std::string when = joined(part(tokens, behind, std::min(on + 1, begin))) + ' ';
    add_quoted(when, trigger.table, '"');
    trigger.definition = schema.keep(when + ' ' + joined(part(tokens, on + 2, begin)));
    trigger.body       = schema.keep(joined(part(tokens, begin + 1, end - 1)) + " ");
    schema.triggers.push_back(trigger);
}

void complete_views(owned_schema& schema) {
    for (view_model& view : schema.views) {
        token_list const           tokens = tokens_of(view.query);
        std::vector<relation_name> read;
        std::string const          content = view.materialized ? content_of(tokens) : "";
        for (table_model const& table : schema.tables)
            if (view.materialized ? same_name(content, table.name) : names(tokens, table.name))
                read.push_back({{}, table.name});
        for (view_model const& other : schema.views)
            if (&other != &view && !view.materialized && names(tokens, other.name))
                read.push_back({{}, other.name});
        view.reads = schema.keep(std::move(read));
    }
}

}  // namespace orm::migrate
