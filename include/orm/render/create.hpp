// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include <orm/render/create_table.hpp>
#include <orm/render/lower.hpp>
#include <orm/support/array_view.hpp>
#include <orm/support/is_null.hpp>

namespace orm {

/// Takes statements, first to count them and then to keep them.
class statement_list {
public:
    constexpr explicit statement_list(dialect_facts const& dialect, char* text = nullptr,
                                      std::string_view* statements = nullptr)
        : out(dialect, text), text_(text), statements_(statements) {}

    writer out;

    constexpr void end_statement() {
        if (!is_null(statements_)) statements_[count_] = {text_ + begin_, out.size() - begin_};
        begin_ = out.size();
        ++count_;
    }
    constexpr std::size_t count() const { return count_; }

private:
    char*             text_;
    std::string_view* statements_;
    std::size_t       begin_ = 0;
    std::size_t       count_ = 0;
};

/// Statements and their text; it points into itself.
template <std::size_t Size, std::size_t Count>
struct kept_statements {
    char                                text[Size + 1]{};
    std::array<std::string_view, Count> statements{};

    template <class Source>
    constexpr kept_statements(dialect_facts const& dialect, Source) {
        statement_list list(dialect, text, statements.data());
        Source::write(list);
    }
    kept_statements(kept_statements const&) = delete;
};

/// What `Source::write(statement_list&)` writes.
template <dialect Dialect, class Source>
struct statements_of {
    struct size_and_count {
        std::size_t size;
        std::size_t count;
    };
    static constexpr size_and_count counted = [] {
        statement_list list(Dialect::facts);
        Source::write(list);
        return size_and_count{list.out.size(), list.count()};
    }();
    static constexpr kept_statements<counted.size, counted.count> kept{Dialect::facts, Source{}};
};

/// A table and its indexes: a text for each table, as what the compiler may do at one go is
/// limited.
template <dialect Dialect, class Table, later_keys Later, if_exists Existing>
struct table_source {
    static constexpr void write(statement_list& list) {
        table_model const& table = lowered_table<Dialect, Table>.table;
        write_create_table(list.out, table, Later, Existing);
        list.end_statement();
        for (index_model const& index : table.indexes) {
            write_create_index(list.out, table, index, Existing);
            list.end_statement();
        }
        write_comments(list.out, table, [&] { list.end_statement(); });
    }
};

template <dialect Dialect, class... Tables>
inline constexpr creation_order<sizeof...(Tables)> order_in =
    order_of<sizeof...(Tables), count_foreign_keys(lowered_tables<Dialect, Tables...>)>(
        lowered_tables<Dialect, Tables...>);

constexpr bool is_first_of_schema(array_view<table_model> tables, std::size_t at) {
    if (tables[at].schema.empty()) return false;
    for (std::size_t earlier = 0; earlier != at; ++earlier)
        if (same_text(tables[earlier].schema, tables[at].schema)) return false;
    return true;
}

/// The schema of a type, unless one of the tables is in it, too.
constexpr void write_schema_of_type(statement_list& list, array_view<table_model> tables,
                                    std::string_view schema) {
    if (schema.empty()) return;
    for (table_model const& table : tables)
        if (same_text(table.schema, schema)) return;
    list.out << "create schema if not exists ";
    list.out.identifier(schema);
    list.end_statement();
}

/// The named schemas that tables are in, and the types of their columns.
template <dialect Dialect, if_exists Existing, class... Tables>
struct schemas_source {
    static constexpr void write(statement_list& list) {
        array_view<table_model> const tables = lowered_tables<Dialect, Tables...>;
        for (std::size_t at = 0; Dialect::facts.schemas && at != tables.size(); ++at) {
            if (!is_first_of_schema(tables, at)) continue;
            list.out << "create schema if not exists ";
            list.out.identifier(tables[at].schema);
            list.end_statement();
        }
        if constexpr (count_enum_columns<Dialect, Tables...> != 0)
            for (enum_model const& type : lowered_enums<Dialect, Tables...>.list()) {
                write_schema_of_type(list, tables, type_name(type.name).schema);
                write_create_enum(list.out, type, Existing);
                list.end_statement();
            }
    }
};

/// The foreign keys that close a cycle of tables. SQLite looks for the other table only when a row
/// is written, and has them all with their tables.
template <dialect Dialect, if_exists Existing, class... Tables>
struct later_keys_source {
    static constexpr void write(statement_list& list) {
        constexpr auto const& order = order_in<Dialect, Tables...>;
        if (!Dialect::facts.alter_constraints || !order.has_later_keys()) return;
        for (std::size_t const at : order.tables) {
            table_model const& table = lowered_tables<Dialect, Tables...>[at];
            for (std::size_t key = 0; key != table.foreign_keys.size(); ++key) {
                if (!is_later(order.later[at], key)) continue;
                write_add_foreign_key(list.out, table, table.foreign_keys[key], Existing);
                list.end_statement();
            }
        }
    }
};

template <dialect Dialect, if_exists Existing, class... Tables>
struct creation {
    static constexpr auto const& order = order_in<Dialect, Tables...>;

    using schemas = statements_of<Dialect, schemas_source<Dialect, Existing, Tables...>>;
    using keys    = statements_of<Dialect, later_keys_source<Dialect, Existing, Tables...>>;
    template <class Table>
    using table =
        statements_of<Dialect, table_source<Dialect, Table,
                                            Dialect::facts.alter_constraints
                                                ? order.later[index_of<Table>(types<Tables...>{})]
                                                : later_keys{0},
                                            Existing>>;

    static constexpr std::size_t count =
        schemas::counted.count + (table<Tables>::counted.count + ...) + keys::counted.count;

    static constexpr std::array<std::string_view, count> make() {
        array_view<std::string_view> const  of_tables[]{table<Tables>::kept.statements...};
        std::array<std::string_view, count> all{};
        std::size_t                         size = 0;
        for (std::string_view const text : schemas::kept.statements) all[size++] = text;
        for (std::size_t const at : order.tables) all[size++] = of_tables[at].front();
        for (std::string_view const text : keys::kept.statements) all[size++] = text;
        for (std::size_t const at : order.tables)
            for (std::string_view const text : of_tables[at].from(1)) all[size++] = text;
        return all;
    }
    static constexpr std::array<std::string_view, count> statements = make();
};

/// Where one statement drops many tables it may drop those that refer to each other; otherwise the
/// tables go one by one, those that refer to others first.
template <dialect Dialect, class... Tables>
struct drop_source {
    static constexpr void write(statement_list& list) {
        constexpr auto const& order = order_in<Dialect, Tables...>;
        for (std::size_t at = sizeof...(Tables); at-- != 0;) {
            bool const begins = !Dialect::facts.drops_together || at + 1 == sizeof...(Tables);
            table_model const& table = lowered_tables<Dialect, Tables...>[order.tables[at]];
            list.out << (begins ? "drop table if exists " : ", ");
            write_qualified(list.out, table.schema, table.name);
            if (!Dialect::facts.drops_together || at == 0) list.end_statement();
        }
        if constexpr (count_enum_columns<Dialect, Tables...> != 0)
            for (enum_model const& type : lowered_enums<Dialect, Tables...>.list()) {
                list.out << "drop type if exists ";
                write_type_name(list.out, type_name(type.name));
                list.end_statement();
            }
    }
};

/// The statements that create a schema, in an order that works: schemas, tables behind those they
/// refer to, foreign keys that close a cycle, indexes. Constants, to read and to test:
///
///     static_assert(orm::create_sql<orm::sqlite_dialect>(blog)[0] == "create table ...");
///
/// With `if_exists::skip` what is there already is left as it is, whatever it looks like.
template <dialect Dialect, if_exists Existing = if_exists::fail, class... Tables>
constexpr auto const& create_sql(schema_of<Tables...> schema) {
    lower<Dialect>(schema);
    return creation<Dialect, Existing, Tables...>::statements;
}

/// The statements that drop the tables of a schema which are there, with all that is in them.
///
/// SQLite deletes the rows of a table before it drops it: tables that refer to each other in a
/// cycle cannot be dropped while foreign keys are enforced and rows hold them together.
template <dialect Dialect, class... Tables>
constexpr auto const& drop_sql(schema_of<Tables...> schema) {
    lower<Dialect>(schema);
    return statements_of<Dialect, drop_source<Dialect, Tables...>>::kept.statements;
}

}  // namespace orm
