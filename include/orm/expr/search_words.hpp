// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <string_view>

namespace orm {

/// What somebody has typed, as a query that both engines understand: each word in quotes, so that
/// all of them are looked for and no character of theirs is an operator. SQLite refuses an empty
/// query, which this is where there is no word: ask nothing then.
std::string search_words(std::string_view typed);

namespace dsl {
using orm::search_words;
}

}  // namespace orm
