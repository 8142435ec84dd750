// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <type_traits>

#include <orm/expr/changed_row.hpp>
#include <orm/query/check.hpp>
#include <orm/schema/trigger.hpp>
#include <orm/schema/view.hpp>

namespace orm {

enum class trigger_time : std::uint8_t { before, after };
enum class trigger_event : std::uint8_t { insert, update, delete_ };

/// A write that answers with no rows.
template <class Statement>
concept trigger_statement = write_statement<Statement> && !returning_write<Statement>;

/// Rule `trigger-statement`.
template <class Statement>
consteval bool check_trigger_statement() {
    static_assert(trigger_statement<Statement>,
                  "orm: a trigger runs inserts, updates and deletes without returning(). "
                  "docs/errors.md#trigger-statement");
    if constexpr (trigger_statement<Statement>) {
        using foreign = typename foreign_in_write<Statement, types<>>::result;
        if constexpr (names_check<typename write_rules<Statement>::tables, foreign>::run())
            write_rules<Statement>::run();
    }
    return trigger_statement<Statement>;
}

constexpr bool has_state(trigger_event event, row_state state) {
    return state == row_state::before ? event != trigger_event::insert
                                      : event != trigger_event::delete_;
}

template <class Column, trigger_event Event, class Table>
concept column_of_the_changed_row =
    std::is_same_v<typename Column::of::table, Table> && has_state(Event, Column::state);

/// Rule `trigger-row`.
template <class Column, trigger_event Event, class Table>
consteval bool check_changed_column() {
    static_assert(column_of_the_changed_row<Column, Event, Table>,
                  "orm: new_() and old_() take columns of the trigger's own table; an insert has "
                  "nothing old, and a delete nothing new. docs/errors.md#trigger-row");
    return column_of_the_changed_row<Column, Event, Table>;
}

template <trigger_event Event, class Table, class... Columns>
consteval bool check_changed_columns(types<Columns...>) {
    return (check_changed_column<Columns, Event, Table>() && ...);
}

/// What a trigger does, before its statements are known and then with them.
template <trigger_time Time, trigger_event Event, stored_table Table, class Columns = types<>,
          class Condition = nothing, class... Statements>
struct trigger_definition {
    using table    = Table;
    using columns  = Columns;
    using operands = types<Condition, Statements...>;

    static constexpr trigger_time  time  = Time;
    static constexpr trigger_event event = Event;

    Condition           filter;
    list<Statements...> statements;

    /// Only when an update names one of these columns.
    template <column... Named>
        requires(Event == trigger_event::update && Columns::size == 0 && sizeof...(Named) != 0 &&
                 (std::is_same_v<typename Named::table, Table> && ...))
    constexpr auto of(Named...) const {
        return trigger_definition<Time, Event, Table, types<Named...>, Condition>{filter, {}};
    }

    /// Only for rows that meet a condition on `new_()` and `old_()`.
    template <condition Given>
        requires std::is_same_v<Condition, nothing>
    constexpr auto when(Given given) const {
        if constexpr (check_rows<Given, types<>>())
            return trigger_definition<Time, Event, Table, Columns, Given>{given, {}};
        else
            return *this;
    }

    /// What is done for each row.
    template <class... Given>
        requires(sizeof...(Given) != 0 && sizeof...(Statements) == 0)
    constexpr auto run(Given... given) const {
        return trigger_definition<Time, Event, Table, Columns, Condition, Given...>{
            filter, make_list(given...)};
    }

    static consteval bool check() {
        if constexpr ((check_trigger_statement<Statements>() && ...))
            return check_changed_columns<Event, Table>(
                typename changed_columns_in<operands>::result{});
        else
            return false;
    }
};

/// Sets columns of the row itself whenever an update names any other of its columns.
template <stored_table Table, class... Assignments>
struct row_setting_definition {
    using table    = Table;
    using operands = types<Assignments...>;

    list<Assignments...> assignments;

    static consteval bool check() {
        check_assignments<Table, Assignments...>();
        if constexpr (check_rows<types<Assignments...>, types<>>())
            return check_changed_columns<trigger_event::update, Table>(
                typename changed_columns_in<operands>::result{});
        else
            return false;
    }
};

template <stored_table Table>
struct row_setting_start {
    template <class... Assignments>
        requires(sizeof...(Assignments) != 0 && (is_assignment<Assignments> && ...))
    constexpr auto set(Assignments... assignments) const {
        return row_setting_definition<Table, Assignments...>{make_list(assignments...)};
    }
};

template <schema_trigger Trigger>
consteval bool check_trigger() {
    return definition_of<Trigger>::check();
}

namespace dsl {

/// `after_insert(posts).run(insert_into(log).values(log.post_id = new_(posts.id)))`
template <stored_table Table>
constexpr auto after_insert(Table) {
    return trigger_definition<trigger_time::after, trigger_event::insert, Table>{};
}
template <stored_table Table>
constexpr auto after_update(Table) {
    return trigger_definition<trigger_time::after, trigger_event::update, Table>{};
}
template <stored_table Table>
constexpr auto after_delete(Table) {
    return trigger_definition<trigger_time::after, trigger_event::delete_, Table>{};
}
template <stored_table Table>
constexpr auto before_insert(Table) {
    return trigger_definition<trigger_time::before, trigger_event::insert, Table>{};
}
template <stored_table Table>
constexpr auto before_update(Table) {
    return trigger_definition<trigger_time::before, trigger_event::update, Table>{};
}
template <stored_table Table>
constexpr auto before_delete(Table) {
    return trigger_definition<trigger_time::before, trigger_event::delete_, Table>{};
}

/// `on_update(posts).set(posts.updated_at = current_timestamp<std::chrono::sys_seconds>())`: with
/// every update that names another column, in the same row.
template <stored_table Table>
constexpr auto on_update(Table) {
    return row_setting_start<Table>{};
}

}  // namespace dsl
}  // namespace orm

/// A trigger of typed statements, which runs for each row:
///
///     ORM_TRIGGER(post_added, "post_added",
///         after_insert(posts).run(insert_into(log).values(log.post_id = new_(posts.id))))
///
/// It is named in `orm::schema(posts, log, post_added)` and created behind the tables. Values in it
/// become constants of its text.
#define ORM_TRIGGER(variable, trigger_name, ...)                                  \
    struct variable##_t : orm::trigger_base {                                     \
        static constexpr std::string_view name = trigger_name;                    \
    };                                                                            \
    inline constexpr variable##_t   variable{};                                   \
    [[maybe_unused]] constexpr auto orm_trigger_definition(variable##_t const&) { \
        using namespace orm::dsl;                                                 \
        return __VA_ARGS__;                                                       \
    }                                                                             \
    [[maybe_unused]] inline constexpr bool variable##_is_checked =                \
        orm::check_trigger<variable##_t>();
