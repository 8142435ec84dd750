// SPDX-License-Identifier: BSL-1.0
#include "place_of_value.hpp"

namespace orm {

std::string place_of_value(value const& given, std::size_t parameter, error_details& details) {
    if (given.column == nullptr) return "parameter " + std::to_string(parameter);
    details.table   = given.column->table;
    details.columns = {std::string(given.column->column)};
    return details.table + '.' + details.columns.front();
}

}  // namespace orm
