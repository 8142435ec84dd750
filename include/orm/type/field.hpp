// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include <orm/type/value.hpp>

namespace orm {

/// The C++ type a column is stored into. Backends write the first thirteen themselves, without a
/// call per column; everything else is `converted`.
enum class member_type : std::uint8_t {
    boolean,
    int8,
    int16,
    int32,
    int64,
    uint8,
    uint16,
    uint32,
    uint64,
    float32,
    float64,
    text,  // std::string
    blob,  // std::vector<std::byte>
    converted,
};

/// Where one result column goes and what it may hold. An array of fields is all a backend needs to
/// fill a row; it never sees the row's type.
struct field {
    /// Stores a value of the kind `field::stored` (or null, where `nullable`) into the member.
    /// Throws `conversion_error` when the member cannot hold it.
    using assign_function = void (*)(void* member, value const& stored);

    member_type      type     = member_type::int64;
    bool             nullable = false;          // the member is a std::optional
    storage          stored   = storage::null;  // `converted` only: how the engine stores it
    storage          element  = storage::null;  // of a list only: what is in it
    std::uint32_t    offset   = 0;              // bytes from the start of the row or part
    assign_function  assign   = nullptr;        // `converted` only
    std::string_view table    = {};             // for messages
    std::string_view column   = {};
};

/// Consecutive fields that form one struct inside a row. A part that an outer join may leave out is
/// a std::optional: it stays empty when every one of its columns is null.
struct row_part {
    /// Engages the std::optional at the given address and returns the address of its value.
    using emplace_function = void* (*)(void* optional);

    std::uint32_t    fields  = 0;        // how many
    std::uint32_t    offset  = 0;        // bytes from the start of the row
    emplace_function emplace = nullptr;  // null: the part is a plain member, always present
};

/// What the columns of a result are compared with, beside what each holds. The columns of a text
/// that the library has not made are compared also where there are no rows.
enum class column_check : std::uint8_t {
    made,   // by the library: only another table could give others
    count,  // against the number of fields
    names,  // and each against its field's name
};

/// A whole row. Without parts the offsets of all fields count from the row itself.
struct row_layout {
    std::span<field const>    fields;
    std::span<row_part const> parts = {};
    column_check              check = column_check::made;
};

}  // namespace orm
