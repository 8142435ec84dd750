// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

#include <orm/schema/initializers.hpp>
#include <orm/support/types.hpp>

// The members of a plain aggregate: how many, of which types, where and under which names.
// Boost.PFR counts down from the size of the struct; a shape has few members, so counting up
// compiles faster, and its release for g++ 12 knows no names.

namespace orm {

inline constexpr std::size_t most_members = 16;

template <class Shape, std::size_t Count>
consteval std::size_t count_members_from() {
    if constexpr (Count > most_members)
        return Count;
    else if constexpr (takes_initializers<Shape>(std::make_index_sequence<Count + 1>{}))
        return count_members_from<Shape, Count + 1>();
    else
        return Count;
}

/// How many members an aggregate has; one more than the most where it has too many.
template <class Shape>
inline constexpr std::size_t member_count = count_members_from<Shape, 0>();

/// Calls `visit` with all members.
template <class Shape, class Visit>
constexpr decltype(auto) visit_members(Shape& shape, Visit&& visit) {
    constexpr std::size_t count = member_count<std::remove_const_t<Shape>>;
    static_assert(count != 0 && count <= most_members);
    if constexpr (count == 1) {
        auto& [a] = shape;
        return visit(a);
    } else if constexpr (count == 2) {
        auto& [a, b] = shape;
        return visit(a, b);
    } else if constexpr (count == 3) {
        auto& [a, b, c] = shape;
        return visit(a, b, c);
    } else if constexpr (count == 4) {
        auto& [a, b, c, d] = shape;
        return visit(a, b, c, d);
    } else if constexpr (count == 5) {
        auto& [a, b, c, d, e] = shape;
        return visit(a, b, c, d, e);
    } else if constexpr (count == 6) {
        auto& [a, b, c, d, e, f] = shape;
        return visit(a, b, c, d, e, f);
    } else if constexpr (count == 7) {
        auto& [a, b, c, d, e, f, g] = shape;
        return visit(a, b, c, d, e, f, g);
    } else if constexpr (count == 8) {
        auto& [a, b, c, d, e, f, g, h] = shape;
        return visit(a, b, c, d, e, f, g, h);
    } else if constexpr (count == 9) {
        auto& [a, b, c, d, e, f, g, h, i] = shape;
        return visit(a, b, c, d, e, f, g, h, i);
    } else if constexpr (count == 10) {
        auto& [a, b, c, d, e, f, g, h, i, j] = shape;
        return visit(a, b, c, d, e, f, g, h, i, j);
    } else if constexpr (count == 11) {
        auto& [a, b, c, d, e, f, g, h, i, j, k] = shape;
        return visit(a, b, c, d, e, f, g, h, i, j, k);
    } else if constexpr (count == 12) {
        auto& [a, b, c, d, e, f, g, h, i, j, k, l] = shape;
        return visit(a, b, c, d, e, f, g, h, i, j, k, l);
    } else if constexpr (count == 13) {
        auto& [a, b, c, d, e, f, g, h, i, j, k, l, m] = shape;
        return visit(a, b, c, d, e, f, g, h, i, j, k, l, m);
    } else if constexpr (count == 14) {
        auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n] = shape;
        return visit(a, b, c, d, e, f, g, h, i, j, k, l, m, n);
    } else if constexpr (count == 15) {
        auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o] = shape;
        return visit(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o);
    } else {
        auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p] = shape;
        return visit(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p);
    }
}

struct types_of_members {
    template <class... Members>
    constexpr types<std::remove_cv_t<Members>...> operator()(Members&...) const {
        return {};
    }
};

template <class Shape>
using members_of = decltype(visit_members(std::declval<Shape&>(), types_of_members{}));

template <std::size_t Index>
struct nth_member {
    template <class First, class... Rest>
    constexpr auto& operator()(First& first, Rest&... rest) const {
        if constexpr (Index == 0)
            return first;
        else
            return nth_member<Index - 1>{}(rest...);
    }
};

/// A member by its position.
template <std::size_t Index, class Shape>
constexpr auto& member_at(Shape& shape) {
    return visit_members(shape, nth_member<Index>{});
}

#if defined(__clang__)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wundefined-var-template"
#pragma clang diagnostic ignored "-Wundefined-internal"
#endif
template <class Shape>
struct sample_holder {
    Shape value;
};
/// An object of which nothing but the addresses of its members is known, and none exists.
template <class Shape>
extern sample_holder<Shape> const sample_of;

template <std::size_t Index, class Shape>
constexpr auto const* member_of_sample() {
    return &member_at<Index>(sample_of<Shape>.value);
}

/// Whether a pointer to member points to the member at a position.
template <auto Pointer, class Shape, std::size_t Index>
constexpr bool points_to_member() {
    if constexpr (std::is_same_v<decltype(Pointer), type_at<members_of<Shape>, Index> Shape::*>)
        return &(sample_of<Shape>.value.*Pointer) == member_of_sample<Index, Shape>();
    else
        return false;
}
#if defined(__clang__)
#pragma clang diagnostic pop
#endif

template <auto Member>
constexpr char const* text_of_member() {
    return __PRETTY_FUNCTION__;
}

/// The name in `... [Member = &sample.value.name]` or `[with auto Member = (& ...::name)]`.
constexpr std::string_view name_at_end(std::string_view text) {
    auto const is_letter = [](char character) {
        return character == '_' || (character >= '0' && character <= '9') ||
               (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
    };
    std::size_t end = text.size();
    while (end != 0 && !is_letter(text[end - 1])) --end;
    std::size_t begin = end;
    while (begin != 0 && is_letter(text[begin - 1])) --begin;
    return text.substr(begin, end - begin);
}

/// The name of what a pointer to member points to.
template <auto Member>
inline constexpr std::string_view name_of_member = name_at_end(text_of_member<Member>());

template <class Shape, std::size_t Index>
inline constexpr std::string_view member_name =
    name_at_end(text_of_member<member_of_sample<Index, Shape>()>());

}  // namespace orm
