// SPDX-License-Identifier: BSL-1.0
// expect: renamed_from\(\) gives a name that the last migration does not know.*docs/errors\.md#stale-rename
// expect: users\.name
#include "head.hpp"

#ifdef ORM_GOOD_TWIN
struct user {
    std::int64_t                id{};
    std::string                 name;
    std::optional<std::int64_t> age;
    role                        kind = role::admin;
};
ORM_TABLE(users, user, "users",
    (id, primary_key),
    (name, renamed_from("nick")),
    (age),
    (kind, named("role")))
#else
struct user {
    std::int64_t                id{};
    std::string                 name;
    std::optional<std::int64_t> age;
    role                        kind = role::admin;
};
ORM_TABLE(users, user, "users",
    (id, primary_key),
    (name, renamed_from("nik")),
    (age),
    (kind, named("role")))
#endif
inline constexpr auto app = orm::schema(users);
static_assert(orm::migrate::change<app, migrations::head>::up<orm::sqlite_dialect>().size() != 0);
