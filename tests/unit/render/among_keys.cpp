// SPDX-License-Identifier: BSL-1.0
#include <orm/render/among_keys.hpp>

#include <cstddef>
#include <vector>

#include "unit/expr/blog.hpp"

using namespace blog;

using of_one = orm::among_keys<posts_t::author_id_t>;
using of_two = orm::among_keys<votes_t::user_id_t, votes_t::post_id_t>;

static_assert(in_sqlite(of_one{nullptr, 0}) ==
              R"("author_id" in (select value from json_each(?)))");
static_assert(in_postgres(of_one{nullptr, 0}) == R"("author_id" = any($1))");
static_assert(in_sqlite(of_two{nullptr, 0}) ==
              R"(("user_id", "post_id") in (select value ->> 0, value ->> 1 from json_each(?)))");
static_assert(in_postgres(of_two{nullptr, 0}) ==
              R"(("user_id", "post_id") in (select * from unnest($1, $2)))");

// Keys of bytes travel in hexadecimal digits.
struct device {
    std::vector<std::byte> id;
    std::int64_t           number{};
};
ORM_TABLE(devices, device, "devices", (id), (number))
ORM_CONSTRAINTS(devices, primary_key(devices.id, devices.number))

using of_bytes  = orm::among_keys<devices_t::id_t>;
using of_either = orm::among_keys<devices_t::number_t, devices_t::id_t>;
static_assert(in_sqlite(of_bytes{nullptr, 0}) ==
              R"("id" in (select unhex(value) from json_each(?)))");
static_assert(in_postgres(of_bytes{nullptr, 0}) == R"("id" = any($1))");
static_assert(in_sqlite(of_either{nullptr, 0}) ==
              R"(("number", "id") in (select value ->> 0, unhex(value ->> 1) from json_each(?)))");
