// SPDX-License-Identifier: BSL-1.0
#include <orm/relation/key_index.hpp>

#include <algorithm>

#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

using namespace orm;

namespace {

std::vector<std::uint32_t> rows_of(key_index& index, std::vector<value> const& key) {
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = index.find(key.data()); row != key_index::none; row = index.next(row))
        rows.insert(rows.begin(), row);
    return rows;
}

using numbers = std::vector<std::uint32_t>;

}  // namespace

BOOST_AUTO_TEST_SUITE(relation_key_index)

BOOST_AUTO_TEST_CASE(rows_are_found_by_their_key) {
    key_index          index(1, 5);
    std::int64_t const keys[]{7, 9, 7, -1, 7};
    for (std::uint32_t row = 0; row != 5; ++row) {
        *index.next_key() = value::of_integer(keys[row]);
        index.add(row);
    }
    BOOST_TEST(index.count() == 3u);
    BOOST_TEST(index.keys()[0].integer == 7);
    BOOST_TEST(index.keys()[2].integer == -1);
    BOOST_TEST(rows_of(index, {value::of_integer(9)}) == numbers{1});
    auto all = rows_of(index, {value::of_integer(7)});
    std::sort(all.begin(), all.end());
    BOOST_TEST(all == (numbers{0, 2, 4}));
    BOOST_TEST(rows_of(index, {value::of_integer(8)}).empty());
    BOOST_TEST(rows_of(index, {value::of_integer(8)}).empty());
    BOOST_TEST(rows_of(index, {value::of_integer(-1)}) == numbers{3});
}

BOOST_AUTO_TEST_CASE(nulls_belong_to_nothing) {
    key_index index(2, 2);
    index.next_key()[0] = value::of_integer(1);
    index.next_key()[1] = value::of_null();
    index.add(0);
    BOOST_TEST(index.count() == 0u);
    index.next_key()[0] = value::of_integer(1);
    index.next_key()[1] = value::of_text("a");
    index.add(1);
    BOOST_TEST(index.count() == 1u);
    BOOST_TEST(rows_of(index, {value::of_integer(1), value::of_text("a")}) == numbers{1});
    BOOST_TEST(rows_of(index, {value::of_integer(1), value::of_null()}).empty());
    BOOST_TEST(rows_of(index, {value::of_text("a"), value::of_integer(1)}).empty());
}

BOOST_AUTO_TEST_CASE(values_of_every_kind) {
    key_index         index(1, 6);
    std::string const text(100, 'x');
    value const keys[]{value::of_text(text), value::of_text(""),   value::of_text({"a\0b", 3}),
                       value::of_real(0.5),  value::of_real(-0.0), value::of_integer(0)};
    for (std::uint32_t row = 0; row != 6; ++row) {
        *index.next_key() = keys[row];
        index.add(row);
    }
    BOOST_TEST(index.count() == 6u);
    for (std::uint32_t row = 0; row != 6; ++row) BOOST_TEST(index.find(keys + row) == row);
    value const zero = value::of_real(0.0);
    BOOST_TEST(index.find(&zero) == 4u);
    value const shorter = value::of_text({"a", 1});
    BOOST_TEST(index.find(&shorter) == key_index::none);
    value const blob = value::of_blob(text.data(), text.size());
    BOOST_TEST(index.find(&blob) == key_index::none);
}

BOOST_AUTO_TEST_CASE(many_keys) {
    std::uint32_t const rows = 10'000;
    key_index           index(1, rows);
    for (std::uint32_t row = 0; row != rows; ++row) {
        *index.next_key() = value::of_integer(std::int64_t{row} << 32);
        index.add(row);
    }
    for (std::uint32_t row = 0; row != rows; ++row) {
        value const key = value::of_integer(std::int64_t{row} << 32);
        BOOST_REQUIRE(index.find(&key) == row);
    }
}

// Numbers that grow need no hash table; the first that does not makes one.
BOOST_AUTO_TEST_CASE(keys_in_their_order_and_out_of_it) {
    key_index index(1, 7);
    auto      add = [&, row = std::uint32_t{}](value const& key) mutable {
        *index.next_key() = key;
        index.add(row++);
    };
    auto const rows_by = [&](value const& key) {
        numbers rows = rows_of(index, {key});
        std::sort(rows.begin(), rows.end());
        return rows;
    };
    for (std::int64_t const key : {-3, 5, 5, 9}) add(value::of_integer(key));
    BOOST_TEST(index.count() == 3u);
    BOOST_TEST(rows_by(value::of_integer(9)) == numbers{3});
    BOOST_TEST(rows_by(value::of_integer(5)) == (numbers{1, 2}));
    BOOST_TEST(rows_by(value::of_integer(-3)) == numbers{0});
    BOOST_TEST(rows_by(value::of_integer(5)) == (numbers{1, 2}));
    for (std::int64_t const key : {-4, 4, 10}) BOOST_TEST(rows_by(value::of_integer(key)).empty());
    BOOST_TEST(rows_by(value::of_text("5")).empty());
    add(value::of_integer(5));
    add(value::of_integer(7));
    add(value::of_text("9"));
    BOOST_TEST(index.count() == 5u);
    BOOST_TEST(rows_by(value::of_integer(5)) == (numbers{1, 2, 4}));
    BOOST_TEST(rows_by(value::of_integer(7)) == numbers{5});
    BOOST_TEST(rows_by(value::of_text("9")) == numbers{6});
    BOOST_TEST(rows_by(value::of_integer(9)) == numbers{3});
    BOOST_TEST(rows_by(value::of_integer(8)).empty());
}

BOOST_AUTO_TEST_CASE(no_rows_at_all) {
    key_index   index(1, 0);
    value const key = value::of_integer(1);
    BOOST_TEST(index.find(&key) == key_index::none);
}

BOOST_AUTO_TEST_SUITE_END()
