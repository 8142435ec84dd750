// SPDX-License-Identifier: BSL-1.0
#include "table.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <ostream>

namespace demo {

namespace {

constexpr std::size_t widest_column = 60;
constexpr std::size_t widest_line   = 96;
constexpr char        margin[]      = "    ";

/// A character of a text: how many bytes of it, and how many columns of a terminal.
struct glyph {
    std::size_t bytes   = 1;
    std::size_t columns = 1;
    bool        sound   = true;
};

bool is_wide(char32_t code) {
    return (code >= 0x1100 && code <= 0x115f) || (code >= 0x2e80 && code <= 0xa4cf) ||
           (code >= 0xac00 && code <= 0xd7a3) || (code >= 0xf900 && code <= 0xfaff) ||
           (code >= 0xfe30 && code <= 0xfe6f) || (code >= 0xff00 && code <= 0xff60) ||
           (code >= 0x1f300 && code <= 0x1faff) || (code >= 0x20000 && code <= 0x3fffd);
}

bool is_combining(char32_t code) {
    return (code >= 0x300 && code <= 0x36f) || (code >= 0x200b && code <= 0x200f) ||
           (code >= 0xfe00 && code <= 0xfe0f) || code == 0xfeff;
}

/// The character a text begins with.
glyph first_glyph(std::string_view text) {
    auto const     byte  = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    unsigned const first = byte(0);
    if (first < 0x80) return {1, 1, first >= 0x20 && first != 0x7f};

    std::size_t const size = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first < 0xc2 || first > 0xf4 || text.size() < size) return {1, 1, false};
    char32_t code = first & (0xffU >> (size + 1));
    for (std::size_t at = 1; at != size; ++at) {
        if ((byte(at) & 0xc0U) != 0x80) return {1, 1, false};
        code = code << 6 | (byte(at) & 0x3fU);
    }
    constexpr std::array<char32_t, 5> smallest{0, 0, 0x80, 0x800, 0x10000};
    bool const sound = code >= smallest[size] && code <= 0x10ffff && code >= 0xa0 &&
                       !(code >= 0xd800 && code <= 0xdfff) && !(code >= 0x202a && code <= 0x202e) &&
                       !(code >= 0x2066 && code <= 0x2069);
    if (!sound) return {size, 1, false};
    return {size, is_combining(code) ? 0U : is_wide(code) ? 2U : 1U, true};
}

std::size_t width_of(std::string_view text) {
    std::size_t width = 0;
    while (!text.empty()) {
        glyph const next = first_glyph(text);
        width += next.columns;
        text.remove_prefix(next.bytes);
    }
    return width;
}

/// The words of a clause that gets a line of its own, where one begins with the text's first blank.
std::string_view clause_at(std::string_view text) {
    constexpr std::string_view clauses[] = {
        " from ",       " join ",  " left join ", " right join ", " full join ",
        " cross join ", " where ", " group by ",  " having ",     " order by ",
        " limit ",      " set ",   " returning "};
    for (std::string_view const clause : clauses)
        if (text.starts_with(clause)) return clause;
    return {};
}

/// Where to break a line that is too long: behind a comma or before `and`, or else at any blank.
std::size_t break_of(std::string_view line) {
    auto const  room  = line.substr(0, widest_line);
    auto const  comma = room.rfind(", "), both = room.rfind(" and "), either = room.rfind(" or ");
    std::size_t best = 0;
    for (std::size_t const at : {comma == std::string_view::npos ? comma : comma + 1, both, either})
        if (at != std::string_view::npos) best = std::max(best, at);
    if (best < widest_line / 3) best = room.rfind(' ');
    return best;
}

}  // namespace

cell cell_of(std::string_view text) { return {printable(text, widest_column)}; }

cell cell_of(double value) {
    char text[64];
    std::snprintf(text, sizeof text, "%.1f", value);
    return {text, true};
}

cell cell_of_integer(long long value) {
    std::string       text  = std::to_string(value);
    std::size_t const first = value < 0 ? 1 : 0;
    for (std::size_t at = text.size(); at > first + 3;) text.insert(at -= 3, 1, ',');
    return {text, true};
}

cell size_cell(long long bytes) {
    constexpr std::array units{"B", "KiB", "MiB", "GiB", "TiB"};
    auto                 value = static_cast<double>(bytes);
    std::size_t          unit  = 0;
    while (value >= 1024 && unit + 1 != units.size()) {
        value /= 1024;
        ++unit;
    }
    char text[64];
    std::snprintf(text, sizeof text, unit == 0 ? "%.0f %s" : "%.1f %s", value, units[unit]);
    return {text, true};
}

text_table::text_table(std::initializer_list<std::string_view> titles)
    : titles_(titles.begin(), titles.end()) {}

std::ostream& operator<<(std::ostream& out, text_table const& table) {
    std::size_t const        columns = table.titles_.size();
    std::vector<std::size_t> widths(columns);
    std::vector<bool>        right(columns, false);
    for (std::size_t at = 0; at != columns; ++at) widths[at] = width_of(table.titles_[at]);
    for (cells const& line : table.lines_) {
        for (std::size_t at = 0; at != columns; ++at) {
            widths[at] = std::max(widths[at], width_of(line[at].text));
            if (line[at].right) right[at] = true;
        }
    }

    auto const print = [&](auto const& text_at) {
        std::string line = margin;
        for (std::size_t at = 0; at != columns; ++at) {
            std::string const& text = text_at(at);
            std::string const  space(widths[at] - width_of(text), ' ');
            if (at != 0) line += "  ";
            line += right[at] ? space + text : text + space;
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out << line << '\n';
    };
    std::vector<std::string> rules;
    for (std::size_t const width : widths) rules.emplace_back(width, '-');

    print([&](std::size_t at) -> auto const& { return table.titles_[at]; });
    print([&](std::size_t at) -> auto const& { return rules[at]; });
    for (cells const& line : table.lines_)
        print([&](std::size_t at) -> auto const& { return line[at].text; });
    return out;
}

std::string laid_out(std::string_view sql) {
    std::vector<std::string> lines(1);
    int                      depth = 0;
    char                     quote = 0;
    for (std::size_t at = 0; at < sql.size(); ++at) {
        char const each = sql[at];
        if (quote != 0) {
            if (each == quote) quote = 0;
        } else if (each == '"' || each == '\'') {
            quote = each;
        } else if (each == '(' || each == ')') {
            depth += each == '(' ? 1 : -1;
        } else if (auto const clause = clause_at(sql.substr(at));
                   !clause.empty() && depth == 0 && lines.back() != "delete") {
            lines.emplace_back(clause.substr(1, clause.size() - 2));
            at += clause.size() - 2;
            continue;
        }
        lines.back() += each;
    }

    std::string text;
    for (std::string line : lines) {
        while (line.size() > widest_line) {
            std::size_t const end = break_of(line);
            if (end == std::string::npos || end < 5) break;
            text.append(margin).append(line, 0, end).append("\n");
            line.replace(0, end + 1, margin);
        }
        text.append(margin).append(line).append("\n");
    }
    return text;
}

std::string printable(std::string_view text, std::size_t columns) {
    bool const  cut  = width_of(text) > columns;
    std::size_t room = cut ? columns - 1 : columns;
    std::string shown;
    while (!text.empty()) {
        glyph const next = first_glyph(text);
        if (next.columns > room) break;
        room -= next.columns;
        if (next.sound)
            shown += text.substr(0, next.bytes);
        else
            shown += '?';
        text.remove_prefix(next.bytes);
    }
    return cut ? shown + "…" : shown;
}

}  // namespace demo
