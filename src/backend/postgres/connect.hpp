// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>

#include <orm/backend/postgres/options.hpp>

namespace orm::postgres {

struct connection_state;

/// Connects and makes the settings. Throws `cannot_open`.
void connect(connection_state& connection, std::string const& where, options const& wanted);

}  // namespace orm::postgres
