// SPDX-License-Identifier: BSL-1.0
// expect: takes eq\(\) of two columns that are of one type
// expect: docs/errors\.md#via-columns
// expect: notes_t::small_id_t
#include <orm/relation.hpp>
#include <orm/sqlite.hpp>

#include "shop.hpp"

struct note {
    std::int64_t id{};
    std::int32_t small_id{};
    std::int64_t customer_id{};
};
ORM_TABLE(notes, note, "notes", (id, primary_key), (small_id), (customer_id))

struct page {
    customer          row;
    std::vector<note> notes;
};

void use(orm::sqlite::database& db) {
#ifdef ORM_GOOD_TWIN
    db.all(load<page>().via(eq(notes.customer_id, customers.id)));
#else
    db.all(load<page>().via<&page::notes>(eq(notes.small_id, customers.id)));
#endif
}
