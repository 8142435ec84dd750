// SPDX-License-Identifier: BSL-1.0
#pragma once

// Rows together with those that belong to them: `db.all(load<author>())`, `db.insert(author)`.

#include <orm/relation/child_set.hpp>
#include <orm/relation/impact.hpp>
#include <orm/relation/insert_shape.hpp>
#include <orm/relation/load_rows.hpp>
#include <orm/relation/shape_stream.hpp>
