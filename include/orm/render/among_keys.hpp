// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/expr/among_keys.hpp>
#include <orm/render/operand.hpp>

namespace orm {

template <class... Columns>
struct text<among_keys<Columns...>> {
    static constexpr precedence level = precedence::comparison;

    static constexpr void write(writer& out, among_keys<Columns...> const*) {
        if constexpr (sizeof...(Columns) == 1)
            write_one(out);
        else
            write_several(out);
    }

private:
    /// JSON has no blobs: they travel in hexadecimal digits.
    template <class Column>
    static constexpr bool is_blob =
        facts_of<typename Column::type, encoding_of<Column>>.stored == storage::blob;

    static constexpr void write_columns_of_key(writer& out) {
        separator comma;
        ((comma(out), orm::write(out, static_cast<Columns const*>(nullptr))), ...);
    }

    static constexpr void write_one(writer& out) {
        write_columns_of_key(out);
        bool const arrays = out.dialect.lists == list_style::array;
        out << (arrays                      ? " = any("
                : (is_blob<Columns> && ...) ? " in (select unhex(value) from json_each("
                                            : " in (select value from json_each(");
        out.parameter();
        out << (arrays ? ")" : "))");
    }

    static constexpr void write_several(writer& out) {
        constexpr bool blobs[]{is_blob<Columns>...};
        bool const     arrays = out.dialect.lists == list_style::array;
        out << '(';
        write_columns_of_key(out);
        out << (arrays ? ") in (select * from unnest(" : ") in (select ");
        separator comma;
        for (std::size_t at = 0; at != sizeof...(Columns); ++at) {
            comma(out);
            if (arrays) {
                out.parameter();
            } else {
                out << (blobs[at] ? "unhex(value ->> " : "value ->> ");
                out.number(static_cast<std::int64_t>(at));
                if (blobs[at]) out << ')';
            }
        }
        if (!arrays) {
            out << " from json_each(";
            out.parameter();
        }
        out << "))";
    }
};

}  // namespace orm
