// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/query/trigger_sql.hpp>
#include <orm/render/writer.hpp>

// Found by the type of the definition, see trigger_lowering.

namespace orm {

template <class Table>
constexpr void write_definition(writer& out, trigger_sql_definition<Table> const& trigger) {
    out << trigger.when;
}

template <class Table>
constexpr void write_body(writer& out, trigger_sql_definition<Table> const& trigger) {
    out << trigger.statements;
}

}  // namespace orm
