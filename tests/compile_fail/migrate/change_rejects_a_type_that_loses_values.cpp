// SPDX-License-Identifier: BSL-1.0
// expect: not every value of the column's old type is one of its new type.*docs/errors\.md#conversion-needed
// expect: users\.nick
#include "head.hpp"

#ifdef ORM_GOOD_TWIN
struct user {
    std::int64_t                id{};
    std::int64_t                nick{};
    std::optional<std::int64_t> age;
    role                        kind = role::admin;
};
ORM_TABLE(users, user, "users",
    (id, primary_key),
    (nick, using_(raw<std::int64_t>("length(nick)"))),
    (age),
    (kind, named("role")))
#else
struct user {
    std::int64_t                id{};
    std::int64_t                nick{};
    std::optional<std::int64_t> age;
    role                        kind = role::admin;
};
ORM_TABLE(users, user, "users", (id, primary_key), (nick), (age), (kind, named("role")))
#endif
inline constexpr auto app = orm::schema(users);
static_assert(orm::migrate::change<app, migrations::head>::up<orm::sqlite_dialect>().size() != 0);
