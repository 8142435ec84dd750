// SPDX-License-Identifier: BSL-1.0
#pragma once

// Rows together with those that belong to them: `db.all(load<author>())`.

#include <orm/relation/load_rows.hpp>
