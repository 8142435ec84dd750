// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

#include <orm/type/field.hpp>
#include <orm/type/value.hpp>

namespace orm {

/// How a column stores a type that can be stored in more than one way. By default enums are stored
/// by name, and dates and times as what they are.
///
/// As integers, enums are their underlying value, dates are days since 1970-01-01, and all other
/// times are microseconds, since 1970 or midnight where there is a beginning. As text, dates and
/// times are ISO 8601. Enums may be of a type of the database's own.
enum class encoding : std::uint8_t { automatic, integer, text, native };

/// Types of one family compare with each other; enums and types with a codec only with themselves.
enum class type_family : std::uint8_t {
    none,
    boolean,
    number,
    text,
    blob,
    date,
    time,
    timestamp,
    interval,
    enumeration,
    custom,
    array,  // of one dimension; with elements of one type
};

/// Everything about a C++ type that the layers above ask for, of a type and its std::optional.
struct type_facts {
    type_family      family   = type_family::none;
    orm::sql_type    sql      = sql_type::bigint;
    storage          stored   = storage::null;
    orm::member_type member   = member_type::converted;
    bool             column   = false;  // can be a member of a table, not only an operand
    bool             nullable = false;  // has a null

    constexpr type_facts as_null() const {
        type_facts facts = *this;
        facts.nullable   = true;
        return facts;
    }
    constexpr type_facts as_operand() const {
        type_facts facts = *this;
        facts.column     = false;
        return facts;
    }
    constexpr type_facts as(orm::sql_type type, storage kind) const {
        return {family, type, kind, member_type::converted, column, nullable};
    }
};

}  // namespace orm
