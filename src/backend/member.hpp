// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <orm/type/field.hpp>

// What all backends do with the members of a row: how they are called in errors, and how a value
// that was read gets into one.

namespace orm {

/// The name of what a member takes, but for those that are `converted`; by `member_type`.
inline constexpr std::string_view member_type_names[] = {
    "boolean",
    "int8 (-128 to 127)",
    "int16 (-32768 to 32767)",
    "int32",
    "int64",
    "uint8 (0 to 255)",
    "uint16 (0 to 65535)",
    "uint32",
    "uint64",
    "float32",
    "float64",
    "text",
    "blob",
};

/// Whether a whole number is exactly so in a floating-point member.
template <class Member>
bool holds_exactly(std::int64_t number) {
    constexpr std::int64_t bound = std::int64_t{1} << std::numeric_limits<Member>::digits;
    return number >= -bound && number <= bound;
}

template <class Member>
void reset_member(void* member) {
    static_cast<std::optional<Member>*>(member)->reset();
}

/// Null, into a member that may be null and is not `converted`.
inline void store_null(field const& target, void* member) {
    switch (target.type) {
        case member_type::boolean: return reset_member<bool>(member);
        case member_type::int8: return reset_member<std::int8_t>(member);
        case member_type::int16: return reset_member<std::int16_t>(member);
        case member_type::int32: return reset_member<std::int32_t>(member);
        case member_type::int64: return reset_member<std::int64_t>(member);
        case member_type::uint8: return reset_member<std::uint8_t>(member);
        case member_type::uint16: return reset_member<std::uint16_t>(member);
        case member_type::uint32: return reset_member<std::uint32_t>(member);
        case member_type::uint64: return reset_member<std::uint64_t>(member);
        case member_type::float32: return reset_member<float>(member);
        case member_type::float64: return reset_member<double>(member);
        case member_type::text: return reset_member<std::string>(member);
        case member_type::blob: return reset_member<std::vector<std::byte>>(member);
        case member_type::converted: return;
    }
}

template <class Member>
inline void store(field const& target, void* member, Member number) {
    if (target.nullable) {
        *static_cast<std::optional<Member>*>(member) = number;
    } else {
        *static_cast<Member*>(member) = number;
    }
}

/// What is new is empty, and to append to that costs less than to assign.
inline void store_text(field const& target, void* member, std::string_view text) {
    std::string* to = static_cast<std::string*>(member);
    if (target.nullable) {
        auto& optional = *static_cast<std::optional<std::string>*>(member);
        to             = optional ? &*optional : &optional.emplace();
    }
    if (to->empty()) [[likely]]
        to->append(text);
    else
        to->assign(text);
}

inline void store_blob(field const& target, void* member, std::span<std::byte const> bytes) {
    if (!target.nullable)
        return static_cast<std::vector<std::byte>*>(member)->assign(bytes.begin(), bytes.end());
    auto& optional = *static_cast<std::optional<std::vector<std::byte>>*>(member);
    if (!optional) optional.emplace();
    optional->assign(bytes.begin(), bytes.end());
}

}  // namespace orm
