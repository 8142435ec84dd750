// SPDX-License-Identifier: BSL-1.0
// expect: the column is required, and rows that are there have no value for it.*docs/errors\.md#backfill-needed
// expect: users\.age
#include "head.hpp"

#ifdef ORM_GOOD_TWIN
struct user {
    std::int64_t id{};
    std::string  nick;
    std::int64_t age{};
    role         kind = role::admin;
};
ORM_TABLE(users, user, "users",
    (id, primary_key),
    (nick),
    (age, backfill(0)),
    (kind, named("role")))
#else
struct user {
    std::int64_t id{};
    std::string  nick;
    std::int64_t age{};
    role         kind = role::admin;
};
ORM_TABLE(users, user, "users", (id, primary_key), (nick), (age), (kind, named("role")))
#endif
inline constexpr auto app = orm::schema(users);
static_assert(orm::migrate::change<app, migrations::head>::up<orm::sqlite_dialect>().size() != 0);
