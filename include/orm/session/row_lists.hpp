// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <vector>

#include <orm/session/bound_statement.hpp>

namespace orm {

/// The values of rows, which are bound to `row` one behind the other, and sent as one list for each
/// column.
class row_lists {
public:
    /// A statement has room for so many rows at most.
    static constexpr std::size_t most_rows = 1'000;

    row_lists(binder& out, std::size_t columns, std::size_t rows);
    row_lists(row_lists const&)            = delete;
    row_lists& operator=(row_lists const&) = delete;
    /// What cannot be bound leaves here as an exception, and the statement asks its own binder.
    ~row_lists();

    /// Whether there is no room for another row. To be asked after each: it counts bytes, as a
    /// message to a server is limited.
    bool is_full();

    /// Binds the lists, and answers how many rows are in them.
    std::size_t finish();

private:
    binder&            out_;
    std::size_t        columns_;
    std::vector<value> values_;
    std::size_t        counted_ = 0;
    std::size_t        bytes_   = 0;

public:
    binder row;
};

}  // namespace orm
