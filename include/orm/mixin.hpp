// SPDX-License-Identifier: BSL-1.0
#pragma once

// Members whose type says what the library does with their rows.

#include <orm/mixin/authorship.hpp>
#include <orm/mixin/soft_delete.hpp>
#include <orm/mixin/timestamps.hpp>
#include <orm/mixin/version.hpp>
#include <orm/render/soft_cascade.hpp>
