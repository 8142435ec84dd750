// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string_view>

#include <orm/migrate/rename_order.hpp>
#include <orm/migrate/step.hpp>
#include <orm/render/create_table.hpp>

namespace orm::migrate {

/// The statements of PostgreSQL that need no more than names.
class postgres_statements {
public:
    constexpr explicit postgres_statements(step_list& steps) : steps_(steps), out_(steps.out) {}

protected:
    constexpr void write_table(table_model const& table) {
        write_qualified(out_, table.schema, table.name);
    }
    constexpr void alter(table_model const& table) {
        out_ << "alter table ";
        write_table(table);
    }
    constexpr void alter_column(table_model const& table, std::string_view column) {
        alter(table);
        out_ << " alter column ";
        out_.identifier(column);
    }

    /// Of the table where no column is named.
    constexpr void change_comment(table_model const& table, std::string_view column,
                                  std::string_view comment) {
        write_comment(out_, table, column, comment);
        steps_.end();
    }

    constexpr void drop_constraint(table_model const& table, std::string_view name,
                                   std::uint8_t risk = 0) {
        alter(table);
        out_ << " drop constraint ";
        out_.identifier(name);
        steps_.end(risk);
    }

    constexpr void validate(table_model const& table, std::string_view constraint) {
        alter(table);
        out_ << " validate constraint ";
        out_.identifier(constraint);
        steps_.end(hazards::data_dependent);
    }

    constexpr void drop_index(table_model const& table, std::string_view index) {
        out_ << "drop index concurrently ";
        write_qualified(out_, table.schema, index);
        steps_.end(0, step_mode::alone);
    }

    /// What the schema is called that needs no name is known to the server alone.
    constexpr void set_schema(std::string_view kind, std::string_view schema, std::string_view name,
                              std::string_view to) {
        if (!to.empty()) {
            out_ << "alter " << kind << ' ';
            write_qualified(out_, schema, name);
            out_ << " set schema ";
            out_.identifier(to);
        } else {
            out_ << "do $orm$ begin execute format('alter " << kind << " %I.%I set schema %I', ";
            out_.text_constant(schema);
            out_ << ", ";
            out_.text_constant(name);
            out_ << ", current_schema()); end $orm$";
        }
        steps_.end(hazards::incompatible);
    }

    constexpr void rename_table(std::string_view schema, std::string_view from,
                                std::string_view to) {
        out_ << "alter table ";
        write_qualified(out_, schema, from);
        out_ << " rename to ";
        out_.identifier(to);
        steps_.end(hazards::incompatible);
    }

    /// A sequence was named by the engine, which may have found its usual name taken.
    constexpr void rename_part(renaming const& one) {
        if (one.part == named_part::constraint) {
            alter(*one.table);
            out_ << " rename constraint ";
            out_.identifier(one.from);
        } else {
            out_ << (one.part == named_part::index ? "alter index " : "alter sequence if exists ");
            write_qualified(out_, one.table->schema, one.from);
            out_ << " rename";
        }
        out_ << " to ";
        out_.identifier(one.to);
        steps_.end();
    }

    step_list& steps_;
    writer&    out_;
};

}  // namespace orm::migrate
