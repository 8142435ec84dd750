// SPDX-License-Identifier: BSL-1.0
// expect: the query of a view has a parameter
// expect: docs/errors\.md#view-with-a-parameter
// expect: adults_t
#include <orm/render/create_objects.hpp>

#include "../blog.hpp"

struct adult {
    std::int64_t id{};
    std::string  email;
};
#ifdef ORM_GOOD_TWIN
ORM_VIEW(adults, adult, "adults", select(users.id, users.email).from(users).where(users.age > 17),
         (id), (email))
#else
ORM_VIEW(adults, adult, "adults",
         select(users.id, users.email).from(users).where(users.age > param<"age", std::int32_t>),
         (id), (email))
#endif

auto const& made = orm::create_sql<orm::sqlite_dialect>(orm::schema(users, adults));
