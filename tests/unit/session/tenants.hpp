// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

#include <orm/dialect/sqlite.hpp>
#include <orm/orm.hpp>
#include <orm/session/context.hpp>

// A table whose rows belong to tenants, and one beside it.

namespace tenants {

struct current_tenant : orm::context_key<std::int64_t> {};

struct tenanted {
    std::int64_t tenant_id{};

    static constexpr auto default_scope(auto table) {
        return orm::dsl::eq(table.tenant_id, orm::dsl::from_context<current_tenant>);
    }
    void before_insert(orm::context const& around) { tenant_id = around.get<current_tenant>(); }
};

struct house : tenanted {
    std::int64_t id{};
};
ORM_TABLE(houses, house, "houses", (id, primary_key), (tenant_id))

struct room {
    std::int64_t id{};
    std::int64_t house_id{};
};
ORM_TABLE(rooms, room, "rooms", (id, primary_key), (house_id, references(houses.id)))

}  // namespace tenants
