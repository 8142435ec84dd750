// SPDX-License-Identifier: BSL-1.0
// expect: duplicate case value
#include <orm/type/enum.hpp>

enum class role { admin, editor, author };

#ifdef ORM_GOOD_TWIN
ORM_ENUM(role, admin, editor, author)
#else
ORM_ENUM(role, admin, editor, author, editor)
#endif
