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
    constexpr void add(scoped_name const& name) {
        std::size_t& head = heads_[bucket(name.name)];
        names_[size_]     = name;
        nexts_[size_]     = head;
        head              = ++size_;
    }

private:
    /// By the length and three letters, since the compiler counts every step. Names of columns and
    /// tables differ at their ends, if anywhere.
    static constexpr std::size_t bucket(std::string_view name) {
        std::size_t const size = name.size();
        if (size == 0) return 0;
        auto const letter = [&](std::size_t at) {
            return static_cast<std::size_t>(without_case(name[at]));
        };
        return (size + 31 * letter(0) + 7 * letter(size / 2) + letter(size - 1)) % (Capacity + 1);
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
        std::size_t const earlier = known.find(names[at]);
        if (earlier != known.none) return {earlier, at};
        known.add(names[at]);
    }
    return {};
}

}  // namespace orm
