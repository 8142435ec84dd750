// SPDX-License-Identifier: BSL-1.0
#include <orm/session/explain.hpp>

#include <cstddef>
#include <map>

#include <orm/type/make_field.hpp>

namespace orm {

row_layout explained_step_layout() {
    static constexpr field fields[]{
        make_field<std::int64_t>(offsetof(explained_step, id), {}, "id"),
        make_field<std::int64_t>(offsetof(explained_step, parent), {}, "parent"),
        make_field<std::int64_t>(offsetof(explained_step, unused), {}, "notused"),
        make_field<std::string>(offsetof(explained_step, detail), {}, "detail"),
    };
    return {fields, {}};
}

row_layout explained_line_layout() {
    static constexpr field line[]{make_field<std::string>(0, {}, "QUERY PLAN")};
    return {line, {}};
}

std::vector<std::string> indented_plan(std::vector<explained_step> const& steps) {
    std::map<std::int64_t, std::size_t> depth_of;
    std::vector<std::string>            lines;
    for (explained_step const& step : steps) {
        auto const        parent = depth_of.find(step.parent);
        std::size_t const depth  = parent == depth_of.end() ? 0 : parent->second + 1;
        depth_of[step.id]        = depth;
        lines.push_back(std::string(2 * depth, ' ') + step.detail);
    }
    return lines;
}

}  // namespace orm
