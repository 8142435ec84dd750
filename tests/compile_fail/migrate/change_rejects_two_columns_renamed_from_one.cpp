// SPDX-License-Identifier: BSL-1.0
// expect: two are renamed_from\(\) one name.*docs/errors\.md#ambiguous-rename
// expect: users\.other
#include "head.hpp"

#ifdef ORM_GOOD_TWIN
struct user {
    std::int64_t                id{};
    std::string                 name;
    std::optional<std::string>  other;
    std::optional<std::int64_t> age;
    role                        kind = role::admin;
};
ORM_TABLE(users, user, "users",
    (id, primary_key),
    (name, renamed_from("nick")),
    (other),
    (age),
    (kind, named("role")))
#else
struct user {
    std::int64_t                id{};
    std::string                 name;
    std::optional<std::string>  other;
    std::optional<std::int64_t> age;
    role                        kind = role::admin;
};
ORM_TABLE(users, user, "users",
    (id, primary_key),
    (name, renamed_from("nick")),
    (other, renamed_from("nick")),
    (age),
    (kind, named("role")))
#endif
inline constexpr auto app = orm::schema(users);
static_assert(orm::migrate::change<app, migrations::head>::up<orm::sqlite_dialect>().size() != 0);
