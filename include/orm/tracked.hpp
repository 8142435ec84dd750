// SPDX-License-Identifier: BSL-1.0
#pragma once

// Rows that are saved by what has changed in them: `orm::tracked<User>`.

#include <orm/session/tracked.hpp>
