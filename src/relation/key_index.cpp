// SPDX-License-Identifier: BSL-1.0
#include <orm/relation/key_index.hpp>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstring>
#include <string_view>

namespace orm {

namespace {

bool is_bytes(value const& given) {
    return given.kind == storage::text || given.kind == storage::blob;
}

std::uint64_t mixed(std::uint64_t hash, std::uint64_t bits) {
    hash = (hash ^ bits) * 0x9E37'79B9'7F4A'7C15u;
    return hash ^ (hash >> 29);
}

std::uint64_t bits_of(value const& given) {
    // Of a real that is zero the sign does not tell keys apart.
    if (given.kind == storage::real) return std::bit_cast<std::uint64_t>(given.real + 0.0);
    return static_cast<std::uint64_t>(given.integer);
}

std::uint64_t hash_of(value const& given, std::uint64_t hash) {
    if (!is_bytes(given)) return mixed(hash, bits_of(given));
    std::string_view const text = given.text();
    for (std::size_t at = 0; at < text.size(); at += 8) {
        std::uint64_t     part = 0;
        std::size_t const left = text.size() - at;
        std::memcpy(&part, text.data() + at, left < 8 ? left : 8);
        hash = mixed(hash, part);
    }
    return mixed(hash, text.size());
}

}  // namespace

key_index::key_index(std::size_t columns, std::size_t rows)
    : columns_(columns), keys_((rows + 1) * columns), next_(rows, none) {
    first_.reserve(rows);
}

bool key_index::is_equal(value const* left, value const* right) const {
    for (std::size_t at = 0; at != columns_; ++at) {
        if (left[at].kind != right[at].kind) return false;
        if (is_bytes(left[at]) ? left[at].text() != right[at].text()
                               : bits_of(left[at]) != bits_of(right[at]))
            return false;
    }
    return true;
}

bool key_index::is_at(value const* key, std::size_t number) const {
    return is_equal(key, keys_.data() + number * columns_);
}

/// Where the key is, or where it would be.
std::size_t key_index::slot_of(value const* key) const {
    std::uint64_t hash = 0;
    for (std::size_t at = 0; at != columns_; ++at) hash = hash_of(key[at], hash);
    std::size_t const mask = slots_.size() - 1;
    std::size_t       slot = hash & mask;
    while (slots_[slot] != none && !is_at(key, slots_[slot])) slot = (slot + 1) & mask;
    return slot;
}

void key_index::add(std::uint32_t row) {
    value const* const key = next_key();
    for (std::size_t at = 0; at != columns_; ++at)
        if (key[at].is_null()) return;
    std::uint32_t found = none;
    if (is_ordered_ && !goes_on(key)) hash_all();
    if (!is_ordered_) {
        std::uint32_t& slot = slots_[slot_of(key)];
        found               = slot;
        if (found == none) slot = static_cast<std::uint32_t>(count_);
    } else if (count_ != 0 && is_at(key, count_ - 1)) {
        found = static_cast<std::uint32_t>(count_ - 1);
    }
    if (found == none) {
        ++count_;
        first_.push_back(row);
    } else {
        next_[row]    = first_[found];
        first_[found] = row;
    }
}

/// Whether the key is a number that is not below the last one.
bool key_index::goes_on(value const* key) const {
    return columns_ == 1 && key->kind == storage::integer &&
           (count_ == 0 || keys_[count_ - 1].integer <= key->integer);
}

void key_index::hash_all() {
    is_ordered_ = false;
    slots_.assign(std::bit_ceil(2 * next_.size() + 1), none);
    for (std::uint32_t number = 0; number != count_; ++number)
        slots_[slot_of(keys_.data() + number * columns_)] = number;
}

std::uint32_t key_index::number_of(value const* key) const {
    if (!is_ordered_) return slots_[slot_of(key)];
    if (count_ == 0 || key->kind != storage::integer) return none;
    auto const begin = keys_.begin();
    auto const end   = begin + static_cast<std::ptrdiff_t>(count_);
    auto const at    = std::lower_bound(
        begin, end, key->integer,
        [](value const& left, std::int64_t right) { return left.integer < right; });
    return at == end || at->integer != key->integer ? none : static_cast<std::uint32_t>(at - begin);
}

std::uint32_t key_index::find(value const* key) {
    if (last_ != none && is_at(key, last_)) return first_[last_];
    // Rows often come in the order in which their keys were added.
    if (last_ != none && last_ + 1 != count_ && is_at(key, last_ + 1))
        ++last_;
    else
        last_ = number_of(key);
    return last_ == none ? none : first_[last_];
}

}  // namespace orm
