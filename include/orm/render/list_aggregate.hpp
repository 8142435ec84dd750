// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string_view>

#include <orm/expr/list_aggregate.hpp>
#include <orm/render/json.hpp>

namespace orm {

constexpr std::string_view spelling(list_function function, bool sqlite) {
    switch (function) {
        case list_function::joined_text: return sqlite ? "group_concat(" : "string_agg(";
        case list_function::json_array: return sqlite ? "json_group_array(" : "coalesce(json_agg(";
        case list_function::array:
            return sqlite ? "'[' || coalesce(group_concat(" : "coalesce(array_agg(";
        case list_function::json_object:
            return sqlite ? "json_group_object(" : "coalesce(json_object_agg(";
    }
    return {};
}

/// PostgreSQL makes no value of no rows, where SQLite makes empty JSON.
constexpr std::string_view ending(list_function function) {
    switch (function) {
        case list_function::joined_text: break;
        case list_function::json_array: return ", '[]')";
        case list_function::json_object:
        case list_function::array: return ", '{}')";
    }
    return {};
}

template <list_function Function, bool Distinct, class... Arguments, class... Orders,
          class... Conditions>
struct text<list_aggregate<Function, Distinct, types<Arguments...>, types<Orders...>,
                           types<Conditions...>>> {
    using node_type = list_aggregate<Function, Distinct, types<Arguments...>, types<Orders...>,
                                     types<Conditions...>>;
    static constexpr precedence level = precedence::atom;

    static constexpr std::size_t arguments = sizeof...(Arguments);
    static constexpr std::size_t orders    = sizeof...(Orders);

    static constexpr void write(writer& out, node_type const* node) {
        write_call(out, node);
        write_end(out);
    }

    /// The call alone, behind which a window may stand.
    static constexpr void write_call(writer& out, node_type const* node) {
        bool const sqlite = out.dialect.sqlite_functions;
        if constexpr (orders != 0) out.require(feature::ordered_aggregates);
        if constexpr (Distinct && arguments > 1) out.require(feature::distinct_separator);
        out << spelling(Function, sqlite) << (Distinct ? "distinct " : "");
        std::size_t at = 0;
        for_each_item(part(node, &node_type::items), [&](auto const* each) {
            if (at == arguments && Distinct && arguments == 1) write_comma(out);
            out << (at == 0                    ? ""
                    : at == arguments + orders ? ") filter (where "
                    : at == arguments          ? " order by "
                                               : ", ");
            write_part(out, each, at < arguments);
            ++at;
        });
        if (at == arguments && Distinct && arguments == 1) write_comma(out);
        out << ')';
    }

    static constexpr void write_end(writer& out) {
        bool const sqlite = out.dialect.sqlite_functions;
        if (!sqlite) out << ending(Function);
        if (sqlite && Function == list_function::array) out << ", '') || ']'";
    }

private:
    /// What SQLite puts between texts by default.
    static constexpr void write_comma(writer& out) {
        if (!out.dialect.sqlite_functions) out << ", ','";
    }

    /// As a column of arrays has it. The engine's own JSON rounds numbers and knows no blobs.
    template <class Item>
    static constexpr void write_element(writer& out, Item const* node) {
        constexpr storage kind  = storage_of<type_of<Item>>;
        constexpr bool    real  = kind == storage::real;
        int const         first = out.parameters();
        out << "case when ";
        write_operand<precedence::concat>(out, node);
        out << " is null then 'null' else ";
        out.count_from(first);
        out << (real                    ? "printf('%!.17g', "
                : kind == storage::blob ? "'\"' || hex("
                                        : "json_quote(");
        orm::write(out, node);
        out << (kind == storage::blob ? ") || '\"' end" : ") end");
    }

    template <class Item>
    static constexpr void write_part(writer& out, Item const* node, bool argument) {
        if constexpr (Function == list_function::array) {
            if (argument && out.dialect.sqlite_functions) return write_element(out, node);
        } else if constexpr (Function != list_function::joined_text && expression<Item>) {
            if (argument) return write_json_member(out, node);
        }
        orm::write(out, node);
    }
};

}  // namespace orm
