// SPDX-License-Identifier: BSL-1.0
// expect: has a view but not all that its query reads
// expect: docs/errors\.md#view-of-a-missing-table
// expect: users_t
#include "views.hpp"

struct note {
    std::int64_t id{};
};
ORM_TABLE(notes, note, "notes", (id, primary_key))

#ifdef ORM_GOOD_TWIN
inline constexpr auto made = orm::schema(notes, users, adults);
#else
inline constexpr auto made = orm::schema(notes, adults);
#endif
