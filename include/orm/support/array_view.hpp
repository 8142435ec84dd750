// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>

namespace orm {

/// A look at the items of an array that lives elsewhere. A std::span of constants without the
/// iterators and concepts, which every program that declares a table would pay for, once for each
/// type of item.
template <class Item>
struct array_view {
    constexpr array_view() = default;
    constexpr array_view(Item const* first, std::size_t size) : first_(first), size_(size) {}
    template <std::size_t Size>
    constexpr array_view(Item const (&items)[Size]) : first_(items), size_(Size) {}
    /// A std::array, or whatever else has its items in one place.
    template <class Holder>
        requires requires(Holder const& holder) { holder.data() + holder.size(); }
    constexpr array_view(Holder const& holder) : first_(holder.data()), size_(holder.size()) {}

    constexpr Item const* begin() const { return first_; }
    constexpr Item const* end() const { return first_ + size_; }
    constexpr std::size_t size() const { return size_; }
    constexpr bool        empty() const { return size_ == 0; }
    constexpr Item const& operator[](std::size_t at) const { return first_[at]; }
    constexpr Item const& front() const { return *first_; }

    /// All but the first items.
    constexpr array_view from(std::size_t at) const { return {first_ + at, size_ - at}; }

private:
    Item const* first_ = nullptr;
    std::size_t size_  = 0;
};

}  // namespace orm
