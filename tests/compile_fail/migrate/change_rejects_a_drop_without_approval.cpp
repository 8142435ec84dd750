// SPDX-License-Identifier: BSL-1.0
// expect: this is gone from the schema, and its data would be lost.*docs/errors\.md#drop-not-approved
// expect: users\.nick
#include "head.hpp"

struct user {
    std::int64_t                id{};
    std::optional<std::int64_t> age;
    role                        kind = role::admin;
};
ORM_TABLE(users, user, "users", (id, primary_key), (age), (kind, named("role")))
inline constexpr auto app = orm::schema(users);
#ifdef ORM_GOOD_TWIN
using next = orm::migrate::change<app, migrations::head, "drop-column:users.nick">;
#else
using next = orm::migrate::change<app, migrations::head, "drop-column:users.name">;
#endif
static_assert(next::up<orm::sqlite_dialect>().size() == 1);
