// SPDX-License-Identifier: BSL-1.0
// expect: the column is required, and rows that are there have no value for it.*docs/errors\.md#backfill-needed
// expect: users\.mail
#include "head.hpp"

#ifdef ORM_GOOD_TWIN
struct user {
    std::int64_t                id{};
    std::string                 nick;
    std::optional<std::int64_t> age;
    role                        kind = role::admin;
    std::string                 mail;
};
ORM_TABLE(users, user, "users",
    (id, primary_key),
    (nick),
    (age),
    (kind, named("role")),
    (mail, backfill(lower(users.nick))))
#else
struct user {
    std::int64_t                id{};
    std::string                 nick;
    std::optional<std::int64_t> age;
    role                        kind = role::admin;
    std::string                 mail;
};
ORM_TABLE(users, user, "users", (id, primary_key), (nick), (age), (kind, named("role")), (mail))
#endif
inline constexpr auto app = orm::schema(users);
static_assert(orm::migrate::change<app, migrations::head>::up<orm::sqlite_dialect>().size() != 0);
