// SPDX-License-Identifier: BSL-1.0
#pragma once

// Statements that carry a comment to the logs of a server.

#include <orm/orm.hpp>
#include <orm/session/commented.hpp>
