// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

#include <orm/query/delete.hpp>
#include <orm/query/insert.hpp>
#include <orm/query/into.hpp>
#include <orm/query/row.hpp>
#include <orm/query/select.hpp>
#include <orm/query/update.hpp>
#include <orm/type/make_field.hpp>

namespace orm {

template <class Peer>
inline constexpr encoding output_encoding = encoding::automatic;
template <column Peer>
inline constexpr encoding output_encoding<Peer> = encoding_of<Peer>;

template <class Node>
constexpr std::string_view output_name() {
    if constexpr (column<Node>)
        return name_of<Node>;
    else if constexpr (requires { Node::name; })
        return Node::name;
    else
        return {};
}

template <class Node>
constexpr std::string_view output_table() {
    if constexpr (column<Node>)
        return table_facts<typename Node::table>::name;
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
    /// it.
    template <class Member>
    static field* describe(field* at, std::uint32_t offset) {
        using peer = typename stored_like<Item>::result;
        *at        = make_field<Member, output_encoding<peer>>(offset, output_table<Item>(),
                                                               output_name<Item>());
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
    static field* describe(field* at, std::uint32_t) {
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

/// An output and the type of the member that it is read into.
template <class Output, class Member>
struct mapped_output {
    static constexpr std::size_t                fields  = Output::fields;
    static constexpr row_part::emplace_function emplace = Output::template emplace<Member>;

    static field* describe(field* at, std::uint32_t offset) {
        return Output::template describe<Member>(at, offset);
    }
};

template <class Output>
inline constexpr bool is_whole_table = false;
template <table Table, class Scope>
inline constexpr bool is_whole_table<output<all_columns<Table>, Scope>> = true;
template <class Output, class Member>
inline constexpr bool is_whole_table<mapped_output<Output, Member>> = is_whole_table<Output>;

/// The layout of a row of several values, which is the same for all rows of a type. Where the
/// values are in it is asked of a sample.
template <class Row, class... Outputs>
class layout_storage {
public:
    /// `access(row, index)` gives the value at a constant index.
    template <class Access>
    explicit layout_storage(Access access) {
        describe(access, std::make_index_sequence<sizeof...(Outputs)>{});
    }

    row_layout layout() const {
        if constexpr (flat)
            return {fields_, {}};
        else
            return {fields_, parts_};
    }

private:
    static constexpr std::size_t fields = (Outputs::fields + ... + 0);
    static constexpr bool        flat   = !(is_whole_table<Outputs> || ...);

    template <class Access, std::size_t... Index>
    void describe(Access access, std::index_sequence<Index...>) {
        Row const sample{};
        field*    at = fields_;
        ((at =
              describe_one<Outputs>(at, parts_[Index], &sample,
                                    &access(sample, std::integral_constant<std::size_t, Index>{}))),
         ...);
    }

    template <class Output>
    static field* describe_one(field* at, row_part& part, void const* row, void const* member) {
        auto const offset = static_cast<std::uint32_t>(static_cast<char const*>(member) -
                                                       static_cast<char const*>(row));
        part              = {static_cast<std::uint32_t>(Output::fields), offset, Output::emplace};
        return Output::describe(at, flat ? offset : 0);
    }

    field    fields_[fields];
    row_part parts_[sizeof...(Outputs)];
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

template <class Tables>
struct tables_as_items;
template <class... Tables>
struct tables_as_items<types<Tables...>> {
    using result = types<all_columns<Tables>...>;
};

/// What a statement answers with.
template <class Query>
struct outputs_of {
    using result = output_list<>;
};
template <bool Distinct, class... Items, class... Clauses>
struct outputs_of<select_query<select_list<Distinct, Items...>, Clauses...>> {
    using scope  = scope_of<select_list<Distinct, Items...>, Clauses...>;
    using items  = std::conditional_t<sizeof...(Items) == 0,
                                      typename tables_as_items<typename scope::tables>::result,
                                      types<Items...>>;
    using result = decltype(make_outputs<scope>(items{}));
};
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

/// How the rows of a statement are made: their type and the layout by which a backend fills them.
template <class Query>
struct result_of {
    using outputs = typename outputs_of<Query>::result;
    using row     = typename row_of_outputs<outputs>::result;

    static row_layout layout() { return layout_of(outputs{}); }

private:
    static row_layout layout_of(output_list<>) { return {}; }

    template <class Output>
    static row_layout layout_of(output_list<Output>) {
        using described = layout_storage<row, mapped_output<Output, row>>;
        static described const made([](row const& sample, auto) -> auto const& { return sample; });
        return made.layout();
    }

    template <table Table, class Scope>
        requires(!output<all_columns<Table>, Scope>::optional)
    static row_layout layout_of(output_list<output<all_columns<Table>, Scope>>) {
        return {fields_of<Table>.items, {}};
    }

    template <class First, class Second, class... Rest>
    static row_layout layout_of(output_list<First, Second, Rest...>) {
        using described = layout_storage<row, mapped_output<First, typename First::value>,
                                         mapped_output<Second, typename Second::value>,
                                         mapped_output<Rest, typename Rest::value>...>;
        static described const made([](row const& sample, auto index) -> auto const& {
            return sample.template get<decltype(index)::value>();
        });
        return made.layout();
    }
};

}  // namespace orm
