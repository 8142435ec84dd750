// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string_view>

#include <orm/query/trigger.hpp>
#include <orm/render/features.hpp>
#include <orm/render/raw_query.hpp>
#include <orm/render/sql.hpp>
#include <orm/render/trigger_text.hpp>

namespace orm {

template <row_state State, class Column>
struct text<changed_column<State, Column>> {
    static constexpr precedence level = precedence::atom;

    static constexpr void write(writer& out, changed_column<State, Column> const*) {
        if (!out.in_trigger) out.missing = feature::rows_of_triggers;
        out << (State == row_state::after ? "new." : "old.");
        out.identifier(name_of<Column>);
    }
};

template <class Trigger, int Parameters>
concept trigger_without_parameters = Parameters == 0;

/// Rule `trigger-with-a-parameter`.
template <class Trigger, int Parameters>
consteval bool check_trigger_parameters() {
    static_assert(trigger_without_parameters<Trigger, Parameters>,
                  "orm: a statement of a trigger has a parameter, a whole struct or a column that "
                  "the program fills in, and nobody would give it a value. Name constants, new_() "
                  "and old_() there. docs/errors.md#trigger-with-a-parameter");
    return trigger_without_parameters<Trigger, Parameters>;
}

constexpr std::string_view spelling(trigger_time time) {
    return time == trigger_time::before ? "before " : "after ";
}
constexpr std::string_view spelling(trigger_event event) {
    constexpr std::string_view words[]{"insert", "update", "delete"};
    return words[static_cast<int>(event)];
}

template <class... Columns>
constexpr void write_update_of(writer& out, types<Columns...>) {
    separator comma;
    ((comma(out), out.identifier(name_of<Columns>)), ...);
}

/// The columns that an update may name for a row to be set.
template <class... Columns, class... Set>
constexpr auto all_but(types<Columns...>, types<Set...>) {
    return joined_types<std::conditional_t<types<Set...>::template contains<Columns>, types<>,
                                           types<Columns>>...>{};
}

template <class... Columns>
constexpr void write_same_key(writer& out, types<Columns...>) {
    separator both(" and ");
    ((both(out), out.identifier(name_of<Columns>), out << " = new.",
      out.identifier(name_of<Columns>)),
     ...);
    if (sizeof...(Columns) == 0) out << "rowid = new.rowid";
}

// What stands between the name of a trigger and its statements, and the statements themselves.

template <trigger_time Time, trigger_event Event, class Table, class Columns, class Condition,
          class... Statements>
constexpr void write_definition(
    writer&                                                                          out,
    trigger_definition<Time, Event, Table, Columns, Condition, Statements...> const& trigger) {
    out << spelling(Time) << spelling(Event);
    if constexpr (Columns::size != 0) {
        out << " of ";
        write_update_of(out, Columns{});
    }
    out << " on ";
    write_table_name<Table>(out);
    out << " for each row";
    if constexpr (!std::is_same_v<Condition, nothing>) {
        out << " when (";
        write(out, &trigger.filter);
        out << ')';
    }
}

template <trigger_time Time, trigger_event Event, class Table, class Columns, class Condition,
          class... Statements>
constexpr void write_body(
    writer&                                                                          out,
    trigger_definition<Time, Event, Table, Columns, Condition, Statements...> const& trigger) {
    for_each_item(&trigger.statements, [&](auto const* statement) {
        write(out, statement);
        out << "; ";
    });
    if (!out.dialect.trigger_functions) return;
    if (Time == trigger_time::after)
        out << "return null; ";
    else
        out << (Event == trigger_event::delete_ ? "return old; " : "return new; ");
}

/// SQLite cannot write to the row that is on its way; it updates the row again, which does not
/// start the trigger anew, since that names none of its columns.
template <class Table, class... Assignments>
constexpr void write_definition(writer& out, row_setting_definition<Table, Assignments...> const&) {
    out << (out.dialect.trigger_functions ? "before update of " : "after update of ");
    write_update_of(out, all_but(columns_of<Table>{}, types<typename Assignments::target...>{}));
    out << " on ";
    write_table_name<Table>(out);
    out << " for each row";
}

template <class Table, class... Assignments>
constexpr void write_body(writer&                                              out,
                          row_setting_definition<Table, Assignments...> const& trigger) {
    bool const again = !out.dialect.trigger_functions;
    separator  comma(again ? ", " : "");
    if (again) {
        out << "update ";
        write_table_name<Table>(out);
        out << " set ";
    }
    for_each_item(&trigger.assignments,
                  [&]<class Target, class Value>(assignment<Target, Value> const* each) {
                      comma(out);
                      if (!again) out << "new.";
                      out.identifier(name_of<Target>);
                      out << (again ? " = " : " := ");
                      write(out, &each->operand);
                      if (!again) out << "; ";
                  });
    if (again) {
        out << " where ";
        write_same_key(out, primary_key_of<Table>{});
        out << "; ";
    } else {
        out << "return new; ";
    }
}

/// A trigger as data, in the words of a dialect.
template <dialect Dialect, class Trigger>
struct trigger_lowering {
    struct facts_of_text {
        std::size_t definition = 0;
        std::size_t body       = 0;
        int         parameters = 0;
        feature     missing    = feature::none;
    };

    /// By value: g++ 12 compares no pointers to temporaries.
    static constexpr std::size_t write(
        writer& out, definition_of<Trigger> definition = orm_trigger_definition(Trigger{})) {
        out.values     = value_role::constant;
        out.in_trigger = true;
        write_definition(out, definition);
        std::size_t const end = out.size();
        write_body(out, definition);
        return end;
    }

    static constexpr facts_of_text facts = [] {
        writer            counted(Dialect::facts);
        std::size_t const end = write(counted);
        return facts_of_text{end, counted.size() - end, counted.parameters(), counted.missing};
    }();

    static constexpr auto text = [] {
        static_text<facts.definition + facts.body> result;
        writer                                     out(Dialect::facts, result.characters);
        write(out);
        return result;
    }();

    static constexpr trigger_model model{
        table_options_of<table_of_trigger<Trigger>>.schema,
        Trigger::name,
        table_facts<table_of_trigger<Trigger>>::name,
        text.view().substr(0, facts.definition),
        text.view().substr(facts.definition),
    };
};

template <dialect Dialect, class Trigger>
consteval bool check_trigger_for() {
    using lowered = trigger_lowering<Dialect, Trigger>;
    if constexpr (!check_feature<Dialect, lowered::facts.missing>())
        return false;
    else
        return check_trigger_parameters<Trigger, lowered::facts.parameters>();
}

template <dialect Dialect, class... Triggers>
inline constexpr trigger_model lowered_triggers[]{trigger_lowering<Dialect, Triggers>::model...};

}  // namespace orm
