// SPDX-License-Identifier: BSL-1.0
#pragma once

// Rules that members and rows have to keep: length, range, one_of, matches, email, satisfies.

#include <orm/render/lower_rules.hpp>
#include <orm/schema/validation.hpp>
