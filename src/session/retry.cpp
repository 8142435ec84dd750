// SPDX-License-Identifier: BSL-1.0
#include <orm/session/retry.hpp>

#include <algorithm>
#include <chrono>
#include <limits>
#include <random>
#include <thread>

#include <orm/backend/error.hpp>

namespace orm {

std::int64_t retry_pause(int attempt, transaction_options const& options,
                         std::uint32_t random) noexcept {
    std::int64_t const longest = std::max<std::int64_t>(options.longest_pause.count(), 0) * 1'000;
    std::int64_t       pause   = std::max<std::int64_t>(options.first_pause.count(), 0) * 1'000;
    for (; attempt > 0 && pause < longest; --attempt) pause *= 2;
    pause                 = std::min(pause, longest);
    constexpr double most = std::numeric_limits<std::uint32_t>::max();
    return pause - static_cast<std::int64_t>(static_cast<double>(pause / 2) * random / most);
}

void check_nested(transaction_options const& options) {
    if (options.read_only || options.deferrable || options.exclusive ||
        options.level != isolation::engine_default)
        throw usage_error(
            "a transaction inside of another is as that one is; give the options to the outer one");
}

void pause_before_retry(int attempt, transaction_options const& options) {
    thread_local std::minstd_rand random{std::random_device()()};  // of 31 bits
    auto const pause = retry_pause(attempt, options, static_cast<std::uint32_t>(random()) * 2);
    std::this_thread::sleep_for(std::chrono::microseconds(pause));
}

}  // namespace orm
