// SPDX-License-Identifier: BSL-1.0
#include <orm/relation/bind_keys.hpp>

#include <orm/type/list_text.hpp>

namespace orm {

namespace {

void bind_arrays(binder& out, value const* keys, std::size_t count, sql_type const* columns,
                 std::size_t column_count) {
    if (column_count == 1) {
        ::new (out.place()) value(value::of_list(keys, count, columns[0]));
        return;
    }
    for (std::size_t column = 0; column != column_count; ++column) {
        list_values values(count);
        for (std::size_t key = 0; key != count; ++key)
            values.add(keys[key * column_count + column]);
        ::new (out.place()) value(values.finish(columns[column], out.temporaries));
    }
}

}  // namespace

void bind_keys(binder& out, value const* keys, std::size_t count, sql_type const* columns,
               std::size_t column_count) {
    if (out.arrays) return bind_arrays(out, keys, count, columns, column_count);
    list_text text;
    for (std::size_t key = 0; key != count; ++key) {
        if (column_count != 1) text.begin_list();
        for (std::size_t column = 0; column != column_count; ++column)
            text.add(keys[key * column_count + column]);
        if (column_count != 1) text.end_list();
    }
    ::new (out.place()) value(value::of_text(out.temporaries.keep(text.finish())));
}

}  // namespace orm
