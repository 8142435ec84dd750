// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string_view>

#include <orm/dialect/dialect.hpp>
#include <orm/render/sql.hpp>

// Statements about a cursor, which is named by a number: one that reads rows while other statements
// run on the same connection, where an engine has no other way.

namespace orm {

built_text declare_cursor(dialect_facts const& facts, int number, std::string_view select);
built_text fetch_from_cursor(dialect_facts const& facts, int number, std::size_t rows);
built_text close_cursor(dialect_facts const& facts, int number);

}  // namespace orm
