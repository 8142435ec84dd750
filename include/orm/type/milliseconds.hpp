// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

#include <orm/type/chrono.hpp>

namespace orm {

/// A time to wait, as settings take it: any std::chrono::duration, `5s`, rounded down to
/// milliseconds. Settings thereby do without <chrono>.
class milliseconds {
public:
    constexpr milliseconds() = default;

    template <duration_shaped Duration>
    constexpr milliseconds(Duration duration)  // implicit: a duration is given for it
        : count_(to_microseconds(duration, "time to wait") / 1000) {}

    static constexpr milliseconds of(std::int64_t count) {
        milliseconds result;
        result.count_ = count;
        return result;
    }

    constexpr std::int64_t count() const { return count_; }

private:
    std::int64_t count_ = 0;
};

}  // namespace orm
