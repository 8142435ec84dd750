// SPDX-License-Identifier: BSL-1.0
// expect: the library or a mixin sets this column by itself
// expect: docs/errors\.md#set-by-the-library
// expect: deleted_at_t
#include "mixins.hpp"

auto query() {
#ifdef ORM_GOOD_TWIN
    return update(notes).set(notes.text = "x").where(notes.id == 1);
#else
    return update(notes).set(notes.deleted_at = nullptr).where(notes.id == 1);
#endif
}
