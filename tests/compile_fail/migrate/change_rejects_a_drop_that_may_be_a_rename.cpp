// SPDX-License-Identifier: BSL-1.0
// expect: something like it is new.*docs/errors\.md#rename-or-drop
// expect: users\.nick
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
    (name, default_("none")),
    (age),
    (kind, named("role")))
#endif
inline constexpr auto app = orm::schema(users);
static_assert(orm::migrate::change<app, migrations::head>::up<orm::sqlite_dialect>().size() != 0);
