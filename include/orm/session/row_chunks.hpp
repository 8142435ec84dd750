// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <new>

namespace orm {

// What is done with rows whose type nobody else knows.

template <class Row>
void make_row(void* place) {
    ::new (place) Row();
}

/// Ends rows, and moves them before to the places of others where there are such. Most programs
/// have no other use for the assignment of a row.
template <class Row>
void move_rows(void* first, void* end, void* places) {
    Row* to = static_cast<Row*>(places);
    for (Row* at = static_cast<Row*>(first); at != end; ++at) {
        if (places != nullptr) {
            to->~Row();
            ::new (to++) Row(static_cast<Row&&>(*at));
        }
        at->~Row();
    }
}

/// Rows that come one by one, until it is known how many there are. What a std::vector does to grow
/// would be compiled for each type of rows, and is most of what their query costs the compiler. To
/// move a row must not throw.
class row_chunks {
public:
    using make_function = void (*)(void* place);
    using move_function = void (*)(void* first, void* end, void* places);

    row_chunks(std::size_t size, std::size_t alignment, make_function make, move_function move)
        : size_(size), alignment_(alignment), make_(make), move_(move) {}
    row_chunks(row_chunks const&)            = delete;
    row_chunks& operator=(row_chunks const&) = delete;
    ~row_chunks();

    std::size_t count() const { return count_; }

    /// A new row, of the `row_chunks` that is given: a `row_sink::add`.
    static void* add(void* chunks);

    /// Moves the rows to the places of those of an array of as many, or drops them.
    void move_to(void* array) noexcept;

private:
    struct chunk {
        chunk*     next;
        std::byte* rows;
        std::byte* made;  // where they end
        std::byte* end;   // of the room for them
    };

    void open_chunk();

    std::size_t const   size_;
    std::size_t const   alignment_;
    make_function const make_;
    move_function const move_;
    std::size_t         count_ = 0;
    chunk*              first_ = nullptr;
    chunk*              last_  = nullptr;
};

}  // namespace orm
