// SPDX-License-Identifier: BSL-1.0
// expect: the schema is not that of the last migration.*docs/errors\.md#schema-drift
// expect: users\.age: its type
// expect: users\.mail: added
// expect: users\.nick: dropped
#include "head.hpp"

#ifdef ORM_GOOD_TWIN
struct user {
    std::int64_t                id{};
    std::string                 nick;
    std::optional<std::int64_t> age;
    role                        kind = role::admin;
};
ORM_TABLE(users, user, "users", (id, primary_key), (nick), (age), (kind, named("role")))
#else
struct user {
    std::int64_t               id{};
    std::optional<std::string> age;
    role                       kind = role::admin;
    std::string                mail;
};
ORM_TABLE(users, user, "users", (id, primary_key), (age), (kind, named("role")), (mail))
#endif
inline constexpr auto app = orm::schema(users);
static_assert(orm::migrate::is_current<app, migrations::head>);
