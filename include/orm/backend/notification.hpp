// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstddef>
#include <string_view>

#include <orm/type/milliseconds.hpp>

namespace orm {

/// What somebody tells all who listen to a channel. The views are valid during the call.
struct notification {
    std::string_view channel;
    std::string_view payload;
    int              process;  // of the server, whose connection has told it
};

/// The name of a channel, a constant of the program. It is not folded: `Orders` is not `orders`.
class channel {
public:
    consteval channel(char const* name) : name_(name) {
        if (name_.empty() || name_.size() > 63) throw "orm: a channel's name has 1 to 63 bytes";
    }
    constexpr std::string_view name() const { return name_; }

private:
    std::string_view name_;
};

/// Somebody who listens to a channel.
class notification_listener {
public:
    virtual ~notification_listener()                  = default;
    virtual void operator()(notification const& told) = 0;
};

/// A connection over which others can be told and heard.
template <class Connection>
concept notifying_connection = requires(Connection& connection, std::string_view name,
                                        notification_listener* listener, milliseconds timeout) {
    connection.listen(name, listener);  // which is the connection's own from now on
    connection.unlisten(name);
    connection.notify(name, name);
    { connection.wait_for_notifications(timeout) } -> std::same_as<std::size_t>;
};

}  // namespace orm
