// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

#include <orm/dialect/postgres.hpp>
#include <orm/dialect/sqlite.hpp>
#include <orm/mixin.hpp>
#include <orm/orm.hpp>

namespace kept {

struct page : orm::timestamps {
    std::int64_t id{};
    orm::version version{};
};
ORM_TABLE(pages, page, "pages", (id, primary_key), (created_at), (updated_at), (version))

template <class Query>
constexpr auto in_sqlite(Query query) {
    return orm::sql<orm::sqlite_dialect>(query);
}

}  // namespace kept
