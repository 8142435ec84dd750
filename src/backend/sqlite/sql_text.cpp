// SPDX-License-Identifier: BSL-1.0
#include "sql_text.hpp"

#include <algorithm>

namespace orm::sqlite {

namespace {

constexpr std::string_view blanks = " \t\n\f\r;";

char lower(char character) {
    return character >= 'A' && character <= 'Z' ? static_cast<char>(character - 'A' + 'a')
                                                : character;
}

bool begins_with_word(std::string_view text, std::string_view word) {
    return text.size() >= word.size() &&
           std::equal(word.begin(), word.end(), text.begin(),
                      [](char expected, char found) { return expected == lower(found); });
}

}  // namespace

std::string_view skip_blank(std::string_view sql) noexcept {
    for (;;) {
        std::size_t end = sql.find_first_not_of(blanks);
        if (end == std::string_view::npos) return {};
        sql.remove_prefix(end);
        if (sql.starts_with("--")) {
            end = sql.find('\n');
        } else if (sql.starts_with("/*")) {
            // As for the engine, the end of the text closes a comment.
            end = sql.find("*/", 2);
            if (end != std::string_view::npos) ++end;
        } else {
            return sql;
        }
        if (end == std::string_view::npos) return {};
        sql.remove_prefix(end + 1);
    }
}

bool counts_rows(std::string_view sql) noexcept {
    sql = skip_blank(sql);
    // The statement is valid, so its first letters tell enough.
    for (std::string_view word : {"insert", "update", "delete", "replace", "with"})
        if (begins_with_word(sql, word)) return true;
    return false;
}

}  // namespace orm::sqlite
