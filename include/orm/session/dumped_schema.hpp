// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>

#include <orm/render/create_objects.hpp>
#include <orm/render/dump.hpp>
#include <orm/session/entity.hpp>
#include <orm/session/json_member.hpp>
#include <orm/session/plan.hpp>

// What a dump and its loading are told of a schema, as data: they are compiled once for each engine
// and not for each table.

namespace orm {

/// What dumping and loading need to know of a table, in one dialect.
struct dumped_table {
    std::string_view                  schema;
    std::string_view                  name;
    json_members                      members;
    row_layout                        layout;
    statement_source                  rows;
    statement_source                  mark;      // without a text where the database counts no keys
    statement_plan const*             set_mark;  // of it
    array_view<statement_plan const*> load;      // by `dump_conflict`
    void* (*make)();
    void (*destroy)(void* row);
};

/// A row of such a table, on its way from or to a file.
class dumped_object {
public:
    explicit dumped_object(dumped_table const& table) : table_(&table), row_(table.make()) {}
    dumped_object(dumped_object&& other) noexcept
        : table_(other.table_), row_(std::exchange(other.row_, nullptr)) {}
    dumped_object& operator=(dumped_object&&) = delete;
    ~dumped_object() {
        if (row_ != nullptr) table_->destroy(row_);
    }

    dumped_table const& table() const { return *table_; }
    void*               row() const { return row_; }

private:
    dumped_table const* table_;
    void*               row_;
};

/// A sequence of the schema.
struct dumped_sequence {
    std::string_view      schema;
    std::string_view      name;
    statement_source      mark;
    statement_plan const* set_mark;
};

template <table Table, class Columns, dump_conflict Conflict>
struct parameters_in<loaded_row<Table, Columns, Conflict>> {
    static constexpr std::size_t count = Columns::size;
};

template <table Table, class... Columns>
void bind_loaded_row(binder& out, void const* row, void const*) {
    bind_members(out, *static_cast<row_of<Table> const*>(row), types<Columns...>{});
}
inline void bind_mark(binder& out, void const* mark, void const*) {
    ::new (out.place()) value(value::of_integer(*static_cast<std::int64_t const*>(mark)));
}

/// A statement that belongs to no query: it is told what it binds, and how.
template <dialect Dialect, class Node>
inline constexpr statement_source source_of_node{.index = &index_of_query<Dialect, Node>,
                                                 .sql   = sql_text<Dialect, Node>.view()};

template <dialect Dialect, class Node>
inline constexpr statement_plan plan_of_mark{
    .source = source_of_node<Dialect, Node>, .bind = bind_mark, .parameters = 1, .writes = true};

template <dialect Dialect, table Table, class Columns>
struct loading_plans;
template <dialect Dialect, table Table, class... Columns>
struct loading_plans<Dialect, Table, types<Columns...>> {
    template <dump_conflict Conflict>
    static constexpr statement_plan plan{
        .source     = source_of_node<Dialect, loaded_row<Table, types<Columns...>, Conflict>>,
        .bind       = bind_loaded_row<Table, Columns...>,
        .parameters = sizeof...(Columns),
        .writes     = true,
        .arrays     = Dialect::facts.lists == list_style::array};

    static constexpr statement_plan const* all[]{&plan<dump_conflict::refuse>,
                                                 &plan<dump_conflict::ignore>,
                                                 &plan<dump_conflict::overwrite>};
};

template <class Columns>
struct counted_among;
template <class... Columns>
struct counted_among<types<Columns...>> {
    using result = joined_types<
        std::conditional_t<options_of<Columns>.autoincrement, types<Columns>, types<>>...>;
};

template <dialect Dialect, class... Columns>
constexpr void describe_mark(dumped_table& made, types<Columns...>) {
    ((made.mark = source_of_node<Dialect, counted_mark<Columns>>), ...);
    ((made.set_mark = &plan_of_mark<Dialect, mark_to_set<Columns>>), ...);
}

template <table Table, class Columns>
inline constexpr auto dumped_fields = make_fields<Table>(Columns{});

template <dialect Dialect, table Table>
constexpr dumped_table describe_dumped_table() {
    using columns = stored_columns<Table>;
    dumped_table made{.schema   = table_options_of<Table>.schema,
                      .name     = table_facts<Table>::name,
                      .members  = json_members_of<Table, columns>.items,
                      .layout   = {{dumped_fields<Table, columns>.items, columns::size}, {}},
                      .rows     = source_of_node<Dialect, dumped_rows<Table, columns>>,
                      .mark     = {},
                      .set_mark = nullptr,
                      .load     = loading_plans<Dialect, Table, columns>::all,
                      .make     = [] { return static_cast<void*>(new row_of<Table>{}); },
                      .destroy  = [](void* row) { delete static_cast<row_of<Table>*>(row); }};
    describe_mark<Dialect>(made, typename counted_among<columns>::result{});
    return made;
}

template <dialect Dialect, class Schema>
struct dumped_schema;
template <dialect Dialect, class... Tables>
struct dumped_schema<Dialect, schema_of<Tables...>> {
    static constexpr dumped_table tables[]{describe_dumped_table<Dialect, Tables>()...};
    static constexpr array_view<dumped_sequence> sequences{};
    static constexpr auto const&                 order = order_in<Dialect, Tables...>;

    using defer = statements_of<Dialect, defer_keys_source<Dialect, Tables...>>;
    using check = statements_of<Dialect, check_keys_source<Dialect, Tables...>>;
};
template <dialect Dialect, class... Sequences>
inline constexpr dumped_sequence dumped_sequences[]{
    {Sequences::schema, Sequences::name, source_of_node<Dialect, sequence_mark<Sequences>>,
     &plan_of_mark<Dialect, sequence_to_set<Sequences>>}...};

template <dialect Dialect, class... Sequences>
constexpr array_view<dumped_sequence> dumped_sequences_of(types<Sequences...>) {
    if constexpr (sizeof...(Sequences) == 0)
        return {};
    else
        return dumped_sequences<Dialect, Sequences...>;
}

template <dialect Dialect, class Objects, class... Tables>
struct dumped_schema<Dialect, schema_with<Objects, Tables...>>
    : dumped_schema<Dialect, schema_of<Tables...>> {
    static constexpr array_view<dumped_sequence> sequences =
        dumped_sequences_of<Dialect>(typename Objects::sequences{});
};

}  // namespace orm
