// SPDX-License-Identifier: BSL-1.0
#include <orm/relation/impact.hpp>

#include <algorithm>

namespace orm {

namespace {

std::string_view words_of(impact_action action) {
    constexpr std::string_view words[]{"deleted", "marked as deleted", "set to null",
                                       "set to their default", "that refuse it"};
    return words[static_cast<int>(action)];
}

}  // namespace

delete_impact make_impact(impact_graph const& graph, std::vector<impact_count> const& counts) {
    delete_impact impact;
    for (std::size_t at = 0; at != graph.lines.size(); ++at)
        for (impact_count const& count : counts)
            if (static_cast<std::size_t>(count.line) == at && count.rows != 0) {
                auto const& [table, action] = graph.lines[at];
                impact.parts.push_back({table->schema, table->name, action, count.rows});
            }
    return impact;
}

bool delete_impact::is_refused() const {
    return std::any_of(parts.begin(), parts.end(), [](impact_part const& part) {
        return part.action == impact_action::refused;
    });
}

std::int64_t delete_impact::rows_of(std::string_view schema, std::string_view table,
                                    impact_action action) const {
    for (impact_part const& part : parts)
        if (part.schema == schema && part.table == table && part.action == action) return part.rows;
    return 0;
}

std::string to_string(delete_impact const& impact) {
    std::string text;
    for (impact_part const& part : impact.parts) {
        if (!part.schema.empty()) text.append(part.schema).append(".");
        text.append(part.table).append(": ").append(std::to_string(part.rows));
        text.append(part.rows == 1 ? " row " : " rows ").append(words_of(part.action)) += '\n';
    }
    return text;
}

}  // namespace orm
