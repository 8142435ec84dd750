// SPDX-License-Identifier: BSL-1.0
#include <orm/expr/frame.hpp>

#include <boost/test/unit_test.hpp>

#include <orm/backend/error.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

template <auto Start, auto End>
inline constexpr bool goes_forward =
    orm::frame_goes_forward<std::remove_cv_t<decltype(Start)>, std::remove_cv_t<decltype(End)>>;

static_assert(goes_forward<unbounded_preceding, unbounded_following>);
static_assert(goes_forward<preceding(1), preceding(2)>);  // empty, but the engines take it
static_assert(goes_forward<current_row, current_row>);
static_assert(goes_forward<preceding(1), following(1)>);
static_assert(!goes_forward<current_row, preceding(1)>);
static_assert(!goes_forward<following(1), current_row>);
static_assert(!goes_forward<unbounded_following, unbounded_following>);
static_assert(!goes_forward<unbounded_preceding, unbounded_preceding>);

template <orm::frame_unit Unit, class Offset>
inline constexpr bool takes = orm::takes_offset<Unit, decltype(preceding(std::declval<Offset>()))>;

static_assert(takes<orm::frame_unit::rows, int>);
static_assert(takes<orm::frame_unit::groups, std::uint8_t>);
static_assert(takes<orm::frame_unit::rows, orm::literal<3>>);
static_assert(takes<orm::frame_unit::rows, orm::named_parameter<"n", std::int64_t>>);
static_assert(takes<orm::frame_unit::range, double>);
static_assert(!takes<orm::frame_unit::rows, double>);
static_assert(!takes<orm::frame_unit::groups, double>);
static_assert(!takes<orm::frame_unit::rows, bool>);
static_assert(!takes<orm::frame_unit::range, char const*>);
static_assert(!takes<orm::frame_unit::rows, users_t::age_t>);
static_assert(!takes<orm::frame_unit::rows, orm::count_rows>);

// Whether the row itself is in its frame.
template <auto Start, auto End>
inline constexpr bool keeps =
    orm::keeps_own_row<orm::frame<orm::frame_unit::rows, std::remove_cv_t<decltype(Start)>,
                                  std::remove_cv_t<decltype(End)>>>;
static_assert(keeps<unbounded_preceding, current_row>);
static_assert(keeps<preceding(1), following(1)>);
static_assert(keeps<current_row, unbounded_following>);
static_assert(!keeps<unbounded_preceding, preceding(1)>);
static_assert(!keeps<following(1), unbounded_following>);
static_assert(orm::keeps_own_row<orm::frame_exclusion<orm::exclusion_kind::ties>>);
static_assert(orm::keeps_own_row<orm::frame_exclusion<orm::exclusion_kind::no_others>>);
static_assert(!orm::keeps_own_row<orm::frame_exclusion<orm::exclusion_kind::group>>);
static_assert(!orm::keeps_own_row<orm::frame_exclusion<orm::exclusion_kind::current_row>>);

BOOST_AUTO_TEST_SUITE(expr_frame)

BOOST_AUTO_TEST_CASE(offsets_are_not_negative) {
    BOOST_CHECK_NO_THROW(preceding(0));
    BOOST_CHECK_NO_THROW(following(0.5));
    BOOST_CHECK_THROW(preceding(-1), orm::usage_error);
    BOOST_CHECK_THROW(following(-0.5), orm::usage_error);
}

BOOST_AUTO_TEST_SUITE_END()
