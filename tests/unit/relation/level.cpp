// SPDX-License-Identifier: BSL-1.0
#include <orm/relation/level.hpp>

#include "unit/relation/shop.hpp"

using namespace blog;
using namespace orm;

namespace {

struct no_row {
    int                 number;
    std::vector<remark> remarks;
};
struct with_constructor {
    explicit with_constructor(int);
    post row;
};

static_assert(shape<user>);
static_assert(shape<post_page>);
static_assert(shape<user_card>);
static_assert(shape<remark_text>);
static_assert(shape<branch>);
static_assert(!shape<no_row>);
static_assert(!shape<with_constructor>);
static_assert(!shape<int>);
static_assert(!shape<std::vector<post>>);

static_assert(std::same_as<table_of_level<post_page>, posts_t>);
static_assert(std::same_as<level_facts<post_page>::row, post>);
static_assert(level_facts<post_page>::is_whole);
static_assert(std::same_as<level_facts<post_page>::relations, std::index_sequence<1, 2, 3, 4>>);

static_assert(std::same_as<table_of_level<user_card>, users_t>);
static_assert(
    std::same_as<level_facts<user_card>::columns, types<users_t::id_t, users_t::email_t>>);
static_assert(std::same_as<level_facts<user_card>::relations, std::index_sequence<1, 3>>);
static_assert(!level_facts<user_card>::is_whole);

static_assert(!has_relations<user>);
static_assert(!has_relations<remark_text>);
static_assert(has_relations<branch>);

static_assert(relation<post_page, 1>::number == multiplicity::one);
static_assert(relation<post_page, 2>::number == multiplicity::optional);
static_assert(relation<post_page, 3>::number == multiplicity::many);
static_assert(std::same_as<relation<post_page, 3>::child, remark_text>);

}  // namespace
