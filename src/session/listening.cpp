// SPDX-License-Identifier: BSL-1.0
#include <orm/session/listening.hpp>

#include <charconv>

#include <orm/backend/error.hpp>

namespace orm {

std::int64_t whole_number_of(std::string_view payload) {
    std::int64_t      number = 0;
    char const* const end    = payload.data() + payload.size();
    auto const        parsed = std::from_chars(payload.data(), end, number);
    if (parsed.ec != std::errc() || parsed.ptr != end)
        throw_conversion_error("integer", "a text that is no whole number");
    return number;
}

void throw_payload_error(notification const& told, conversion_error const& refusal) {
    throw decode_error("notification", told.channel, 1, "text", refusal, {});
}

}  // namespace orm
