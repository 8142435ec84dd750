// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string_view>

#include <orm/render/default_name.hpp>

namespace orm::migrate {

/// FNV-1a, goes on from what it made of the text before.
constexpr std::uint32_t hash_on(std::uint32_t hash, std::string_view text) {
    for (char const letter : text) {
        hash ^= static_cast<unsigned char>(letter);
        hash *= 16'777'619U;
    }
    return hash;
}

/// What something is called for a while, as its own name is taken: `prefix` and the name, behind
/// its schema where one is given. What is too long is cut, and told apart by a number that is made
/// from all of it.
constexpr short_name name_between(std::string_view prefix, std::string_view name,
                                  std::string_view schema = {}) {
    std::string_view const dot   = schema.empty() ? "" : ".";
    std::size_t const      whole = prefix.size() + schema.size() + dot.size() + name.size();
    short_name             between;
    for (std::string_view const part : {prefix, schema, dot, name}) between.add(part);
    if (whole <= short_name::most) return between;

    between.cut(short_name::most - 9);
    between.add("_");
    std::uint32_t const hash = hash_on(hash_on(hash_on(2'166'136'261U, schema), dot), name);
    for (int shift = 28; shift >= 0; shift -= 4)
        between.add(std::string_view("0123456789abcdef").substr((hash >> shift) & 15U, 1));
    return between;
}

constexpr short_name name_between(std::string_view name) { return name_between("__orm_", name); }

/// That of a table of SQLite which is made again, until it takes the place of the old one.
constexpr short_name name_of_rebuilt(std::string_view table) {
    return name_between("__orm_new_", table);
}

}  // namespace orm::migrate
