// SPDX-License-Identifier: BSL-1.0
#include <orm/relation/load_options.hpp>

#include "unit/relation/shop.hpp"

using namespace blog;

namespace {

constexpr orm::list<> nothing_said{};
constexpr auto        of_seven = orm::make_list(orm::depth_option{3}, orm::batch_option{7});
constexpr auto        of_none  = orm::make_list(orm::batch_option{0});

}  // namespace

static_assert(orm::roots_of_batch(nothing_said) == 1'000);
static_assert(orm::roots_of_batch(of_seven) == 7);
static_assert(orm::roots_of_batch(of_none) == 1);

static_assert(orm::via_option<&post_page::editor, void>::is_for<post_page, 2>());
static_assert(!orm::via_option<&post_page::editor, void>::is_for<post_page, 1>());
static_assert(!orm::via_option<orm::any_member, void>::names_member);
