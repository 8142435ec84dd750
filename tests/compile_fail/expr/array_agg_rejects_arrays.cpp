// SPDX-License-Identifier: BSL-1.0
// expect: array_agg\(\) makes arrays of one dimension
// expect: docs/errors\.md#array-of-arrays
#include "../blog.hpp"

#include <vector>

struct note {
    std::int64_t             id{};
    std::vector<std::string> tags;
};
ORM_TABLE(notes, note, "notes", (id, primary_key), (tags))

auto query() {
#ifdef ORM_GOOD_TWIN
    return array_agg(notes.id);
#else
    return array_agg(notes.tags);
#endif
}
