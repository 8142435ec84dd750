// SPDX-License-Identifier: BSL-1.0
// expect: SQLite has no materialized views in any version
// expect: docs/errors\.md#feature-of-the-engine
// expect: materialized_views
#include <orm/render/refresh.hpp>
#include <orm/sqlite.hpp>

#include "views.hpp"

ORM_MATERIALIZED_VIEW(kept, adult, "kept", select(users.id, users.email).from(users), (id), (email))

void use([[maybe_unused]] orm::sqlite::database& db) {
#ifdef ORM_GOOD_TWIN
    db.count(users);
#else
    db.run(refresh(kept));
#endif
}
