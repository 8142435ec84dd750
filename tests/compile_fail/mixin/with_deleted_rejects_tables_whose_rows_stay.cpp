// SPDX-License-Identifier: BSL-1.0
// expect: are for tables that have a member of type orm::soft_delete
// expect: docs/errors\.md#no-soft-delete
// expect: authors_t
#include "mixins.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return select(notes.id).from(notes).with_deleted();
#else
    return select(authors.id).from(authors).with_deleted();
#endif
}
