// SPDX-License-Identifier: BSL-1.0
// expect: a function is given an argument of a type that it does not take
// expect: docs/errors\.md#function-argument
#include "../blog.hpp"

#include <cstddef>
#include <vector>

struct file {
    std::int64_t           id{};
    std::vector<std::byte> content;
};
ORM_TABLE(files, file, "files", (id), (content))

auto query() {
#ifdef ORM_GOOD_TWIN
    return json_object(as<"a">(files.id));
#else
    return json_object(as<"a">(files.content));
#endif
}
