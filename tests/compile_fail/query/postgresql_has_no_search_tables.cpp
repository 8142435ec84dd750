// SPDX-License-Identifier: BSL-1.0
// expect: PostgreSQL has no search tables
// expect: docs/errors\.md#feature-of-the-engine
#include "search.hpp"

#ifdef ORM_GOOD_TWIN
auto query() { return orm::lower<orm::sqlite_dialect>(orm::schema(users, posts, post_texts)); }
#else
auto query() { return orm::lower<orm::postgres_dialect>(orm::schema(users, posts, post_texts)); }
#endif
