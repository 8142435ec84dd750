// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <vector>

namespace orm {

/// Where the rows of a statement go: a container and how a row is added to it.
struct row_sink {
    void* rows;
    void* (*add)(void* rows);
    /// Told how many more there will be, where that is known.
    void (*expect)(void* rows, std::size_t more) = nullptr;
};

/// The `row_sink::add` of a vector.
template <class Row>
void* add_row(void* rows) {
    return &static_cast<std::vector<Row>*>(rows)->emplace_back();
}

/// The `row_sink::expect` of a vector.
template <class Row>
void expect_rows(void* rows, std::size_t more) {
    auto&             filled = *static_cast<std::vector<Row>*>(rows);
    std::size_t const wanted = filled.size() + more;
    if (wanted > filled.capacity())
        filled.reserve(wanted > 2 * filled.capacity() ? wanted : 2 * filled.capacity());
}

}  // namespace orm
