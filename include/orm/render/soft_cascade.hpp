// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

#include <boost/hana/unpack.hpp>

#include <orm/query/deleted_rows.hpp>
#include <orm/render/default_name.hpp>
#include <orm/render/operand.hpp>
#include <orm/render/writer.hpp>
#include <orm/schema/foreign_keys.hpp>
#include <orm/schema/trigger.hpp>
#include <orm/schema/view.hpp>

// Soft deletes that go on to the rows that refer to those that are deleted. The database does it
// by triggers, as it does by itself what a foreign key's own actions ask for: whoever deletes, and
// however many rows and levels there are.

namespace orm {

struct soft_cascade_option {
    constexpr void apply(foreign_key_options& options) const { options.soft_cascade = true; }
};

namespace modifiers {

/// `(post_id, references(posts.id, on_soft_delete_cascade))`: rows are deleted and come back along
/// with the one that they refer to.
inline constexpr soft_cascade_option on_soft_delete_cascade;

}  // namespace modifiers

template <class Key>
consteval bool cascades_softly() {
    using child  = typename Key::table;
    using parent = typename Key::target;
    if constexpr (has_role<child, member_role::deleted_at> &&
                  has_role<child, member_role::deleted_through> &&
                  has_role<parent, member_role::deleted_at>)
        return encoding_of<column_of_role<child, member_role::deleted_at>> ==
               encoding_of<column_of_role<parent, member_role::deleted_at>>;
    else
        return false;
}

template <class Key>
concept key_of_soft_deletes = cascades_softly<Key>();

/// Rule `soft-cascade`.
template <class Key>
consteval bool check_soft_cascade() {
    static_assert(key_of_soft_deletes<Key>,
                  "orm: on_soft_delete_cascade is for a foreign key between two tables that have "
                  "a member of type orm::soft_delete, kept alike, and the one that refers needs "
                  "one of type orm::deleted_through beside it. docs/errors.md#soft-cascade");
    return key_of_soft_deletes<Key>;
}

enum class cascade_event : unsigned char { deleted, restored };

template <class Child, class... Columns>
constexpr short_name cascade_name(std::string_view label, types<Columns...>) {
    std::string_view const columns[]{name_of<Columns>...};
    return default_name(table_facts<Child>::name, columns, label);
}

/// With the table's schema, as there may be tables of one name in several.
template <class Child, class... Columns>
constexpr short_name cascade_trigger_name(std::string_view label, types<Columns...>) {
    std::string_view const columns[]{name_of<Columns>...};
    short_name             table;
    if constexpr (constexpr std::string_view schema = table_options_of<Child>.schema;
                  !schema.empty()) {
        table.add(schema);
        table.add("_");
    }
    table.add(table_facts<Child>::name);
    return default_name(table.view(), columns, label);
}

/// `Behind` are the keys by which it would come back to where it began, see `keys_behind`.
template <class Key, cascade_event Event, class Behind = types<>>
struct soft_cascade_trigger : trigger_base {
    static constexpr short_name kept = cascade_trigger_name<typename Key::table>(
        Event == cascade_event::deleted ? "soft_deleted" : "restored", typename Key::columns{});
    static constexpr std::string_view name = kept.view();
};

/// It runs for the rows of the table that is referred to.
template <class Key, cascade_event Event, class Behind>
struct soft_cascade_definition {
    using table = typename Key::target;
};

template <class Key, cascade_event Event, class Behind>
constexpr auto orm_trigger_definition(soft_cascade_trigger<Key, Event, Behind> const&) {
    return soft_cascade_definition<Key, Event, Behind>{};
}

template <class Key>
consteval auto triggers_of_key() {
    if constexpr (check_soft_cascade<Key>())
        return types<soft_cascade_trigger<Key, cascade_event::deleted>,
                     soft_cascade_trigger<Key, cascade_event::restored>>{};
    else
        return types<>{};
}

template <class... Keys>
consteval auto triggers_of_keys(types<Keys...>) {
    return joined_types<decltype(triggers_of_key<Keys>())...>{};
}

template <class Column>
consteval auto triggers_of_column() {
    if constexpr (options_of<Column>.has_soft_cascade)
        return triggers_of_keys(typename references_of_column<Column>::result{});
    else
        return types<>{};
}

template <class Constraint>
constexpr bool is_soft_cascade(Constraint const&) {
    return false;
}
template <class Columns, class Referenced>
constexpr bool is_soft_cascade(foreign_key_constraint<Columns, Referenced> const& key) {
    return key.options.soft_cascade;
}

template <class Table, class... Constraints, std::size_t... Index>
consteval auto triggers_of_constraints(modifier_list<Constraints...> const*,
                                       std::index_sequence<Index...>) {
    constexpr auto chosen =
        boost::hana::unpack(constraints_of<Table>(), [](auto const&... constraint) {
            return std::array<bool, sizeof...(constraint)>{is_soft_cascade(constraint)...};
        });
    using keys = joined_types<std::conditional_t<
        chosen[Index], typename references_in<void, Constraints>::result, types<>>...>;
    return triggers_of_keys(keys{});
}

template <class Table, class... Columns, class... Constraints>
consteval auto cascades_of(types<Columns...>, modifier_list<Constraints...> const* constraints) {
    using of_columns = joined_types<decltype(triggers_of_column<Columns>())...>;
    if constexpr (table_options_of<Table>.soft_cascade)
        return of_columns{} + triggers_of_constraints<Table>(
                                  constraints, std::index_sequence_for<Constraints...>{});
    else
        return of_columns{};
}

template <class... Columns>
consteval bool any_soft_cascades(types<Columns...>) {
    return (options_of<Columns>.has_soft_cascade || ...);
}

template <stored_table Table>
    requires(table_options_of<Table>.soft_cascade ||
             any_soft_cascades(modified_columns_of<Table>{}))
struct implied_triggers<Table> {
    using result = decltype(cascades_of<Table>(
        columns_of<Table>{}, static_cast<constraint_list_of<Table> const*>(nullptr)));
};

template <class Trigger>
struct key_of_cascade {
    using result = types<>;
};
template <class Key>
struct key_of_cascade<soft_cascade_trigger<Key, cascade_event::deleted>> {
    using result = types<Key>;
};

template <class From, class... Keys>
consteval std::array<bool, sizeof...(Keys)> next_keys(types<Keys...>) {
    return {std::is_same_v<typename From::table, typename Keys::target>...};
}

/// By which keys a deletion that has come by one of them gets on, at once or later.
template <class... Keys>
consteval auto ways_of_cascades(types<Keys...> keys) {
    constexpr std::size_t                      count = sizeof...(Keys);
    std::array<std::array<bool, count>, count> ways{next_keys<Keys>(keys)...};
    for (std::size_t by = 0; by != count; ++by)
        for (auto& from : ways)
            for (std::size_t to = 0; to != count; ++to)
                from[to] = from[to] || (from[by] && ways[by][to]);
    return ways;
}

template <class Key, class... Keys>
consteval std::size_t place_among(types<Keys...>) {
    bool const  same[]{std::is_same_v<Key, Keys>...};
    std::size_t at = 0;
    while (!same[at]) ++at;
    return at;
}

template <class... Keys>
inline constexpr auto ways_among = ways_of_cascades(types<Keys...>{});

/// Whether `Next` continues where `Key` has come, and leads back to it.
template <class Key, class Next, class... Keys>
consteval bool is_behind(types<Keys...> keys) {
    constexpr auto const& ways = ways_among<Keys...>;
    return std::is_same_v<typename Key::table, typename Next::target> &&
           ways[place_among<Next>(keys)][place_among<Key>(keys)];
}

/// Of a key that is part of a circle of several, those that come next in it. SQLite starts no
/// trigger anew unless it is told to, and rows behind them would stay as they are in silence.
template <class Key, class... Keys>
consteval auto keys_behind(types<Keys...>) {
    using keys = types<Keys...>;
    using next =
        joined_types<std::conditional_t<is_behind<Key, Keys>(keys{}), types<Keys>, types<>>...>;
    // A key that leads to its own table and nowhere else takes all rows below at once.
    return std::conditional_t<std::is_same_v<next, types<Key>>, types<>, next>{};
}

template <class Key, cascade_event Event, class... Triggers>
struct trigger_among<soft_cascade_trigger<Key, Event>, types<Triggers...>> {
    using keys   = joined_types<typename key_of_cascade<Triggers>::result...>;
    using result = soft_cascade_trigger<Key, Event, decltype(keys_behind<Key>(keys{}))>;
};

template <class Key, cascade_event Event, class Behind>
constexpr void write_definition(writer& out, soft_cascade_definition<Key, Event, Behind> const&) {
    constexpr std::string_view column =
        name_of<column_of_role<typename Key::target, member_role::deleted_at>>;
    constexpr bool is_deletion = Event == cascade_event::deleted;
    out << "after update of ";
    out.identifier(column);
    out << " on ";
    write_table_name<typename Key::target>(out);
    out << " for each row when (old.";
    out.identifier(column);
    out << (is_deletion ? " is null and new." : " is not null and new.");
    out.identifier(column);
    out << (is_deletion ? " is not null)" : " is null)");
}

inline constexpr std::string_view orm_child = "\"orm_child\".";

template <class... Columns, class... Referenced>
constexpr void write_refers(writer& out, std::string_view qualifier, types<Columns...>,
                            std::string_view referenced, types<Referenced...>) {
    ((out << qualifier, out.identifier(name_of<Columns>), out << " = " << referenced,
      out.identifier(name_of<Referenced>), out << " and "),
     ...);
}

/// Of living rows or, where rows come back, of those that the key has taken along.
template <class Key, cascade_event Event>
constexpr void write_is_taken(writer& out, std::string_view qualifier) {
    using child                  = typename Key::table;
    constexpr bool   is_deletion = Event == cascade_event::deleted;
    constexpr auto   role = is_deletion ? member_role::deleted_at : member_role::deleted_through;
    short_name const key  = cascade_name<child>("fkey", typename Key::columns{});
    out << qualifier;
    out.identifier(name_of<column_of_role<child, role>>);
    if (is_deletion) {
        out << " is null";
    } else {
        out << " = ";
        out.text_constant(key.view());
    }
}

template <class... Columns>
constexpr void write_names(writer& out, types<Columns...>, std::string_view qualifier) {
    separator comma;
    ((comma(out), out << qualifier, out.identifier(name_of<Columns>)), ...);
}

/// Of a key to its own table: all rows below at once, as a trigger of SQLite does not start itself.
template <class Key, cascade_event Event, class... Columns, class... Referenced>
constexpr void write_is_below(writer& out, types<Columns...> columns,
                              types<Referenced...> referenced) {
    out << '(';
    write_names(out, columns, {});
    out << ") in (with recursive \"orm_taken\" (";
    write_names(out, referenced, {});
    out << ") as (select ";
    write_names(out, referenced, "new.");
    out << " union select ";
    write_names(out, referenced, orm_child);
    out << " from \"orm_taken\" join ";
    write_table_name<typename Key::table>(out);
    out << " as \"orm_child\" on ";
    write_refers(out, orm_child, columns, "\"orm_taken\".", referenced);
    write_is_taken<Key, Event>(out, orm_child);
    out << ") select * from \"orm_taken\") and ";
}

/// Refuses to leave rows as they are that refer by `Next` to those that `Key` has just taken.
template <class Key, class Next, cascade_event Event>
constexpr void write_nothing_is_left(writer& out) {
    constexpr auto other =
        Event == cascade_event::deleted ? cascade_event::restored : cascade_event::deleted;
    out << "select raise(abort, 'orm: soft deletes that go round through several keys need "
           "connections with recursive_triggers') from ";
    write_table_name<typename Key::table>(out);
    out << " as \"orm_taken\" join ";
    write_table_name<typename Next::table>(out);
    out << " as \"orm_child\" on ";
    write_refers(out, orm_child, typename Next::columns{}, "\"orm_taken\".",
                 typename Next::referenced{});
    write_is_taken<Next, Event>(out, orm_child);
    out << " where ";
    write_refers(out, "\"orm_taken\".", typename Key::columns{}, "new.",
                 typename Key::referenced{});
    write_is_taken<Key, other>(out, "\"orm_taken\".");
    out << " limit 1; ";
}

template <class Key, cascade_event Event, class... Behind>
constexpr void write_body(writer& out,
                          soft_cascade_definition<Key, Event, types<Behind...>> const&) {
    using child                        = typename Key::table;
    constexpr std::string_view deleted = name_of<column_of_role<child, member_role::deleted_at>>;
    constexpr std::string_view of_parent =
        name_of<column_of_role<typename Key::target, member_role::deleted_at>>;
    constexpr std::string_view through =
        name_of<column_of_role<child, member_role::deleted_through>>;
    short_name const key = cascade_name<child>("fkey", typename Key::columns{});
    out << "update ";
    write_table_name<child>(out);
    out << " set ";
    out.identifier(deleted);
    out << " = new.";
    out.identifier(of_parent);
    out << ", ";
    out.identifier(through);
    out << " = ";
    if (Event == cascade_event::deleted)
        out.text_constant(key.view());
    else
        out << "null";
    out << " where ";
    if (std::is_same_v<child, typename Key::target> && !out.dialect.trigger_functions &&
        sizeof...(Behind) == 0)
        write_is_below<Key, Event>(out, typename Key::columns{}, typename Key::referenced{});
    else
        write_refers(out, {}, typename Key::columns{}, "new.", typename Key::referenced{});
    write_is_taken<Key, Event>(out, {});
    out << "; ";
    if (out.dialect.trigger_functions)
        out << "return null; ";
    else
        (write_nothing_is_left<Key, Behind, Event>(out), ...);
}

}  // namespace orm
