// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstdint>
#include <utility>

#include <orm/expr/arithmetic.hpp>
#include <orm/expr/content.hpp>
#include <orm/schema/foreign_column.hpp>

namespace orm {

enum class frame_unit : std::uint8_t { rows, range, groups };

/// Where a frame begins or ends, in the order of the rows.
enum class bound_kind : std::uint8_t {
    unbounded_preceding,
    preceding,
    current_row,
    following,
    unbounded_following,
};

enum class exclusion_kind : std::uint8_t { current_row, group, ties, no_others };

template <bound_kind Kind, class Offset = void>
struct frame_bound {
    using operands                   = types<Offset>;
    static constexpr bound_kind kind = Kind;

    Offset offset;
};
template <bound_kind Kind>
struct frame_bound<Kind, void> {
    using operands                   = types<>;
    static constexpr bound_kind kind = Kind;
};

/// `rows between ... and ...`
template <frame_unit Unit, class Start, class End>
struct frame {
    using operands = types<Start, End>;

    Start start;
    End   end;
};

/// `exclude ...`
template <exclusion_kind Kind>
struct frame_exclusion {
    using operands = types<>;
};

/// Whether a frame like this always has the row in it that it is the frame of.
template <class Part>
inline constexpr bool keeps_own_row = true;
template <frame_unit Unit, class Start, class End>
inline constexpr bool keeps_own_row<frame<Unit, Start, End>> =
    Start::kind <= bound_kind::current_row && End::kind >= bound_kind::current_row;
template <exclusion_kind Kind>
inline constexpr bool keeps_own_row<frame_exclusion<Kind>> =
    Kind == exclusion_kind::ties || Kind == exclusion_kind::no_others;

template <class Bound>
concept frame_bound_node = requires {
    { Bound::kind } -> std::convertible_to<bound_kind>;
};

template <class Start, class End>
concept frame_goes_forward =
    Start::kind <= End::kind && Start::kind != bound_kind::unbounded_following &&
    End::kind != bound_kind::unbounded_preceding;

/// Rule `frame-order`.
template <class Start, class End>
consteval bool check_frame_order() {
    static_assert(frame_goes_forward<Start, End>,
                  "orm: the frame of a window ends before it starts. Exchange its bounds. "
                  "docs/errors.md#frame-order");
    return frame_goes_forward<Start, End>;
}

/// A time that passes, by which a range() counts what is ordered by dates or moments.
template <class Type>
inline constexpr bool is_interval = family_of<Type> == type_family::interval;

/// An offset that is the same for all rows: a value, a constant or a named parameter.
template <class Offset>
concept frame_constant =
    !of_a_table<Offset> && Offset::operands::size == 0 && without_aggregate<Offset>;

template <frame_unit Unit, class Bound>
inline constexpr bool takes_offset = true;
template <frame_unit Unit, bound_kind Kind, class Offset>
inline constexpr bool takes_offset<Unit, frame_bound<Kind, Offset>> =
    frame_constant<Offset> &&
    (Unit == frame_unit::range ? calculates<type_of<Offset>> || is_interval<type_of<Offset>>
                               : calculates<type_of<Offset>> && std::integral<type_of<Offset>>);
template <frame_unit Unit, bound_kind Kind>
inline constexpr bool takes_offset<Unit, frame_bound<Kind, void>> = true;

template <frame_unit Unit, class Start, class End>
concept frame_takes_offsets = takes_offset<Unit, Start> && takes_offset<Unit, End>;

/// Rule `frame-offset`.
template <frame_unit Unit, class Start, class End>
consteval bool check_frame_offsets() {
    static_assert(frame_takes_offsets<Unit, Start, End>,
                  "orm: preceding() and following() take a number that is the same for all rows, a "
                  "whole one in rows() and groups(), or a duration in range(). "
                  "docs/errors.md#frame-offset");
    return frame_takes_offsets<Unit, Start, End>;
}

/// Not constexpr, so that a negative constant in a constant expression is a compile error, too.
[[noreturn]] void throw_negative_frame_offset();

template <bound_kind Kind, class Offset>
constexpr auto make_frame_bound(Offset&& offset) {
    using plain = std::remove_cvref_t<Offset>;
    if constexpr (std::signed_integral<plain> || std::floating_point<plain>)
        if (offset < 0) throw_negative_frame_offset();
    if constexpr (duration_shaped<plain>)
        if (offset.count() < 0) throw_negative_frame_offset();
    return frame_bound<Kind, operand_for<void, Offset>>{
        as_operand<void>(std::forward<Offset>(offset))};
}

namespace dsl {

inline constexpr frame_bound<bound_kind::unbounded_preceding> unbounded_preceding{};
inline constexpr frame_bound<bound_kind::current_row>         current_row{};
inline constexpr frame_bound<bound_kind::unbounded_following> unbounded_following{};

/// So many rows before this one; in range() all whose number is less by so much, or whose date is
/// earlier by such a duration; in groups() so many groups of equals.
template <class Offset>
constexpr auto preceding(Offset offset) {
    return make_frame_bound<bound_kind::preceding>(std::move(offset));
}
template <class Offset>
constexpr auto following(Offset offset) {
    return make_frame_bound<bound_kind::following>(std::move(offset));
}

}  // namespace dsl
}  // namespace orm
