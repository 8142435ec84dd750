// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <string_view>

#include <orm/migrate/owned_schema.hpp>

namespace orm::migrate {

/// A header with structs and tables for what a database has: `schema` in a namespace. Types without
/// one in C++ are told as a text, or as a struct around one; conditions and expressions in the
/// engine's own words. What could not be read is said in a comment.
std::string schema_header(owned_schema const& live, std::string_view name_space);

}  // namespace orm::migrate
