// SPDX-License-Identifier: BSL-1.0
#include <orm/relation/chosen_link.hpp>

#include "unit/relation/shop.hpp"

using namespace blog;
using namespace orm;

namespace {

using author = relation<post_page, 1>;
using editor = relation<post_page, 2>;
using texts  = relation<post_page, 3>;
using marks  = relation<post_page, 4>;

template <class Relation, class... Options>
using links = typename links_of_relation<Relation, types<Options...>>::result;

template <auto Member, class Column>
using via_column  = via_option<Member, types<Column>>;
using by_author   = via_column<any_member, posts_t::author_id_t>;
using by_editor   = via_column<any_member, posts_t::editor_id_t>;
using author_only = via_column<&post_page::author, posts_t::author_id_t>;

static_assert(links<author>::size == 2);
static_assert(links<author, by_author>::size == 1);
static_assert(links<author, by_author, by_editor>::size == 2);
static_assert(links<author, author_only, by_editor>::size == 1);
static_assert(links<editor, author_only>::size == 2);
static_assert(
    std::same_as<link_of<author, types<author_only, by_editor>>::key, types<posts_t::author_id_t>>);
static_assert(
    std::same_as<link_of<editor, types<author_only, by_editor>>::key, types<posts_t::editor_id_t>>);

static_assert(links<texts, by_author>::size == 1);
static_assert(links<marks>::size == 0);
static_assert(links<marks, via_option<any_member, post_labels_t>>::size == 1);
static_assert(links<marks, via_column<any_member, post_labels_t::post_id_t>>::size == 1);
static_assert(links<marks, via_column<any_member, post_labels_t::label_name_t>>::size == 0);

// Every level once, also of a shape that holds itself.
static_assert(std::same_as<relations_in<branch>, types<relation<branch, 1>>>);
static_assert(std::same_as<relations_in<post_page>, types<author, editor, texts, marks>>);
static_assert(relations_in<user>::size == 0);

}  // namespace
