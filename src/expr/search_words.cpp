// SPDX-License-Identifier: BSL-1.0
#include <orm/expr/search_words.hpp>

namespace orm {

std::string search_words(std::string_view typed) {
    constexpr std::string_view between = " \t\n\r\f\v\"";

    std::string words;
    std::size_t begin = typed.find_first_not_of(between);
    while (begin != typed.npos) {
        std::size_t const end = typed.find_first_of(between, begin);
        if (!words.empty()) words += ' ';
        words += '"';
        words += typed.substr(begin, end - begin);
        words += '"';
        begin = typed.find_first_not_of(between, end);
    }
    return words;
}

}  // namespace orm
