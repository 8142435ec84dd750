// SPDX-License-Identifier: BSL-1.0
#include <orm/session/row_chunks.hpp>

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace {

/// Counts those that are alive, and cannot be made while there are `most`.
struct counted {
    static inline int alive = 0;
    static inline int most  = 0;

    counted() {
        if (alive == most) throw most;
        ++alive;
    }
    counted(counted&& other) noexcept : number(std::exchange(other.number, -1)) { ++alive; }
    counted& operator=(counted&&) = delete;
    ~counted() { --alive; }

    int number = 0;
};

struct alignas(64) aligned {
    int number = 0;
};

template <class Row>
std::vector<Row> numbered(int count) {
    orm::row_chunks chunks(sizeof(Row), alignof(Row), orm::make_row<Row>, orm::move_rows<Row>);
    bool            all_aligned = true;
    for (int number = 1; number <= count; ++number) {
        auto* const row = static_cast<Row*>(orm::row_chunks::add(&chunks));
        all_aligned     = all_aligned && reinterpret_cast<std::uintptr_t>(row) % alignof(Row) == 0;
        row->number     = number;
    }
    BOOST_TEST(all_aligned);
    BOOST_TEST(chunks.count() == static_cast<std::size_t>(count));
    std::vector<Row> rows(chunks.count());
    chunks.move_to(rows.data());
    return rows;
}

template <class Row>
bool in_order(std::vector<Row> const& rows) {
    int expected = 0;
    for (Row const& row : rows)
        if (row.number != ++expected) return false;
    return true;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(session_row_chunks)

BOOST_AUTO_TEST_CASE(rows_come_out_in_their_order_however_many_there_are) {
    for (int const count : {0, 1, 7, 8, 9, 24, 25, 100'000}) {
        counted::most   = 2 * count;
        auto const rows = numbered<counted>(count);
        BOOST_TEST(rows.size() == static_cast<std::size_t>(count));
        BOOST_TEST(in_order(rows));
        BOOST_TEST(counted::alive == count);
    }
    BOOST_TEST(counted::alive == 0);
}

BOOST_AUTO_TEST_CASE(rows_lie_as_their_type_wants_it) {
    auto const rows = numbered<aligned>(100);
    BOOST_TEST(in_order(rows));
}

BOOST_AUTO_TEST_CASE(nothing_is_left_of_rows_where_one_cannot_be_made) {
    for (int const most : {0, 7, 8, 20, 100}) {  // of 50, and as many in the vector
        counted::most = most;
        BOOST_CHECK_THROW(numbered<counted>(most < 50 ? most + 1 : 51), int);
        BOOST_TEST(counted::alive == 0);
    }
}

BOOST_AUTO_TEST_SUITE_END()
