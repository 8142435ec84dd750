// SPDX-License-Identifier: BSL-1.0
#include "object_text.hpp"

#include <algorithm>
#include <cstddef>
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
    if (from >= to) return {};
    return {tokens.data() + from, to - from};
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

/// What stands first between parentheses and commas, but for options.
std::vector<std::string> search_columns(token_span arguments) {
    std::vector<std::string> columns;
    for (std::size_t at = 1; at + 1 < arguments.size(); ++at)
        if (is_one_of(arguments[at - 1], "(,") && !arguments[at + 1].is("="))
            columns.push_back(arguments[at].name());
    return columns;
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
    view.name         = schema.keep(name);
    view.materialized = true;
    view.columns      = schema.keep(search_columns(part(tokens, fts5 + 1, tokens.size())));
    view.query        = schema.keep(joined(part(tokens, fts5, tokens.size())));
    schema.views.push_back(view);
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
    trigger.name       = schema.keep(name);
    trigger.table      = schema.keep(on + 1 < tokens.size() ? tokens[on + 1].name() : "");
    trigger.definition = schema.keep(joined(part(tokens, behind, begin)));
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
