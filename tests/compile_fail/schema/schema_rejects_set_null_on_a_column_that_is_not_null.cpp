// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#set-null-on-not-null
// expect: things_t::owner_id_t
#include "tables.hpp"

#ifdef ORM_GOOD_TWIN
struct thing {
    std::optional<std::int64_t> owner_id;
};
#else
struct thing {
    std::int64_t owner_id{};
};
#endif
ORM_TABLE(things, thing, "things", (owner_id, references(owners.id, on_delete_set_null)))
inline constexpr auto made = orm::schema(owners, things);
