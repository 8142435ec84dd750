// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string_view>

#include <orm/type/from_value.hpp>

namespace orm {

/// A `field::assign_function`.
template <class Type, encoding Encoding>
void assign_member(void* member, value const& stored) {
    *static_cast<Type*>(member) = from_value<Type, Encoding>(stored);
}

/// Where a member of the type goes. Table and column are for messages and have to outlive the
/// field.
template <class Type, encoding Encoding = encoding::automatic>
    requires column_value<Type, Encoding>
constexpr field make_field(std::uint32_t offset, std::string_view table, std::string_view column) {
    constexpr type_facts facts = facts_of<Type, Encoding>;
    field                result;
    result.type     = facts.member;
    result.nullable = facts.nullable;
    result.offset   = offset;
    result.table    = table;
    result.column   = column;
    if constexpr (facts.member == member_type::converted) {
        result.stored = facts.stored;
        if constexpr (facts.stored == storage::list)
            result.element = facts_of<element_type<base_type<Type>>>.stored;
        result.assign = assign_member<Type, Encoding>;
    }
    return result;
}

}  // namespace orm
