// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <utility>

#include <orm/query/delete.hpp>
#include <orm/query/insert.hpp>
#include <orm/query/into.hpp>
#include <orm/query/row.hpp>
#include <orm/query/select.hpp>
#include <orm/query/set.hpp>
#include <orm/query/update.hpp>
#include <orm/query/with_write.hpp>
#include <orm/type/make_field.hpp>

namespace orm {

template <class Peer>
inline constexpr encoding output_encoding = encoding::automatic;
template <column Peer>
inline constexpr encoding output_encoding<Peer> = encoding_of<Peer>;

template <class Node>
constexpr std::string_view output_table() {
    if constexpr (column<Node>)
        return table_facts<typename Node::table>::name;
    else if constexpr (requires { requires row_source<typename Node::table>; })
        return label_of<typename Node::table>();
    else
        return {};
}

template <std::size_t Size>
struct field_array {
    field items[Size];
};

template <class Table, class... Columns>
constexpr auto make_fields(types<Columns...>) {
    return field_array<sizeof...(Columns)>{
        {make_field<typename Columns::declared, encoding_of<Columns>>(
            Columns::offset(), table_facts<Table>::name, name_of<Columns>)...}};
}

/// Writes down where the members of a row are, and answers true. Without whole tables among them
/// the fields say it themselves.
bool place(void const* row, std::initializer_list<void const*> members, field* fields,
           row_part* parts, bool flat);

/// Where the columns of a table go in its struct.
template <table Table>
inline constexpr auto fields_of = make_fields<Table>(columns_of<Table>{});

/// One output of a statement: an expression or a whole table.
template <class Item, class Scope>
struct output {
    using key                           = Item;
    using value                         = value_in<Item, Scope>;
    static constexpr std::size_t fields = 1;

    /// Describes the fields of a member of type `Member`, which is `value` or a std::optional of
    /// it. Where the member is in its row is not known yet.
    template <class Member>
    static constexpr field* describe(field* at) {
        using peer = typename stored_like<Item>::result;
        *at        = make_field<Member, output_encoding<peer>>(0, output_table<Item>(),
                                                               name_of_output<Item>());
        return at + 1;
    }
    template <class Member>
    static constexpr row_part::emplace_function emplace = nullptr;
};

template <table Table, class Scope>
struct output<all_columns<Table>, Scope> {
    static constexpr bool optional = Scope::outer::template contains<Table>;

    using key   = Table;
    using value = std::conditional_t<optional, std::optional<row_of<Table>>, row_of<Table>>;
    static constexpr std::size_t fields = columns_of<Table>::size;

    template <class Member>
    static constexpr field* describe(field* at) {
        for (field const& each : fields_of<Table>.items) *at++ = each;
        return at;
    }
    static void* engage(void* target) {
        return &static_cast<std::optional<row_of<Table>>*>(target)->emplace();
    }
    template <class Member>
    static constexpr row_part::emplace_function emplace =
        std::same_as<Member, row_of<Table>> ? nullptr : &engage;
};

/// The outputs of a statement together.
template <class... Outputs>
struct output_list {
    static constexpr std::size_t size = sizeof...(Outputs);

    template <std::size_t... Index>
    static auto row_type(std::index_sequence<Index...>)
        -> row<slot<Index, typename Outputs::key, typename Outputs::value>...>;
};

template <class Output>
inline constexpr bool is_whole_table = false;
template <table Table, class Scope>
inline constexpr bool is_whole_table<output<all_columns<Table>, Scope>> = true;

/// The layout of a row of several values, which is the same for all rows of a type. What is in it
/// is a constant; where it is, is asked of a sample.
template <class Outputs, class Members>
struct layout_storage;
template <class... Outputs, class... Members>
struct layout_storage<output_list<Outputs...>, types<Members...>> {
    static constexpr bool flat = !(is_whole_table<Outputs> || ...);

    // A span is given its size: made from an array it would be checked anew for each size.
    static constexpr std::size_t fields_of_row = (Outputs::fields + ... + 0);

    field    fields[fields_of_row];
    row_part parts[sizeof...(Outputs)]{
        {static_cast<std::uint32_t>(Outputs::fields), 0, Outputs::template emplace<Members>}...};

    constexpr layout_storage() {
        field* at = fields;
        ((at = Outputs::template describe<Members>(at)), ...);
    }

    [[gnu::always_inline]] row_layout layout() const {
        if constexpr (flat)
            return {{fields, fields_of_row}, {}};
        else
            return {{fields, fields_of_row}, {parts, sizeof...(Outputs)}};
    }
};

template <class Outputs>
struct row_of_outputs {
    using result = void;
};
template <class Output>
struct row_of_outputs<output_list<Output>> {
    using result = typename Output::value;
};
template <class First, class Second, class... Rest>
struct row_of_outputs<output_list<First, Second, Rest...>> {
    using result = decltype(output_list<First, Second, Rest...>::row_type(
        std::make_index_sequence<sizeof...(Rest) + 2>{}));
};

template <class Scope, class... Items>
output_list<output<Items, Scope>...> make_outputs(types<Items...>);

template <class List>
inline constexpr bool is_one_struct = false;
template <table Table, class Scope>
    requires(!output<all_columns<Table>, Scope>::optional)
inline constexpr bool is_one_struct<output_list<output<all_columns<Table>, Scope>>> = true;

/// What a statement answers with.
template <class Query>
struct outputs_of {
    using result = output_list<>;
};
template <class... Clauses>
struct outputs_of<select_query<Clauses...>> {
    using query  = select_query<Clauses...>;
    using result = decltype(make_outputs<typename query::scope>(typename query::selected{}));
};
/// A column of a set operation.
template <class Item, class Set>
struct set_output : output<Item, typename Set::scope> {
    using value = typename Set::template value_of<Item>;
};
template <class Set, class... Items>
output_list<set_output<Items, Set>...> make_set_outputs(types<Items...>);

template <set_operator Operator, class Left, class Right, class... Clauses>
struct outputs_of<set_query<Operator, Left, Right, Clauses...>> {
    using query  = set_query<Operator, Left, Right, Clauses...>;
    using result = decltype(make_set_outputs<query>(typename query::selected{}));
};
/// Whole rows of one struct stay so.
template <set_operator Operator, class Left, class Right, class... Clauses>
    requires is_one_struct<typename outputs_of<Left>::result> &&
             std::same_as<typename outputs_of<Left>::result, typename outputs_of<Right>::result>
struct outputs_of<set_query<Operator, Left, Right, Clauses...>> : outputs_of<Left> {};

template <table Table, class... Items>
struct outputs_of_returning {
    using result = decltype(make_outputs<scope<types<Table>>>(types<Items...>{}));
};
template <class Table, class Source, class Conflict, class... Items>
struct outputs_of<insert_query<Table, Source, Conflict, returning_clause<Items...>>>
    : outputs_of_returning<Table, Items...> {};
template <class Table, class Values, class Where, class... Items>
struct outputs_of<update_query<Table, Values, Where, returning_clause<Items...>>>
    : outputs_of_returning<Table, Items...> {};
template <class Table, class Where, class... Items>
struct outputs_of<delete_query<Table, Where, returning_clause<Items...>>>
    : outputs_of_returning<Table, Items...> {};

template <class With, class Query>
struct outputs_of<with_query<With, Query>> : outputs_of<Query> {};

/// How the rows of a statement are made: their type and the layout by which a backend fills them.
template <class Query>
struct result_of {
    using outputs = typename outputs_of<Query>::result;
    using row     = typename row_of_outputs<outputs>::result;

    [[gnu::always_inline]] static row_layout layout() {
        if constexpr (outputs::size == 0)
            return {};
        else if constexpr (outputs::size == 1)
            return layout_of_one(outputs{});
        else
            return layout_of_row(static_cast<row*>(nullptr));
    }

private:
    template <class Output>
    [[gnu::always_inline]] static row_layout layout_of_one(output_list<Output>) {
        static constexpr layout_storage<outputs, types<row>> storage;
        return storage.layout();
    }

    template <table Table, class Scope>
        requires(!output<all_columns<Table>, Scope>::optional)
    [[gnu::always_inline]] static row_layout layout_of_one(
        output_list<output<all_columns<Table>, Scope>>) {
        return {{fields_of<Table>.items, columns_of<Table>::size}, {}};
    }

    template <class... Slots>
    [[gnu::always_inline]] static row_layout layout_of_row(orm::row<Slots...>*) {
        using described = layout_storage<outputs, types<typename Slots::type...>>;
        alignas(row) static constexpr char space[sizeof(row)]{};  // only its addresses matter
        static constinit described         storage;
        auto const* const                  sample = reinterpret_cast<row const*>(space);
        static bool const placed = place(sample, {&static_cast<Slots const*>(sample)->value...},
                                         storage.fields, storage.parts, described::flat);
        static_cast<void>(placed);
        return storage.layout();
    }
};

}  // namespace orm
