// SPDX-License-Identifier: BSL-1.0
// expect: rows may hold a value that the enum has no longer.*docs/errors\.md#value-dropped
// expect: users\.role\.guest
#include "head.hpp"

enum class level { admin };
ORM_ENUM(level, admin)

#ifdef ORM_GOOD_TWIN
struct user {
    std::int64_t                id{};
    std::string                 nick;
    std::optional<std::int64_t> age;
    level                       kind = level::admin;
};
ORM_TABLE(users, user, "users",
    (id, primary_key),
    (nick),
    (age),
    (kind, named("role"), using_(raw<level>("'admin'"))))
#else
struct user {
    std::int64_t                id{};
    std::string                 nick;
    std::optional<std::int64_t> age;
    level                       kind = level::admin;
};
ORM_TABLE(users, user, "users", (id, primary_key), (nick), (age), (kind, named("role")))
#endif
inline constexpr auto app = orm::schema(users);
static_assert(orm::migrate::change<app, migrations::head>::up<orm::sqlite_dialect>().size() != 0);
