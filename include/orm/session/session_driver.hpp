// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <utility>

#include <orm/session/pool_core.hpp>
#include <orm/session/session.hpp>

namespace orm {

/// How a pool treats the sessions of one backend. It is made in the backend's own source file, so
/// that programs do not compile it. `Open` gives a new session; it takes the time it may take.
template <backend_connection Connection, class Open>
class session_driver final : public pool_driver {
public:
    explicit session_driver(Open open) : open_(std::move(open)) {}

    void* open(milliseconds within) override { return open_(within); }
    void  close(void* opened) noexcept override { delete of(opened); }

    bool alive(void* opened, bool ask, milliseconds within) noexcept override {
        Connection& connection = of(opened)->connection;
        if constexpr (requires { connection.ping(within); })
            if (ask) return connection.ping(within);
        return connection.healthy();
    }

    returned take_back(void* opened) noexcept override {
        session<Connection>& given = *of(opened);
        given.around.clear();  // whoever comes next works for somebody else
        if (!is_usable(given.connection)) return returned::unusable;
        // Somebody still holds on to it.
        if (given.in_use != 0 || given.depth != 0) return returned::unusable;
        if constexpr (requires { given.connection.in_transaction(); }) {
            if (!given.connection.in_transaction()) return returned::clean;
            given.connection.rollback();
            return is_usable(given.connection) ? returned::rolled_back : returned::unusable;
        }
        return returned::clean;
    }

    bool touched(void* opened) noexcept override { return of(opened)->touched; }

    bool reset(void* opened) noexcept override {
        session<Connection>& given = *of(opened);
        given.touched              = false;
        if constexpr (requires { given.connection.reset(); })
            return given.connection.reset();
        else
            return false;  // a new one is the only clean one
    }

    std::uint64_t log_position(void* opened, bool replayed) override {
        Connection& connection = of(opened)->connection;
        if constexpr (requires { connection.log_position(replayed); })
            return connection.log_position(replayed);
        else
            throw usage_error("this engine has no replicas");
    }

private:
    /// As far as is known. To ask the system whether the other end is still there is put off until
    /// it is lent again.
    static bool is_usable(Connection& connection) noexcept {
        if constexpr (requires { connection.usable(); })
            return connection.usable();
        else
            return connection.healthy();
    }

    static session<Connection>* of(void* opened) {
        return static_cast<session<Connection>*>(opened);
    }

    Open open_;
};

}  // namespace orm
