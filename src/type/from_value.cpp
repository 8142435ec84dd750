// SPDX-License-Identifier: BSL-1.0
#include <orm/type/from_value.hpp>

#include <string>

#include <orm/type/iso8601.hpp>

namespace orm {
namespace {

constexpr std::string_view name_of(storage kind) {
    switch (kind) {
        case storage::null: return "null";
        case storage::boolean: return "boolean";
        case storage::integer: return "integer";
        case storage::real: return "real";
        case storage::text: return "text";
        case storage::blob: return "blob";
        case storage::date: return "date";
        case storage::time: return "time";
        case storage::timestamp: return "timestamp";
        case storage::interval: return "interval";
        case storage::list: return "list";
    }
    return "unknown";
}

constexpr std::string_view name_of(type_family family) {
    switch (family) {
        case type_family::date: return "date";
        case type_family::time: return "time";
        case type_family::timestamp: return "timestamp";
        default: return "interval";
    }
}

bool parse(type_family family, std::string_view text, std::int64_t& number) {
    switch (family) {
        case type_family::date: return iso8601::parse_date(text, number);
        case type_family::time: return iso8601::parse_time(text, number);
        case type_family::timestamp: return iso8601::parse_timestamp(text, number);
        default: return iso8601::parse_interval(text, number);
    }
}

}  // namespace

void require_kind(value const& stored, storage wanted) {
    if (stored.kind == wanted) return;
    std::string problem = "holds ";
    problem.append(name_of(stored.kind));
    throw_conversion_error(name_of(wanted), problem);
}

std::int64_t iso8601_number(type_family family, std::string_view text) {
    std::int64_t number = 0;
    if (!parse(family, text, number))
        throw_conversion_error(name_of(family), "the text is not ISO 8601");
    return number;
}

}  // namespace orm
