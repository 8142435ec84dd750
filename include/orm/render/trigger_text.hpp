// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string_view>

#include <orm/render/create_table.hpp>
#include <orm/render/writer.hpp>
#include <orm/schema/schema_model.hpp>

// Writes the statements that create and drop a trigger, from its model alone. PostgreSQL wants a
// function beside it, which has the trigger's name.

namespace orm {

constexpr void write_function_name(writer& out, trigger_model const& trigger) {
    write_qualified(out, trigger.schema, trigger.name);
    out << "()";
}

constexpr void write_create_function(writer& out, trigger_model const& trigger) {
    out << "create function ";
    write_function_name(out, trigger);
    out << " returns trigger language plpgsql as ";
    out.text_constant_of("begin ", trigger.body, "end");
}

constexpr void write_create_trigger(writer& out, trigger_model const& trigger, if_exists existing) {
    out << "create trigger ";
    if (existing == if_exists::skip && out.dialect.exists_clauses) out << "if not exists ";
    out.identifier(trigger.name);
    out << ' ' << trigger.definition;
    if (out.dialect.trigger_functions) {
        out << " execute function ";
        write_function_name(out, trigger);
    } else {
        out << " begin " << trigger.body << "end";
    }
}

constexpr void write_drop_trigger(writer& out, trigger_model const& trigger) {
    out << "drop trigger ";
    out.identifier(trigger.name);
    if (!out.dialect.trigger_functions) return;
    out << " on ";
    write_qualified(out, trigger.schema, trigger.table);
}

constexpr void write_drop_function(writer& out, trigger_model const& trigger, bool if_there) {
    out << (if_there ? "drop function if exists " : "drop function ");
    write_function_name(out, trigger);
}

/// A statement of PostgreSQL that knows no `if not exists`, as a constant in a block that goes on
/// where the error says that it is there. `Size` is that of its text at least.
template <std::size_t Size, class Write>
constexpr void write_unless_there(writer& out, std::string_view error, Write write) {
    char   text[Size + 1]{};
    writer block(out.dialect, text);
    write(block);
    out << "do ";
    out.text_constant_of("begin ", std::string_view(text, block.size()), "; exception when ", error,
                         " then null; end");
}

}  // namespace orm
