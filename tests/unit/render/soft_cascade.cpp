// SPDX-License-Identifier: BSL-1.0
#include <orm/render/soft_cascade.hpp>

#include <cstdint>
#include <optional>
#include <type_traits>

#include <orm/mixin/soft_delete.hpp>

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

using key     = orm::key_reference<orm::types<nodes_t::above_t>, orm::types<nodes_t::id_t>>;
using deleted = orm::soft_cascade_trigger<key, orm::cascade_event::deleted>;
static_assert(deleted::name == "nodes_above_soft_deleted");
static_assert(std::is_same_v<orm::table_of_trigger<deleted>, nodes_t>);
static_assert(orm::implied_triggers<nodes_t>::result::size == 2);
static_assert(orm::implied_triggers<int>::result::size == 0);

}  // namespace soft_cascades
