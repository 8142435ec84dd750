// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <new>
#include <type_traits>

namespace orm {

/// What is done with a row whose type nobody else knows. What is moved takes the place of another:
/// most programs have no other use for the assignment of a row.
enum class row_action : unsigned char { make, move, drop };
using row_handler = void (*)(row_action action, void* row, void* to);

template <class Row>
    requires std::is_nothrow_move_constructible_v<Row>
void handle_row(row_action action, void* row, void* to) {
    Row* const at = static_cast<Row*>(row);
    if (action == row_action::make)
        ::new (row) Row();
    else if (action == row_action::move)
        static_cast<Row*>(to)->~Row(), ::new (to) Row(static_cast<Row&&>(*at));
    else
        at->~Row();
}

/// Rows that come one by one, until it is known how many there are. What a std::vector does to grow
/// would be compiled for each type of rows, and is most of what their query costs the compiler.
class row_chunks {
public:
    row_chunks(std::size_t size, std::size_t alignment, row_handler handle)
        : size_(size), alignment_(alignment), handle_(handle) {}
    row_chunks(row_chunks const&)            = delete;
    row_chunks& operator=(row_chunks const&) = delete;
    ~row_chunks() { drop(); }

    std::size_t count() const { return count_; }

    /// A new row, of the `row_chunks` that is given: a `row_sink::add`.
    static void* add(void* chunks);

    /// Moves the rows to the places of those of an array of as many.
    void move_to(void* array);

private:
    struct chunk {
        chunk*      next;
        std::byte*  rows;
        std::size_t room;
        std::size_t made;
    };

    void open_chunk();
    void drop() noexcept;

    std::size_t const size_;
    std::size_t const alignment_;
    row_handler const handle_;
    std::size_t       count_ = 0;
    chunk*            first_ = nullptr;
    chunk*            last_  = nullptr;
};

}  // namespace orm
