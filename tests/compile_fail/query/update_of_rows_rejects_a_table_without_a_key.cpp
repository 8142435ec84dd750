// SPDX-License-Identifier: BSL-1.0
// expect: an update of whole structs finds its rows by their key
// expect: docs/errors\.md#update-by-key
// expect: lines_t
#include "../blog.hpp"

struct line {
    std::string text;
};
ORM_TABLE(lines, line, "lines", (text))
struct numbered {
    std::int64_t id{};
    std::string  text;
};
ORM_TABLE(keyed, numbered, "keyed", (id, primary_key), (text))

auto query() {
#ifdef ORM_GOOD_TWIN
    return update(keyed).rows(std::span<numbered const>());
#else
    return update(lines).rows(std::span<line const>());
#endif
}
