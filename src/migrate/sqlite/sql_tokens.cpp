// SPDX-License-Identifier: BSL-1.0
#include "sql_tokens.hpp"

#include <algorithm>
#include <cstddef>

namespace orm::migrate {

namespace {

bool is_letter(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || letter == '_' ||
           letter == '$' || (letter & 0x80) != 0;
}
bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

std::size_t blank_at(std::string_view sql) {
    if (std::string_view(" \t\n\r\f").find(sql[0]) != sql.npos) return 1;
    if (sql.starts_with("--")) return std::min(sql.find('\n'), sql.size() - 1) + 1;
    if (sql.starts_with("/*")) {
        std::size_t const end = sql.find("*/", 2);
        return end == sql.npos ? sql.size() : end + 2;
    }
    return 0;
}

/// Behind the quote that ends what the first one begins; a doubled one ends nothing.
std::size_t quoted_size(std::string_view sql) {
    char const  quote = sql[0] == '[' ? ']' : sql[0];
    std::size_t at    = 1;
    while (at < sql.size()) {
        if (sql[at++] != quote) continue;
        if (quote == ']' || at == sql.size() || sql[at] != quote) break;
        ++at;
    }
    return at;
}

std::size_t word_size(std::string_view sql) {
    std::size_t at = 1;
    while (at < sql.size() && (is_letter(sql[at]) || is_digit(sql[at]))) ++at;
    return at;
}

std::size_t number_size(std::string_view sql) {
    bool const  hexadecimal = sql.starts_with("0x") || sql.starts_with("0X");
    std::size_t at          = 1;
    while (at < sql.size()) {
        bool const behind_exponent = !hexadecimal && (sql[at - 1] == 'e' || sql[at - 1] == 'E');
        bool const sign            = (sql[at] == '+' || sql[at] == '-') && behind_exponent;
        if (!sign && !is_letter(sql[at]) && !is_digit(sql[at]) && sql[at] != '.') break;
        ++at;
    }
    return at;
}

std::size_t symbol_size(std::string_view sql) {
    for (std::string_view const symbol :
         {"->>", "->", "<>", "!=", "<=", ">=", "==", "||", "<<", ">>"})
        if (sql.starts_with(symbol)) return symbol.size();
    return 1;
}

sql_token token_at(std::string_view sql) {
    char const first = sql[0];
    if (first == '\'') return {token_kind::text, sql.substr(0, quoted_size(sql))};
    if (first == '"' || first == '`' || first == '[')
        return {token_kind::quoted_name, sql.substr(0, quoted_size(sql))};
    if ((first == 'x' || first == 'X') && sql.size() > 1 && sql[1] == '\'')
        return {token_kind::text, sql.substr(0, 1 + quoted_size(sql.substr(1)))};
    if (is_letter(first)) return {token_kind::word, sql.substr(0, word_size(sql))};
    if (is_digit(first) || (first == '.' && sql.size() > 1 && is_digit(sql[1])))
        return {token_kind::number, sql.substr(0, number_size(sql))};
    return {token_kind::symbol, sql.substr(0, symbol_size(sql))};
}

}  // namespace

std::string sql_token::name() const {
    if (kind != token_kind::quoted_name && kind != token_kind::text) return std::string(raw);
    std::string text;
    for (std::size_t at = 1; at + 1 < raw.size(); ++at) {
        text += raw[at];
        if (raw[at] == raw.back() && raw[at + 1] == raw.back() && at + 2 < raw.size()) ++at;
    }
    return text;
}

token_list tokens_of(std::string_view sql) {
    token_list tokens;
    while (!sql.empty()) {
        std::size_t const blank = blank_at(sql);
        if (blank == 0) tokens.push_back(token_at(sql));
        sql.remove_prefix(blank != 0 ? blank : tokens.back().raw.size());
    }
    return tokens;
}

}  // namespace orm::migrate
