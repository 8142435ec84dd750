// SPDX-License-Identifier: BSL-1.0
#include <orm/session/session_state.hpp>

#include <array>
#include <string>

namespace orm {

bool leaves_something_behind(std::string_view sql) noexcept {
    // In raw text, names may be written in capitals: case is not looked at.
    constexpr std::array<std::string_view, 4> names{"set_config", "setseed", "advisory_lock",
                                                    "dblink_connect"};
    auto const                                lower = [](char each) {
        return each >= 'A' && each <= 'Z' ? static_cast<char>(each - 'A' + 'a') : each;
    };
    for (std::size_t begin = 0; begin < sql.size(); ++begin)
        for (std::string_view const name : names) {
            std::size_t same = 0;
            while (same != name.size() && begin + same != sql.size() &&
                   lower(sql[begin + same]) == name[same])
                ++same;
            if (same == name.size()) return true;
        }
    return false;
}

}  // namespace orm
