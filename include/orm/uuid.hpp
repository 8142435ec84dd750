// SPDX-License-Identifier: BSL-1.0
#pragma once

// boost::uuids::uuid as a column, and keys of version 4 and 7.

#include <orm/session/uuid_key.hpp>
#include <orm/type/uuid.hpp>
