// SPDX-License-Identifier: BSL-1.0
// expect: on_soft_delete_cascade is for a foreign key between two tables
// expect: docs/errors\.md#soft-cascade
// expect: replies_t::note_id_t
#include "mixins.hpp"

struct reply {
    std::int64_t     id{};
    std::int64_t     note_id{};
    orm::soft_delete deleted_at{};
#ifdef ORM_GOOD_TWIN
    orm::deleted_through deleted_through{};
#else
    std::string deleted_through;
#endif
};
ORM_TABLE(replies, reply, "replies",
    (id, primary_key),
    (note_id, references(notes.id, on_soft_delete_cascade)),
    (deleted_at),
    (deleted_through))

inline constexpr auto made = orm::schema(notes, replies);
