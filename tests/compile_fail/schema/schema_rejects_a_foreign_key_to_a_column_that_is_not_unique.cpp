// SPDX-License-Identifier: BSL-1.0
// expect: docs/errors\.md#foreign-key-not-unique
// expect: owners_t::name_t
#include "tables.hpp"

struct thing {
    std::string owner;
};
#ifdef ORM_GOOD_TWIN
ORM_TABLE(things, thing, "things", (owner, references(owners.email)))
#else
ORM_TABLE(things, thing, "things", (owner, references(owners.name)))
#endif
inline constexpr auto made = orm::schema(owners, things);
