// SPDX-License-Identifier: BSL-1.0
#include <orm/relation/check_load.hpp>

#include "unit/relation/shop.hpp"

using namespace blog;
using namespace orm;

namespace {

static_assert(holds_itself<branch>);
static_assert(!holds_itself<post_page>);
static_assert(!depth_is_known<branch, types<>>);
static_assert(depth_is_known<branch, types<depth_option>>);
static_assert(depth_is_known<post_page, types<>>);

static_assert(speaks_of_a_level<with_option<any_member, users_t>, post_page>);
static_assert(speaks_of_a_level<with_option<&post_page::remarks, void>, post_page>);
static_assert(!speaks_of_a_level<with_option<any_member, nodes_t>, post_page>);
static_assert(!speaks_of_a_level<with_option<&branch::below, void>, post_page>);

static_assert(way_fits<via_option<any_member, types<posts_t::editor_id_t>>, post_page>);
static_assert(!way_fits<via_option<any_member, types<posts_t::title_t>>, post_page>);
static_assert(!way_fits<via_option<any_member, labels_t>, post_page>);

static_assert(check_load<branch, types<depth_option>>());
static_assert(
    check_load<post_page, types<via_option<&post_page::author, types<posts_t::author_id_t>>,
                                via_option<&post_page::editor, types<posts_t::editor_id_t>>,
                                via_option<any_member, post_labels_t>>>());

}  // namespace
