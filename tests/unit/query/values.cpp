// SPDX-License-Identifier: BSL-1.0
#include <orm/query/values.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

template <class... Columns>
using columns = orm::types<Columns...>;

static_assert(orm::is_assignment<decltype(users.age = 1)>);
static_assert(!orm::is_assignment<decltype(users.age == 1)>);

// What an insert has to name.
static_assert(orm::is_required<users_t::email_t>);
static_assert(!orm::is_required<users_t::nickname_t>);  // nullable
static_assert(!orm::is_required<users_t::id_t>);        // autoincrement
static_assert(!orm::is_required<users_t::active_t>);    // has a default
static_assert(!orm::is_required<posts_t::letters_t>);   // generated
static_assert(!orm::is_required<notes_t::made_t>);      // the client computes it
static_assert(!orm::is_required<notes_t::changed_t>);
template <class Table, class... Given>
using missing = typename orm::missing_among<orm::columns_of<Table>, columns<Given...>>::result;
static_assert(std::same_as<missing<posts_t>, posts_t::author_id_t>);
static_assert(std::same_as<missing<posts_t, posts_t::author_id_t>, posts_t::title_t>);
static_assert(std::is_void_v<missing<posts_t, posts_t::title_t, posts_t::author_id_t>>);

// Of a whole struct, the database makes keys and computed columns; constant defaults are the
// struct's own.
static_assert(
    std::same_as<orm::inserted_columns<posts_t>, columns<posts_t::author_id_t, posts_t::editor_id_t,
                                                         posts_t::title_t, posts_t::words_t>>);
static_assert(!orm::is_inserted<users_t::joined_t>);  // default_now
static_assert(!orm::is_inserted<posts_t::id_t>);
static_assert(!orm::is_inserted<posts_t::letters_t>);
static_assert(std::same_as<orm::updated_columns<votes_t>, columns<votes_t::stars_t>>);

// What the client computes.
static_assert(
    std::same_as<orm::left_to_client<notes_t>, columns<notes_t::made_t, notes_t::changed_t>>);
static_assert(std::same_as<orm::left_to_client<notes_t, decltype(notes.made = 1)>,
                           columns<notes_t::changed_t>>);
static_assert(std::same_as<orm::updated_by_client<notes_t>, columns<notes_t::changed_t>>);

static_assert(orm::target_column<users_t::id_t, users_t>);
static_assert(!orm::target_column<users_t::id_t, posts_t>);
static_assert(orm::assigned_once<users_t::id_t, users_t::id_t, users_t::age_t>);
static_assert(!orm::assigned_once<users_t::id_t, users_t::id_t, users_t::id_t>);

// An array is no element of another.
namespace of_arrays {

struct tagged {
    std::int64_t             id{};
    std::vector<std::string> tags;
};
ORM_TABLE(letters, tagged, "letters", (id, primary_key), (tags))

}  // namespace of_arrays
static_assert(orm::fit_arrays<orm::inserted_columns<votes_t>>);
static_assert(!orm::fit_arrays<orm::inserted_columns<of_arrays::letters_t>>);
static_assert(!orm::fit_arrays<columns<>>);
