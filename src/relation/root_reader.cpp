// SPDX-License-Identifier: BSL-1.0
#include <orm/relation/root_reader.hpp>

#include <bit>
#include <limits>

#include <orm/backend/error.hpp>

namespace orm {

cursor_number::cursor_number(one_caller& callers, std::uint32_t& in_use)
    : callers_(callers), in_use_(in_use), value(std::countr_one(in_use)) {
    call_guard const inside(callers);
    if (value == std::numeric_limits<std::uint32_t>::digits)
        throw misuse("stream() of a load inside of too many others on one connection");
    in_use_ |= std::uint32_t{1} << value;
}

built_text cursor_request::declaration(void const* request) {
    auto const& [facts, number, rows, query] = *static_cast<cursor_request const*>(request);
    if (query->build == nullptr) return declare_cursor(*facts, number, query->sql);
    return declare_cursor(*facts, number, query->build(query->query).view());
}

built_text cursor_request::fetch(void const* request) {
    auto const& [facts, number, rows, query] = *static_cast<cursor_request const*>(request);
    return fetch_from_cursor(*facts, number, rows);
}

built_text cursor_request::closing(void const* request) {
    auto const& [facts, number, rows, query] = *static_cast<cursor_request const*>(request);
    return close_cursor(*facts, number);
}

}  // namespace orm
