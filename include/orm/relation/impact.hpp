// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <orm/render/impact.hpp>
#include <orm/session/fetch_rows.hpp>
#include <orm/session/plan.hpp>
#include <orm/type/make_field.hpp>

namespace orm {

template <class Dialect, class Tables, class Table, class Where, class Returning>
struct parameters_in<impact_query<Dialect, Tables, delete_query<Table, Where, Returning>>> {
    static constexpr std::size_t count =
        parameters_in<Where>::count + write_parameters<Table, Where>();
};

template <class Dialect, class Tables, class Table, class Where, class Returning, class Arguments>
void bind(binder&                                                                     out,
          impact_query<Dialect, Tables, delete_query<Table, Where, Returning>> const* node,
          Arguments const*                                                            arguments) {
    if constexpr (has_parts<Where>) check_filter_is_present(node->query);
    bind_rows<Table>(out, &node->query.condition, arguments);
}

/// A row of the statement's answer.
struct impact_count {
    std::int32_t line;
    std::int64_t rows;

    static constexpr field fields[]{make_field<std::int32_t>(0, {}, "orm_line"),
                                    make_field<std::int64_t>(sizeof(std::int64_t), {}, "count")};
};
static_assert(offsetof(impact_count, rows) == sizeof(std::int64_t));

delete_impact make_impact(impact_graph const& graph, std::vector<impact_count> const& counts);

template <backend_connection Connection, database_schema Schema, class Delete>
delete_impact count_impact(session<Connection>& session, Schema const&, Delete const& query) {
    using dialect = typename Connection::dialect;
    using tables  = typename Schema::tables;
    if constexpr (!check_impact<Delete, tables>()) {
        return {};
    } else {
        using asked = impact_query<dialect, tables, Delete>;
        asked const wrapped{query};
        auto const  counts = fetch_rows<impact_count, false>(
            session, {&plan_of<dialect, asked>, &wrapped}, {impact_count::fields});
        return make_impact(impact_of_delete<dialect, tables, Delete>::graph(), counts);
    }
}

}  // namespace orm
