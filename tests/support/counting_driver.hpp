// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <mutex>
#include <set>
#include <string_view>
#include <thread>
#include <vector>

#include <orm/backend/error.hpp>
#include <orm/session/pool_core.hpp>

// Connections that are nothing but counted, for tests of what a pool does with them.

namespace counting {

struct session {
    int               number   = 0;
    bool              healthy  = true;
    bool              answers  = true;  // when it is asked
    bool              dirty    = false;
    bool              fades    = false;  // dies as soon as it has come back
    bool              touched  = false;
    bool              resets   = true;  // when it is told to
    int               asked    = 0;
    std::atomic<bool> in_hands = false;  // of a test: two at once is a mistake
};

struct plan {
    std::atomic<int>           open = 0, most = 0, opened = 0, resets = 0;
    std::atomic<bool>          refusing = false;
    std::atomic<std::uint64_t> written = 1, replayed = 0;  // positions in a log
    std::atomic<int>           refusals = 0;
    std::atomic<bool>          swallows = false;  // what is asked, as a network may
    std::vector<std::int64_t>  waits;             // for its answers, of one thread

    void waited_for(orm::milliseconds time) {
        waits.push_back(time.count());
        std::this_thread::sleep_for(std::chrono::milliseconds(time.count()));
    }

    /// What opening throws while it is refused.
    std::function<void()> refuse = [] {
        orm::error_details details;
        details.sqlstate = "08001";
        throw orm::cannot_open("made up", details);
    };
};

class driver final : public orm::pool_driver {
public:
    explicit driver(plan& shared) : plan_(shared) {}

    void* open(orm::milliseconds) override {
        if (plan_.refusing) {
            ++plan_.refusals;
            plan_.refuse();
        }
        int const now = ++plan_.open;
        for (int most = plan_.most; now > most && !plan_.most.compare_exchange_weak(most, now);) {
        }
        auto* const made = new session;
        made->number     = ++plan_.opened;
        return made;
    }
    void close(void* opened) noexcept override {
        std::this_thread::sleep_for(std::chrono::microseconds(200));
        --plan_.open;
        delete of(opened);
    }
    bool alive(void* opened, bool ask, orm::milliseconds within) noexcept override {
        if (ask) ++of(opened)->asked;
        if (ask && plan_.swallows) {
            plan_.waited_for(within);
            return false;
        }
        return of(opened)->healthy && (!ask || of(opened)->answers);
    }
    orm::returned take_back(void* opened) noexcept override {
        if (!of(opened)->healthy) return orm::returned::unusable;
        if (of(opened)->fades) of(opened)->healthy = false;
        if (!of(opened)->dirty) return orm::returned::clean;
        of(opened)->dirty = false;
        return orm::returned::rolled_back;
    }
    bool touched(void* opened) noexcept override { return of(opened)->touched; }
    bool reset(void* opened) noexcept override {
        ++plan_.resets;
        of(opened)->touched = false;
        return of(opened)->resets;
    }
    std::uint64_t log_position(void* opened, bool replayed) override {
        if (!of(opened)->healthy) throw orm::connection_lost("made up");
        return replayed ? plan_.replayed : plan_.written;
    }

    static session* of(void* opened) { return static_cast<session*>(opened); }

private:
    plan& plan_;
};

}  // namespace counting
