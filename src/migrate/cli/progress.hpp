// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <ostream>
#include <string>
#include <thread>
#include <utility>

namespace orm::cli {

/// A line on a terminal that says for how long a step has been running, once that is long: a large
/// table that is copied or filled would look like a program that hangs. It is gone when the step
/// is.
class progress_line {
public:
    /// Null: nobody looks.
    explicit progress_line(std::ostream*             terminal,
                           std::chrono::milliseconds pace = std::chrono::seconds(1))
        : terminal_(terminal), pace_(pace) {
        if (terminal_ != nullptr) thread_ = std::thread([this] { run(); });
    }
    progress_line(progress_line const&)            = delete;
    progress_line& operator=(progress_line const&) = delete;
    ~progress_line() {
        if (terminal_ == nullptr) return;
        clear();
        {
            std::lock_guard const guard(mutex_);
            done_ = true;
        }
        changed_.notify_one();
        thread_.join();
    }

    /// Takes the line away, so that something else can be written.
    void clear() {
        std::lock_guard const guard(mutex_);
        running_.clear();
        wipe();
    }

    void begin(std::string what) {
        std::lock_guard const guard(mutex_);
        running_ = std::move(what);
        begun_   = std::chrono::steady_clock::now();
    }

private:
    void run() {
        std::unique_lock lock(mutex_);
        while (!changed_.wait_for(lock, pace_, [this] { return done_; })) {
            auto const held = std::chrono::steady_clock::now() - begun_;
            if (running_.empty() || held < pace_) continue;
            wipe();
            std::string const line =
                "    " + running_ + ": " +
                std::to_string(std::chrono::duration_cast<std::chrono::seconds>(held).count()) +
                " s";
            *terminal_ << line << std::flush;
            shown_ = line.size();
        }
    }
    void wipe() {
        if (shown_ == 0) return;
        *terminal_ << '\r' << std::string(shown_, ' ') << '\r' << std::flush;
        shown_ = 0;
    }

    std::ostream*                         terminal_;
    std::chrono::milliseconds             pace_;
    std::mutex                            mutex_;
    std::condition_variable               changed_;
    std::string                           running_;
    std::chrono::steady_clock::time_point begun_;
    std::size_t                           shown_ = 0;
    bool                                  done_  = false;
    std::thread                           thread_;
};

}  // namespace orm::cli
