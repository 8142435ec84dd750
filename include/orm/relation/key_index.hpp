// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <orm/type/scratch.hpp>
#include <orm/type/value.hpp>

namespace orm {

/// Which rows have a key. Keys are values of one or several columns, so that this is compiled once
/// and not for each pair of tables. Texts of the keys are looked at, not copied: what they are in,
/// the rows or `temporaries`, lives as long as the index.
class key_index {
public:
    static constexpr std::uint32_t none = ~std::uint32_t{};

    key_index(std::size_t columns, std::size_t rows);

    scratch temporaries;

    /// The place for the values of the next row's key, as in `to_value`. `add` takes it.
    value* next_key() { return keys_.data() + count_ * columns_; }

    /// A row of that number. A key in which there is a null belongs to no row.
    void add(std::uint32_t row);

    /// The keys, each once, one behind the other.
    value const* keys() const { return keys_.data(); }
    std::size_t  count() const { return count_; }
    std::size_t  columns() const { return columns_; }

    /// The first row of a key; `none` where there is none. The same key as before is found at once,
    /// and so is the next one.
    std::uint32_t find(value const* key);
    /// The next row of the same key.
    std::uint32_t next(std::uint32_t row) const { return next_[row]; }

private:
    std::size_t slot_of(value const* key) const;
    bool        is_equal(value const* left, value const* right) const;
    bool        is_at(value const* key, std::size_t number) const;
    bool        goes_on(value const* key) const;
    void        hash_all();

    std::uint32_t number_of(value const* key) const;

    std::size_t                columns_;
    std::size_t                count_ = 0;
    std::vector<value>         keys_;
    bool                       is_ordered_ = true;  // numbers that grow: they need no hash table
    std::vector<std::uint32_t> slots_;              // of that table: numbers of keys
    std::vector<std::uint32_t> first_;              // row of each key
    std::vector<std::uint32_t> next_;               // row of the same key, for each row
    std::uint32_t              last_ = none;
};

}  // namespace orm
