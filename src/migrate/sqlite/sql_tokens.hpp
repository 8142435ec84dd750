// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <orm/support/same_text.hpp>

namespace orm::migrate {

enum class token_kind { word, quoted_name, text, number, symbol };

struct sql_token {
    token_kind       kind = token_kind::symbol;
    std::string_view raw;

    bool is(std::string_view word) const {
        return (kind == token_kind::word || kind == token_kind::symbol) && same_name(raw, word);
    }
    bool is_name() const { return kind == token_kind::word || kind == token_kind::quoted_name; }
    /// Without its quotes.
    std::string name() const;
};

using token_list = std::vector<sql_token>;

/// The words of a statement that SQLite has accepted, without blanks and comments.
token_list tokens_of(std::string_view sql);

}  // namespace orm::migrate
