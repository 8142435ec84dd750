// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/schema/column.hpp>

namespace orm {

template <class Row, class Column>
typename Column::declared const& member_of(Row const& row) {
    return *reinterpret_cast<typename Column::declared const*>(reinterpret_cast<char const*>(&row) +
                                                               Column::offset());
}

template <class Row, class Column>
typename Column::declared& member_of(Row& row) {
    return *reinterpret_cast<typename Column::declared*>(reinterpret_cast<char*>(&row) +
                                                         Column::offset());
}

}  // namespace orm
