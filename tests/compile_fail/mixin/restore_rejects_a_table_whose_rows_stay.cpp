// SPDX-License-Identifier: BSL-1.0
// expect: are for tables that have a member of type orm::soft_delete
// expect: docs/errors\.md#no-soft-delete
// expect: authors_t
#include "mixins.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return restore(notes).where(notes.id == 1);
#else
    return restore(authors).where(authors.id == 1);
#endif
}
