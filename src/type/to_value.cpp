// SPDX-License-Identifier: BSL-1.0
#include <orm/type/to_value.hpp>

#include <orm/type/iso8601.hpp>

namespace orm {
namespace {

std::string_view format(type_family family, std::int64_t number, char* buffer) {
    switch (family) {
        case type_family::date: return iso8601::format_date(number, buffer);
        case type_family::time: return iso8601::format_time(number, buffer);
        case type_family::timestamp: return iso8601::format_timestamp(number, buffer);
        default: return iso8601::format_interval(number, buffer);
    }
}

}  // namespace

value iso8601_value(type_family family, std::int64_t number, scratch& temporaries) {
    char buffer[iso8601::buffer_size];
    return value::of_text(temporaries.keep(format(family, number, buffer)));
}

value kept_list(value const& list, scratch& temporaries) {
    list_values values(list.elements.size);
    for (std::size_t at = 0; at != list.elements.size; ++at)
        values.add(kept(list.elements.data[at], temporaries));
    return values.finish(list.type, temporaries);
}

}  // namespace orm
