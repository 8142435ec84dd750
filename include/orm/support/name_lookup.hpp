// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string_view>

#include <orm/support/same_text.hpp>

namespace orm {

/// A name and the space it lives in: a table and its schema.
struct scoped_name {
    std::string_view space;
    std::string_view name;
};

constexpr bool same_name(scoped_name const& left, scoped_name const& right) {
    return same_name(left.name, right.name) && same_text(left.space, right.space);
}

/// What names that are alike have in common, and few others: the length and three letters, since
/// the compiler counts every step, a copy of the name among them. Names of columns and tables
/// differ at their ends, if anywhere.
constexpr std::size_t spread_name(std::string_view const& name) {
    constexpr int     same_in_both_cases = 'a' - 'A';
    std::size_t const size               = name.size();
    if (size == 0) return 0;
    char const* const letters = name.data();
    auto const        first   = static_cast<unsigned char>(letters[0] | same_in_both_cases);
    auto const        middle  = static_cast<unsigned char>(letters[size / 2] | same_in_both_cases);
    auto const        last    = static_cast<unsigned char>(letters[size - 1] | same_in_both_cases);
    return size + 31U * first + 7U * middle + last;
}

/// Finds names among up to `Capacity` others, in time that grows with their number and not with
/// its square: the compiler counts every step.
template <std::size_t Capacity>
class name_lookup {
public:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    /// The position of the first name like this one.
    constexpr std::size_t find(scoped_name const& name) const {
        std::size_t entry = heads_[bucket(name.name)];
        while (entry != 0 && !same_name(names_[entry - 1], name)) entry = nexts_[entry - 1];
        return entry - 1;  // none for 0
    }

    /// Positions count up from 0.
    constexpr void add(scoped_name const& name) { add_to(heads_[bucket(name.name)], name); }

    /// The position of the first name like this one, which is added where there is none.
    constexpr std::size_t find_or_add(scoped_name const& name) {
        std::size_t& head  = heads_[bucket(name.name)];
        std::size_t  entry = head;
        while (entry != 0 && !same_name(names_[entry - 1], name)) entry = nexts_[entry - 1];
        if (entry == 0) add_to(head, name);
        return entry - 1;
    }

private:
    static constexpr std::size_t bucket(std::string_view const& name) {
        return spread_name(name) % (Capacity + 1);
    }

    constexpr void add_to(std::size_t& head, scoped_name const& name) {
        names_[size_] = name;
        nexts_[size_] = head;
        head          = ++size_;
    }

    scoped_name names_[Capacity + 1]{};
    std::size_t heads_[Capacity + 1]{};  // positions and one, 0 where a chain ends
    std::size_t nexts_[Capacity + 1]{};
    std::size_t size_ = 0;
};

/// Two positions of one name; `second` is 0 when all names differ.
struct name_pair {
    std::size_t first  = 0;
    std::size_t second = 0;
};

template <std::size_t Size>
constexpr name_pair find_duplicate(scoped_name const (&names)[Size]) {
    name_lookup<Size> known;
    for (std::size_t at = 0; at != Size; ++at) {
        std::size_t const earlier = known.find_or_add(names[at]);
        if (earlier != known.none) return {earlier, at};
    }
    return {};
}

}  // namespace orm
