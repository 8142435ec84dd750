// SPDX-License-Identifier: BSL-1.0
#pragma once

// A tool for a program's migrations, in three lines. Links with orm::cli.

#include <orm/migrate/cli/run.hpp>
