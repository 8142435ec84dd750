// SPDX-License-Identifier: BSL-1.0
#pragma once

// Values as text, and texts as a table with aligned columns.

#include <chrono>
#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <orm/type/enum.hpp>

namespace demo {

/// What stands in a place of a table.
struct cell {
    std::string text{};
    bool        right = false;  // numbers are aligned to the right
};

cell cell_of(std::string_view text);
cell cell_of(double value);  // one digit behind the point

/// Its digits in groups of three.
cell cell_of_integer(long long value);

inline cell cell_of(bool value) { return cell_of(std::string_view(value ? "yes" : "no")); }
inline cell cell_of(std::string const& text) { return cell_of(std::string_view(text)); }
inline cell cell_of(char const* text) { return cell_of(std::string_view(text)); }

template <std::integral Integer>
cell cell_of(Integer value) {
    return cell_of_integer(static_cast<long long>(value));
}

template <orm::described_enum Enum>
cell cell_of(Enum value) {
    return cell_of(orm::enum_name(value));
}

/// Nothing is shown as a dash.
template <class Value>
cell cell_of(std::optional<Value> const& value) {
    return value ? cell_of(*value) : cell{"-"};
}

/// A number of bytes in a unit that people read.
cell size_cell(long long bytes);

using cells = std::vector<cell>;

/// A line of a table: `line_of(row[packages.name], row[total])`. What is a cell already stays.
template <class... Values>
cells line_of(Values const&... values) {
    constexpr auto as_cell = [](auto const& value) {
        if constexpr (requires { value.right; })
            return value;
        else
            return cell_of(value);
    };
    return {as_cell(values)...};
}

/// Collects lines and prints them once the width of each column is known.
class text_table {
public:
    explicit text_table(std::initializer_list<std::string_view> titles);

    void        add(cells line) { lines_.push_back(std::move(line)); }
    std::size_t size() const { return lines_.size(); }

    friend std::ostream& operator<<(std::ostream& out, text_table const& table);

private:
    std::vector<std::string> titles_;
    std::vector<cells>       lines_;
};

/// A statement on several lines, each clause on its own, long ones broken behind a comma.
std::string laid_out(std::string_view sql);

/// Text from a file that may hold anything, made fit for a terminal: no control characters, no
/// broken UTF-8, and no more than so many columns.
std::string printable(std::string_view text, std::size_t columns);

}  // namespace demo
