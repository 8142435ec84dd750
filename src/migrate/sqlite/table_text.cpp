// SPDX-License-Identifier: BSL-1.0
#include "table_text.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include <orm/render/default_name.hpp>
#include <orm/support/same_text.hpp>

#include "sql_tokens.hpp"

namespace orm::migrate {

namespace {

using name_list = std::vector<std::string>;

/// A walk over the words of a statement.
class token_reader {
public:
    explicit token_reader(token_list tokens) : tokens_(std::move(tokens)) {}

    bool             ended() const { return at_ == tokens_.size(); }
    sql_token const& peek(std::size_t ahead = 0) const {
        static sql_token const end;
        return at_ + ahead < tokens_.size() ? tokens_[at_ + ahead] : end;
    }
    sql_token take() { return ended() ? sql_token{} : tokens_[at_++]; }

    bool accept(std::string_view word) {
        bool const found = peek().is(word);
        if (found) ++at_;
        return found;
    }
    bool accept(std::string_view first, std::string_view second) {
        bool const found = peek().is(first) && peek(1).is(second);
        if (found) at_ += 2;
        return found;
    }

    /// What stands between the parenthesis that comes now and the one that closes it.
    token_list parenthesized() {
        token_list inside;
        if (!accept("(")) return inside;
        for (int depth = 1; !ended();) {
            if (peek().is("(")) ++depth;
            if (peek().is(")") && --depth == 0) break;
            inside.push_back(take());
        }
        take();
        return inside;
    }

private:
    token_list  tokens_;
    std::size_t at_ = 0;
};

/// The parts between the commas that stand in no parentheses. In a file that is broken some may be
/// empty, which are left out.
std::vector<token_list> split(token_list const& tokens) {
    std::vector<token_list> parts(1);
    int                     depth = 0;
    for (sql_token const& token : tokens) {
        if (token.is("(")) ++depth;
        if (token.is(")")) --depth;
        if (depth == 0 && token.is(","))
            parts.emplace_back();
        else
            parts.back().push_back(token);
    }
    std::erase_if(parts, [](token_list const& part) { return part.empty(); });
    return parts;
}

/// Whether the first parenthesis is closed by the last.
bool is_enclosed(token_list const& tokens) {
    if (tokens.size() < 2 || !tokens.front().is("(") || !tokens.back().is(")")) return false;
    int depth = 0;
    for (std::size_t at = 0; at + 1 != tokens.size(); ++at) {
        if (tokens[at].is("(")) ++depth;
        if (tokens[at].is(")")) --depth;
        if (depth == 0) return false;
    }
    return true;
}

token_list without_enclosing(token_list tokens) {
    while (is_enclosed(tokens)) tokens = token_list(tokens.begin() + 1, tokens.end() - 1);
    return tokens;
}

std::string quoted(std::string_view name) {
    std::string text = "\"";
    for (char const letter : name) text.append(letter == '"' ? 2 : 1, letter);
    return text + '"';
}

std::string in_small_letters(std::string_view text) {
    std::string small(text);
    for (char& letter : small) letter = without_case(letter);
    return small;
}

/// One spelling for all that mean the same: columns in quotes and as they were declared, other
/// words in small letters, a blank between two words.
class expression_text {
public:
    explicit expression_text(name_list const& columns) : columns_(columns) {}

    std::string of(token_list const& tokens) const {
        std::string text;
        for (std::size_t at = 0; at != tokens.size(); ++at) {
            if (at != 0 && !sticks(tokens, at)) text += ' ';
            bool const called = at + 1 != tokens.size() && tokens[at + 1].is("(");
            text += spelled(tokens[at], called);
        }
        return text;
    }

private:
    static bool sticks(token_list const& tokens, std::size_t at) {
        sql_token const& before = tokens[at - 1];
        sql_token const& token  = tokens[at];
        if (before.is("(") || before.is(".") || token.is(")") || token.is(",") || token.is("."))
            return true;
        if (token.is("(")) return before.kind == token_kind::word && !before.is("in");
        // A sign sticks to its number where no operand stands before it.
        bool const sign = before.is("-") || before.is("+");
        return sign && token.kind == token_kind::number &&
               (at == 1 || tokens[at - 2].is("(") || tokens[at - 2].is(","));
    }

    std::string spelled(sql_token const& token, bool called) const {
        if (token.kind == token_kind::text || token.kind == token_kind::number)
            return std::string(token.raw);
        if (!token.is_name()) return std::string(token.raw);
        std::string const name = token.name();
        if (!called)
            for (std::string const& column : columns_)
                if (same_name(column, name)) return quoted(column);
        return token.kind == token_kind::word ? in_small_letters(name) : quoted(name);
    }

    name_list const& columns_;
};

}  // namespace

/// A date is a text where no rule of affinity says otherwise, and a number with a point is a
/// floating one.
sql_type type_of(std::string const& declared) {
    std::string const type = in_small_letters(declared);
    auto const        has  = [&](std::string_view part) { return type.find(part) != type.npos; };
    if (has("int") || has("bool")) return has("bool") ? sql_type::boolean : sql_type::bigint;
    if (has("char") || has("clob") || has("text")) return sql_type::text;
    if (has("blob") || type.empty()) return sql_type::blob;
    if (has("date") || has("time") || has("json") || has("uuid") || has("any"))
        return sql_type::text;
    return sql_type::double_precision;
}

namespace {

class table_parser {
public:
    table_parser(owned_schema& schema, std::string_view sql)
        : schema_(schema), in_(tokens_of(sql)), text_(names_) {}

    void parse() {
        while (!in_.ended() && !in_.accept("table")) in_.take();
        if (in_.accept("if", "not")) in_.take();
        name_ = in_.take().name();
        if (in_.accept(".")) name_ = in_.take().name();
        std::vector<token_list> const items = split(in_.parenthesized());
        for (token_list const& item : items)
            if (!is_constraint(item)) names_.push_back(item.front().name());
        for (token_list const& item : items) {
            token_reader reader(item);
            if (is_constraint(item))
                parse_constraints(reader, {});
            else
                parse_column(reader);
        }
        for (; !in_.ended(); in_.take()) {
            if (in_.accept("without", "rowid")) table_.without_rowid = true;
            if (in_.accept("strict")) table_.strict = true;
        }
        finish();
    }

private:
    static bool is_constraint(token_list const& item) {
        for (std::string_view const word : {"constraint", "primary", "unique", "check", "foreign"})
            if (item.front().is(word)) return true;
        return false;
    }

    static bool begins_constraint(sql_token const& token) {
        for (std::string_view const word :
             {"constraint", "primary", "not", "null", "unique", "check", "default", "collate",
              "references", "generated", "as"})
            if (token.is(word)) return true;
        return false;
    }

    void parse_column(token_reader& in) {
        column_model      model;
        std::string const name = in.take().name();
        std::string       type;
        while (!in.ended() && !begins_constraint(in.peek())) {
            if (in.peek().is("("))
                in.parenthesized();
            else
                type.append(type.empty() ? "" : " ").append(in.take().name());
        }
        model.name = schema_.keep(name);
        model.type = type_of(type);
        columns_.push_back(model);
        parse_constraints(in, name);
    }

    /// Of a column or, without one, of the table.
    void parse_constraints(token_reader& in, std::string const& column) {
        while (!in.ended()) {
            std::string name;
            if (in.accept("constraint")) name = in.take().name();
            if (!parse_key(in, name, column) && !parse_rule(in, name, column)) in.take();
        }
    }

    bool parse_key(token_reader& in, std::string const& name, std::string const& column) {
        if (in.accept("primary", "key")) {
            primary_key_ = columns_or(in, column);
            if (!in.accept("asc")) in.accept("desc");
            skip_conflict(in);
            if (in.accept("autoincrement") && !columns_.empty())
                columns_.back().details.autoincrement = true;
            return true;
        }
        if (in.accept("unique")) {
            name_list const columns = columns_or(in, column);
            skip_conflict(in);
            keys_.push_back({name_of(name, columns, "key"), !name.empty(), schema_.keep(columns)});
            return true;
        }
        if (in.accept("foreign", "key")) {
            name_list const columns = columns_or(in, column);
            in.accept("references");
            parse_reference(in, name, columns);
            return true;
        }
        if (!in.accept("references")) return false;
        parse_reference(in, name, {column});
        return true;
    }

    bool parse_rule(token_reader& in, std::string const& name, std::string const& column) {
        if (in.accept("check")) {
            std::string const condition = text_.of(in.parenthesized());
            name_list const   columns   = column.empty() ? name_list{} : name_list{column};
            checks_.push_back({name_of(name, columns, "check"), schema_.keep(condition),
                               column.empty() ? std::string_view{} : schema_.keep(column)});
            return true;
        }
        if (column.empty()) return false;
        column_model& model = columns_.back();
        if (in.accept("not", "null"))
            model.not_null = true, skip_conflict(in);
        else if (in.accept("default"))
            model.details.default_text = schema_.keep(default_of(in));
        else if (in.accept("collate"))
            model.details.collation = schema_.keep(in_small_letters(in.take().name()));
        else if (in.accept("generated", "always") || in.peek().is("as"))
            parse_generated(in, model);
        else
            return false;
        return true;
    }

    void parse_generated(token_reader& in, column_model& model) {
        in.accept("as");
        model.details.generated_text = schema_.keep(text_.of(in.parenthesized()));
        model.details.generated =
            in.accept("stored") ? generated_kind::stored : generated_kind::virtual_;
        in.accept("virtual");
    }

    std::string default_of(token_reader& in) const {
        if (in.peek().is("(")) {
            token_list const inside = without_enclosing(in.parenthesized());
            if (!is_constant(inside)) return "(" + text_.of(inside) + ")";
            token_reader constant(inside);
            return default_of(constant);
        }
        std::string sign;
        if (in.peek().is("-") || in.peek().is("+")) sign = in.take().raw;
        sql_token const value = in.take();
        if (value.is("null")) return {};
        if (value.kind == token_kind::word) return sign + in_small_letters(value.raw);
        return sign + std::string(value.raw);
    }

    /// Parentheses around one change nothing.
    static bool is_constant(token_list const& tokens) {
        bool const sign = tokens.size() == 2 && (tokens[0].is("-") || tokens[0].is("+"));
        return (tokens.size() == 1 || sign) && tokens.back().kind != token_kind::symbol;
    }

    static void skip_conflict(token_reader& in) {
        if (in.accept("on", "conflict")) in.take();
    }

    static name_list columns_or(token_reader& in, std::string const& column) {
        if (!in.peek().is("(")) return {column};
        name_list columns;
        for (token_list const& item : split(in.parenthesized()))
            columns.push_back(item.front().name());
        return columns;
    }

    static foreign_key_action action_of(token_reader& in) {
        if (in.accept("cascade")) return foreign_key_action::cascade;
        if (in.accept("restrict")) return foreign_key_action::restrict;
        if (in.accept("set", "null")) return foreign_key_action::set_null;
        if (in.accept("set", "default")) return foreign_key_action::set_default;
        in.accept("no", "action");
        return foreign_key_action::no_action;
    }

    void parse_reference(token_reader& in, std::string const& name, name_list const& columns) {
        foreign_key_model key;
        key.name             = name_of(name, columns, "fkey");
        key.named            = !name.empty();
        key.columns          = schema_.keep(columns);
        key.referenced_table = schema_.keep(in.take().name());
        if (in.peek().is("(")) key.referenced_columns = schema_.keep(columns_or(in, {}));
        for (bool more = true; more;) {
            more = true;
            if (in.accept("on", "delete"))
                key.options.on_delete = action_of(in);
            else if (in.accept("on", "update"))
                key.options.on_update = action_of(in);
            else if (in.accept("match"))
                in.take();
            else if (in.accept("not", "deferrable"))
                skip_initially(in);
            else if (in.accept("deferrable"))
                key.options.checked =
                    skip_initially(in) ? deferrability::deferred : deferrability::deferrable;
            else
                more = false;
        }
        foreign_keys_.push_back(key);
    }

    /// Whether it is initially deferred.
    static bool skip_initially(token_reader& in) {
        if (in.accept("initially", "deferred")) return true;
        in.accept("initially", "immediate");
        return false;
    }

    std::string_view name_of(std::string const& given, name_list const& columns,
                             std::string_view label) {
        if (!given.empty()) return schema_.keep(given);
        std::vector<std::string_view> const views(columns.begin(), columns.end());
        return schema_.keep(std::string(default_name(name_, views, label).view()));
    }

    void finish() {
        for (column_model& column : columns_)
            for (std::string const& key : primary_key_)
                if (same_name(key, column.name)) column.not_null = true;
        table_.name = schema_.keep(name_);
        if (!primary_key_.empty())
            table_.primary_key = {name_of({}, {}, "pkey"), false, schema_.keep(primary_key_)};
        table_.columns      = schema_.keep(std::move(columns_));
        table_.unique_keys  = schema_.keep(std::move(keys_));
        table_.foreign_keys = schema_.keep(std::move(foreign_keys_));
        table_.checks       = schema_.keep(std::move(checks_));
        schema_.tables.push_back(table_);
    }

    owned_schema&                  schema_;
    token_reader                   in_;
    std::string                    name_;
    name_list                      names_;
    expression_text                text_;
    name_list                      primary_key_;
    table_model                    table_;
    std::vector<column_model>      columns_;
    std::vector<key_model>         keys_;
    std::vector<foreign_key_model> foreign_keys_;
    std::vector<check_model>       checks_;
};

index_item_model index_item(owned_schema& schema, token_list tokens, expression_text const& text) {
    index_item_model item;
    if (tokens.back().is("desc")) item.order = direction::descending;
    if (tokens.back().is("desc") || tokens.back().is("asc")) tokens.pop_back();
    item.is_expression = tokens.size() != 1 || !tokens.front().is_name();
    if (!item.is_expression) {
        item.text = schema.keep(tokens.front().name());
        return item;
    }
    item.text = schema.keep(text.of(without_enclosing(std::move(tokens))));
    return item;
}

}  // namespace

void add_table(owned_schema& schema, std::string_view create_table) {
    table_parser(schema, create_table).parse();
}

void add_index(owned_schema& schema, std::string_view create_index) {
    token_reader in(tokens_of(create_index));
    index_model  index;
    while (!in.ended() && !in.accept("index"))
        if (in.take().is("unique")) index.unique = true;
    if (in.accept("if", "not")) in.take();
    std::string name = in.take().name();
    if (in.accept(".")) name = in.take().name();
    in.accept("on");
    std::string const of    = in.take().name();
    auto const        same  = [&](table_model const& each) { return same_name(each.name, of); };
    auto const        table = std::find_if(schema.tables.begin(), schema.tables.end(), same);
    if (table == schema.tables.end()) return;

    name_list columns;
    for (column_model const& column : table->columns) columns.emplace_back(column.name);
    expression_text const         text(columns);
    std::vector<index_item_model> items;
    for (token_list const& item : split(in.parenthesized()))
        items.push_back(index_item(schema, item, text));
    token_list condition;
    if (in.accept("where"))
        while (!in.ended()) condition.push_back(in.take());
    index.name      = schema.keep(name);
    index.items     = schema.keep(std::move(items));
    index.condition = schema.keep(text.of(condition));
    std::vector<index_model> indexes(table->indexes.begin(), table->indexes.end());
    indexes.push_back(index);
    table->indexes = schema.keep(std::move(indexes));
}

void complete_references(owned_schema& schema) {
    for (table_model& table : schema.tables) {
        std::vector<foreign_key_model> keys(table.foreign_keys.begin(), table.foreign_keys.end());
        for (foreign_key_model& key : keys)
            for (table_model const& target : schema.tables)
                if (same_name(target.name, key.referenced_table)) {
                    key.referenced_table = target.name;
                    if (key.referenced_columns.empty())
                        key.referenced_columns = target.primary_key.columns;
                }
        table.foreign_keys = schema.keep(std::move(keys));
    }
}

}  // namespace orm::migrate
