// SPDX-License-Identifier: BSL-1.0
#pragma once

// Members whose type says what the library does with their rows: `orm::soft_delete`.

#include <orm/mixin/authorship.hpp>
#include <orm/mixin/soft_delete.hpp>
#include <orm/mixin/timestamps.hpp>
