// SPDX-License-Identifier: BSL-1.0
#include <orm/query/lock.hpp>

#include "unit/expr/blog.hpp"

using namespace blog;
using namespace orm::dsl;

constexpr auto ids = select(users.id).from(users);

static_assert(in_postgres(ids.for_update()) == R"(select "id" from "users" for update)");
static_assert(in_postgres(ids.where(users.active).limit(1).for_update(skip_locked)) ==
              R"(select "id" from "users" where "active" limit $1 for update skip locked)");
static_assert(in_postgres(ids.for_no_key_update(nowait)) ==
              R"(select "id" from "users" for no key update nowait)");
static_assert(in_postgres(ids.for_share()) == R"(select "id" from "users" for share)");
static_assert(in_postgres(ids.for_key_share()) == R"(select "id" from "users" for key share)");

// Some tables of a join alone, by what they are called in the statement.
constexpr users_as<"editor"> editor;
constexpr auto               edited =
    select(posts.id).from(posts).left_join(editor, eq(editor.id, posts.editor_id));
static_assert(in_postgres(edited.for_update(of(posts), skip_locked))
                  .ends_with(R"( for update of "posts" skip locked)"));
static_assert(in_postgres(edited.for_share(of(posts, editor)))
                  .ends_with(R"( for share of "posts", "editor")"));

static_assert(
    in_postgres(edited.for_no_key_update(of(posts))).ends_with(R"( for no key update of "posts")"));
static_assert(in_postgres(edited.for_key_share(of(editor), nowait))
                  .ends_with(R"( for key share of "editor" nowait)"));

// Locks come last.
static_assert(!orm::may_follow<orm::clause::limit, decltype(ids.for_share())::last>);
