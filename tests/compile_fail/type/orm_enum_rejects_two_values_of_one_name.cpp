// SPDX-License-Identifier: BSL-1.0
// expect: ORM_ENUM\(\) stores two values under one name
// expect: docs/errors\.md#enum-name-used-twice
#include <orm/type/enum.hpp>

enum class role { admin, editor, author };

#ifdef ORM_GOOD_TWIN
ORM_ENUM(role, admin, editor, (author, "writer"))
#else
ORM_ENUM(role, admin, editor, (author, "admin"))
#endif
