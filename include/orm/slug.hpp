// SPDX-License-Identifier: BSL-1.0
#pragma once

// Columns that are made of a title: `slug_of`.

#include <orm/schema/slug.hpp>
