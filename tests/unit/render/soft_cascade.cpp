// SPDX-License-Identifier: BSL-1.0
#include <orm/render/soft_cascade.hpp>

#include <cstdint>
#include <optional>
#include <type_traits>

#include <orm/dialect/postgres.hpp>
#include <orm/mixin/soft_delete.hpp>
#include <orm/render/lower_objects.hpp>

namespace soft_cascades {

struct node {
    std::int64_t                id{};
    std::optional<std::int64_t> above;
    orm::soft_delete            deleted_at{};
    orm::deleted_through        deleted_through{};
};
ORM_TABLE(nodes, node, "nodes",
    (id, primary_key),
    (above, references(nodes.id, on_soft_delete_cascade)),
    (deleted_at),
    (deleted_through))

// Tables of one name in two schemas.
struct leaf {
    std::int64_t         node_id{};
    orm::soft_delete     deleted_at{};
    orm::deleted_through deleted_through{};
};
ORM_TABLE(old_leaves, leaf, "leaves",
    (node_id, primary_key, references(nodes.id, on_soft_delete_cascade)),
    (deleted_at),
    (deleted_through))
ORM_CONSTRAINTS(old_leaves, in_schema("archive"))
struct new_leaf : leaf {};
ORM_TABLE(new_leaves, new_leaf, "leaves",
    (node_id, primary_key, references(nodes.id, on_soft_delete_cascade)),
    (deleted_at),
    (deleted_through))
ORM_CONSTRAINTS(new_leaves, in_schema("garden"))
inline constexpr auto trees    = orm::schema(nodes, old_leaves, new_leaves);
constexpr auto        triggers = orm::lower<orm::postgres_dialect>(trees).triggers;
static_assert(triggers.size() == 6);
static_assert(triggers[2].name == "archive_leaves_node_id_soft_deleted");
static_assert(triggers[5].name == "garden_leaves_node_id_restored");

using key     = orm::key_reference<orm::types<nodes_t::above_t>, orm::types<nodes_t::id_t>>;
using deleted = orm::soft_cascade_trigger<key, orm::cascade_event::deleted>;
static_assert(deleted::name == "nodes_above_soft_deleted");
static_assert(std::is_same_v<orm::table_of_trigger<deleted>, nodes_t>);
static_assert(orm::implied_triggers<nodes_t>::result::size == 2);
static_assert(orm::implied_triggers<int>::result::size == 0);

// A tree by itself takes all below at once; with a second key it is part of a circle of two.
using second = orm::key_reference<orm::types<nodes_t::above_t>, orm::types<nodes_t::above_t>>;
static_assert(std::is_same_v<decltype(orm::keys_behind<key>(orm::types<key>{})), orm::types<>>);
static_assert(std::is_same_v<decltype(orm::keys_behind<key>(orm::types<key, second>{})),
                             orm::types<key, second>>);
using leaf_key = orm::key_reference<orm::types<old_leaves_t::node_id_t>, orm::types<nodes_t::id_t>>;
static_assert(std::is_same_v<decltype(orm::keys_behind<leaf_key>(orm::types<key, leaf_key>{})),
                             orm::types<>>);
static_assert(
    std::is_same_v<decltype(orm::keys_behind<key>(orm::types<key, leaf_key>{})), orm::types<>>);

}  // namespace soft_cascades
