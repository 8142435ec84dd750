// SPDX-License-Identifier: BSL-1.0
// expect: is given what is no materialized view
// expect: docs/errors\.md#refresh-of-a-plain-view
// expect: adults_t
#include <orm/query/refresh.hpp>

#include "views.hpp"

#ifdef ORM_GOOD_TWIN
ORM_MATERIALIZED_VIEW(kept, adult, "kept", select(users.id, users.email).from(users), (id), (email))
auto query() { return refresh(kept); }
#else
auto query() { return refresh(adults); }
#endif
