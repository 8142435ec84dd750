// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <orm/backend/notification.hpp>
#include <orm/type/from_value.hpp>
#include <orm/type/to_value.hpp>

namespace orm {

/// The whole number that a payload is. Throws `conversion_error`.
std::int64_t whole_number_of(std::string_view payload);

/// A payload that its type does not hold becomes a `decode_error` that names the channel.
[[noreturn]] void throw_payload_error(notification const& told, conversion_error const& refusal);

/// Dates and times have a text where they are asked for it; all others have one or have none.
template <class Payload>
inline constexpr encoding payload_encoding =
    facts_of<Payload>.stored == storage::text ? encoding::automatic : encoding::text;

/// What has a text: texts, enums, dates, times, types with a codec that stores texts.
template <class Payload>
concept text_payload = facts_of<Payload, payload_encoding<Payload>>.family != type_family::none &&
                       facts_of<Payload, payload_encoding<Payload>>.stored == storage::text;

template <class Payload>
concept payload_type =
    text_payload<Payload> || (std::integral<Payload> && !std::same_as<Payload, bool>);

template <payload_type Payload>
Payload payload_from(std::string_view text) {
    if constexpr (text_payload<Payload>)
        return from_value<Payload, payload_encoding<Payload>>(value::of_text(text));
    else
        return number_from_value<Payload>(value::of_integer(whole_number_of(text)));
}

template <payload_type Payload>
std::string payload_text(Payload const& payload) {
    if constexpr (text_payload<Payload>) {
        scratch temporaries;
        return std::string(to_value<payload_encoding<Payload>>(payload, temporaries).text());
    } else {
        return std::to_string(payload);
    }
}

/// Calls a function of a payload, or of the whole notification where that is asked for.
template <class Payload, class Callback>
class payload_listener final : public notification_listener {
public:
    explicit payload_listener(Callback callback) : callback_(std::move(callback)) {}

    void operator()(notification const& told) override {
        if constexpr (std::same_as<Payload, notification>)
            callback_(told);
        else
            callback_(decoded(told));
    }

private:
    static Payload decoded(notification const& told) {
        try {
            return payload_from<Payload>(told.payload);
        } catch (conversion_error const& refusal) {
            throw_payload_error(told, refusal);
        }
    }

    Callback callback_;
};

}  // namespace orm
