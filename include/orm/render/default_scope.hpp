// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

#include <orm/query/default_scope.hpp>
#include <orm/render/condition.hpp>

// Conditions that tables bring along.

namespace orm {

template <class Mixin, class Table>
struct text<mixin_scope<Mixin, Table>> {
    using made                        = typename mixin_scope<Mixin, Table>::made;
    static constexpr precedence level = text<made>::level;

    static constexpr void write(writer& out, mixin_scope<Mixin, Table> const*) {
        orm::write(out, static_cast<made const*>(nullptr));
    }
};

/// The conditions with ` and ` between them, each at least as tight as that.
template <class... Conditions>
constexpr void write_scope(writer&                           out, types<Conditions...>,
                           [[maybe_unused]] std::string_view first) {
    ((out << first, first = " and ",
      write_operand<precedence::conjunction>(out, static_cast<Conditions const*>(nullptr))),
     ...);
}

/// A condition and behind it those of tables. It may be absent, they are not.
template <class Condition, class Scope>
constexpr void write_with_scope(writer& out, Condition const* condition, Scope scope,
                                std::string_view word) {
    if (!is_present(condition)) return write_scope(out, scope, word);
    out << word;
    if constexpr (Scope::size == 0) {
        orm::write(out, condition);
    } else {
        write_operand<precedence::conjunction>(out, condition);
        write_scope(out, scope, " and ");
    }
}

/// A table as a query that leaves rows out, under the table's own name. `write_from` writes what it
/// reads.
template <table Table, class Scope, class WriteFrom>
constexpr void write_narrowed(writer& out, Scope scope, WriteFrom&& write_from) {
    bool const outer = out.qualified;
    out.qualified    = false;
    out << "(select ";
    separator comma;
    [&]<class... Columns>(types<Columns...>) {
        ((comma(out), out.identifier(name_of<Columns>)), ...);
    }(columns_of<Table>{});
    write_from();
    write_scope(out, scope, " where ");
    out << ") as ";
    out.identifier(label_of<Table>());
    out.qualified = outer;
}

template <deleted_rows Which, class... Tables>
struct text<deleted_clause<Which, Tables...>> {
    static constexpr void write(writer&, deleted_clause<Which, Tables...> const*) {}
};

template <deleted_rows Which, class Condition>
struct text<rows_among<Which, Condition>> : text<Condition> {
    using node_type = rows_among<Which, Condition>;

    static constexpr void write(writer& out, node_type const* node) {
        orm::write(out, part(node, &node_type::condition));
    }
};
template <deleted_rows Which, class Condition>
constexpr bool is_present(rows_among<Which, Condition> const* node) {
    return is_present(part(node, &rows_among<Which, Condition>::condition));
}

}  // namespace orm
