// SPDX-License-Identifier: BSL-1.0
// expect: the query of a view has a parameter
// expect: docs/errors\.md#view-with-a-parameter
// expect: house_ids_t
#include <orm/render/create_objects.hpp>

#include "mixins.hpp"

struct current_tenant : orm::context_key<std::int64_t> {};
struct house {
    std::int64_t id{};
    std::int64_t tenant_id{};

#ifndef ORM_GOOD_TWIN
    static constexpr auto default_scope(auto table) {
        return eq(table.tenant_id, from_context<current_tenant>);
    }
#endif
};
ORM_TABLE(houses, house, "houses", (id, primary_key), (tenant_id))

struct house_id {
    std::int64_t id{};
};
ORM_VIEW(house_ids, house_id, "house_ids", select(houses.id).from(houses), (id))

auto const& made = orm::create_sql<orm::sqlite_dialect>(orm::schema(houses, house_ids));
