// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <span>
#include <string>
#include <utility>

#include <orm/type/scratch.hpp>
#include <orm/type/value.hpp>

#include "cell.hpp"

namespace orm::postgres {

using known_types = std::span<std::pair<unsigned, wire> const>;

/// The list in a cell that is an array, of values of one kind and nulls. `of_database` are types
/// that were looked up. An array of several dimensions is another value.
taken take_array(known_types of_database, storage element, cell const& from, std::string& buffer,
                 scratch& temporaries, value& stored);

}  // namespace orm::postgres
