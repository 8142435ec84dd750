// SPDX-License-Identifier: BSL-1.0
// expect: SQLite has no materialized views in any version
// expect: docs/errors\.md#feature-of-the-engine
// expect: materialized_views
#include <orm/render/create_objects.hpp>

#include "views.hpp"

#ifdef ORM_GOOD_TWIN
ORM_VIEW(kept, adult, "kept", select(users.id, users.email).from(users), (id), (email))
#else
ORM_MATERIALIZED_VIEW(kept, adult, "kept", select(users.id, users.email).from(users), (id), (email))
#endif

auto const& made = orm::create_sql<orm::sqlite_dialect>(orm::schema(users, kept));
