// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

namespace integration::postgres {

/// What happens to a connection once the client has sent a certain text, or at a certain byte.
enum class mischief {
    none,
    cut_before,  // the server never gets it
    cut_after,   // the server has answered, and the answer is lost
    swallow,     // the server has answered, and nothing is ever heard again
    delay,       // it goes on, but later
};

enum class side { client, server };

/// Stands between the client and the server on a Unix socket of its own, for one connection after
/// another.
class proxy {
public:
    proxy();
    ~proxy();
    proxy(proxy const&)            = delete;
    proxy& operator=(proxy const&) = delete;

    /// Where to connect to.
    std::string where() const;

    /// From now on: at `text`, do that.
    void at(std::string text, mischief what);

    /// From now on: in front of the byte of that number, from 0, that this side sends. What was
    /// sent before it arrives.
    void at_byte(side from, std::size_t number, mischief what);

    /// How long `mischief::delay` takes.
    static constexpr std::chrono::milliseconds pause{700};

    /// Whether it has been done.
    bool done() const { return done_; }

    /// How often the client has spoken to a server that had nothing left to answer.
    int round_trips() const { return round_trips_; }

private:
    void serve();
    void forward(int client, int server);
    /// What to do at these bytes of the client.
    mischief due(std::string_view bytes);
    /// Passes on what a side has sent, up to the byte at which something happens. False where the
    /// connection ends.
    bool pass(side from, int to, std::string_view bytes, mischief& happening);

    std::string       folder_;
    std::string       target_;
    std::string       rest_;   // of the connection string
    std::mutex        mutex_;  // of the text or byte, and what happens there
    std::string       text_;
    bool              counts_      = false;  // bytes
    side              from_        = side::client;
    std::size_t       left_        = 0;  // bytes before it happens
    mischief          what_        = mischief::none;
    int               listener_    = -1;
    std::atomic<bool> done_        = false;
    std::atomic<int>  round_trips_ = 0;
    std::atomic<bool> ended_       = false;
    std::thread       thread_;
};

}  // namespace integration::postgres
