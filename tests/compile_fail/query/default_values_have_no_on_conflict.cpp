// SPDX-License-Identifier: BSL-1.0
// expect-gcc: no matching function for call to .*on_conflict
// expect-clang: no matching member function for call to 'on_conflict'
#include "../blog.hpp"

struct note {
    std::int64_t               id{};
    std::optional<std::string> content;
};
ORM_TABLE(notes, note, "notes", (id, primary_key, autoincrement), (content))

auto query() {
#ifdef ORM_GOOD_TWIN
    return insert_into(notes).values(notes.content = "x").on_conflict().do_nothing();
#else
    return insert_into(notes).default_values().on_conflict().do_nothing();
#endif
}
