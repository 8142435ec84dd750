// SPDX-License-Identifier: BSL-1.0
#include "array.hpp"

#include <cstdint>
#include <functional>

#include <orm/type/list_text.hpp>

namespace orm::postgres {

namespace {

wire element_wire(unsigned type, known_types of_database) {
    wire const known = wire_of(type);
    if (known != wire::unknown) return known;
    for (auto const& [each, held] : of_database)
        if (each == type) return held;
    return wire::other;
}

/// Text that was made for one element gives way to the next one's.
void keep(value& made, cell const& from, scratch& temporaries) {
    if (made.kind != storage::text) return;
    std::less<char const*> const before;
    char const* const            data = made.bytes.data;
    if (before(data, from.data) || before(from.data + from.size, data))
        made.bytes.data = temporaries.keep(made.text()).data();
}

constexpr std::size_t header_size    = 12;
constexpr std::size_t dimension_size = 8;

}  // namespace

taken take_array(known_types of_database, storage element, cell const& from, std::string& buffer,
                 scratch& temporaries, value& stored) {
    if (from.held != wire::array) return taken::other_type;
    if (from.size < header_size) return taken::other_value;
    auto const  dimensions = load<std::int32_t>(from.data);
    list_values values(0);
    if (dimensions == 0) {
        stored = values.finish(sql_type::unspecified, temporaries);
        return taken::right;
    }
    if (dimensions != 1 || from.size < header_size + dimension_size) return taken::other_value;
    wire const        held  = element_wire(load<std::uint32_t>(from.data + 8), of_database);
    auto const        count = load<std::int32_t>(from.data + header_size);
    char const*       next  = from.data + header_size + dimension_size;
    char const* const end   = from.data + from.size;
    for (std::int32_t at = 0; at < count; ++at) {
        if (end - next < 4) return taken::other_value;
        auto const size = load<std::int32_t>(next);
        next += 4;
        value one;
        if (size >= 0) {
            if (end - next < size) return taken::other_value;
            cell const  inside{held, next, static_cast<std::size_t>(size)};
            taken const how = take_value(buffer, element, inside, one);
            if (how != taken::right) return how;
            keep(one, inside, temporaries);
            next += size;
        }
        values.add(one);
    }
    if (next != end) return taken::other_value;
    stored = values.finish(sql_type::unspecified, temporaries);
    return taken::right;
}

}  // namespace orm::postgres
