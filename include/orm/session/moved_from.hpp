// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <new>

#include <orm/session/session.hpp>

namespace orm {

template <backend_connection Connection>
auto session<Connection>::moved_from() noexcept -> session* {
    // One for all, which never ends: a database may end after all that is static.
    alignas(session) static unsigned char place[sizeof(session)];
    static session* const                 left = ::new (place) session(orm::moved_from{});
    return left;
}

}  // namespace orm
