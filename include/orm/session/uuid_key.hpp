// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/session/context.hpp>
#include <orm/type/uuid.hpp>

namespace orm {

struct uuid_v4_maker {
    boost::uuids::uuid operator()() const { return make_uuid_v4(); }
};
struct uuid_v7_maker {
    boost::uuids::uuid operator()() const { return make_uuid_v7(no_context().now()); }
    boost::uuids::uuid operator()(context const& around) const {
        return make_uuid_v7(around.now());
    }
};

/// Keys that the client makes, `(id, primary_key, default_with(orm::uuid_v7))`: those of version 7
/// grow with the clock of the connection, so that an index takes them at its end; those of version
/// 4 say nothing of when they were made.
inline constexpr uuid_v4_maker uuid_v4;
inline constexpr uuid_v7_maker uuid_v7;

}  // namespace orm
