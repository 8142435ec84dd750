// SPDX-License-Identifier: BSL-1.0
#include <cfloat>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <utility>
#include <vector>

#include <orm/backend/error.hpp>

#include "../columns.hpp"
#include "../member.hpp"
#include "array.hpp"
#include "cell.hpp"
#include "failure.hpp"
#include "statement_state.hpp"

namespace orm::postgres {

namespace {

/// Where a cell came from. It is built once for a row, so that the way of a right value touches
/// nothing but the cell and the member.
struct current_row {
    PGresult const*  result;
    int              index;
    std::int64_t     number;
    std::string_view sql;
    std::string&     buffer;
    known_types      of_database;
};

/// By `storage`.
constexpr std::string_view stored_names[] = {
    "anything", "boolean", "integer",   "real",     "text",   "blob",
    "date",     "time",    "timestamp", "interval", "a list",
};

std::string_view wanted_name(field const& target) {
    return target.type == member_type::converted
               ? stored_names[static_cast<std::size_t>(target.stored)]
               : member_type_names[static_cast<std::size_t>(target.type)];
}

std::string_view column_name(current_row const& row, int column, field const& target) {
    if (!target.column.empty()) return target.column;
    char const* name = PQfname(row.result, column);
    return name != nullptr ? name : "";
}

[[noreturn, gnu::noinline, gnu::cold]] void refuse(current_row const& row, int column,
                                                   field const& target, std::string_view held) {
    throw decode_error(target.table, column_name(row, column, target), row.number, held,
                       wanted_name(target), row.sql);
}

[[noreturn, gnu::noinline, gnu::cold]] void refuse_type(current_row const& row, int column,
                                                        field const& target, cell const& from) {
    refuse(row, column, target, held_name(from.held));
}

/// The right type, but not the right value.
[[noreturn, gnu::noinline, gnu::cold]] void refuse_value(current_row const& row, int column,
                                                         field const& target, cell const& from) {
    refuse(row, column, target, std::string("another ").append(held_name(from.held)));
}

[[gnu::noinline]] void read_converted(current_row const& row, int column, field const& target,
                                      cell const* from, void* member) {
    value   stored;
    scratch elements;
    if (from != nullptr) {
        taken const how =
            target.stored == storage::list
                ? take_array(row.of_database, target.element, *from, row.buffer, elements, stored)
                : take_value(row.buffer, target.stored, *from, stored);
        if (how == taken::other_type) refuse_type(row, column, target, *from);
        if (how == taken::other_value) refuse_value(row, column, target, *from);
    }
    try {
        target.assign(member, stored);
    } catch (conversion_error const& refusal) {
        throw decode_error(target.table, column_name(row, column, target), row.number,
                           from != nullptr ? held_name(from->held) : "null", refusal, row.sql);
    }
}

[[gnu::noinline]] void read_null(current_row const& row, int column, field const& target,
                                 void* member) {
    if (!target.nullable) refuse(row, column, target, "null");
    if (target.type == member_type::converted)
        return read_converted(row, column, target, nullptr, member);
    store_null(target, member);
}

[[gnu::always_inline]] inline void read_cell(current_row const& row, int column, wire held,
                                             field const& target, char* base) {
    void* const member = base + target.offset;
    int const   length = PQgetlength(row.result, row.index, column);
    if (length == 0 && PQgetisnull(row.result, row.index, column) != 0) [[unlikely]]
        return read_null(row, column, target, member);
    cell const from{held, PQgetvalue(row.result, row.index, column),
                    static_cast<std::size_t>(length)};

    auto const require = [&](taken how) {
        if (how == taken::right) [[likely]]
            return;
        if (how == taken::other_type) refuse_type(row, column, target, from);
        refuse_value(row, column, target, from);
    };
    auto const integer = [&]<class Member>(Member) {
        std::int64_t number{};
        require(take_integer(row.buffer, from, number));
        if (!std::in_range<Member>(number)) [[unlikely]]
            refuse_value(row, column, target, from);
        store(target, member, static_cast<Member>(number));
    };

    switch (target.type) {
        case member_type::boolean:
            if (held != wire::boolean) [[unlikely]]
                refuse_type(row, column, target, from);
            if (from.size != 1) [[unlikely]]
                refuse_value(row, column, target, from);
            return store(target, member, from.data[0] != 0);
        case member_type::int8: return integer(std::int8_t{});
        case member_type::int16: return integer(std::int16_t{});
        case member_type::int32: return integer(std::int32_t{});
        case member_type::int64: return integer(std::int64_t{});
        case member_type::uint8: return integer(std::uint8_t{});
        case member_type::uint16: return integer(std::uint16_t{});
        case member_type::uint32: return integer(std::uint32_t{});
        case member_type::uint64: return integer(std::uint64_t{});
        case member_type::float32: {
            double number{};
            require(take_real<float>(row.buffer, from, number));
            if (std::isfinite(number) && std::fabs(number) > double{FLT_MAX}) [[unlikely]]
                refuse_value(row, column, target, from);
            return store(target, member, static_cast<float>(number));
        }
        case member_type::float64: {
            double number{};
            require(take_real<double>(row.buffer, from, number));
            return store(target, member, number);
        }
        case member_type::text: {
            std::string_view text;
            require(take_text(row.buffer, from, text));
            return store_text(target, member, text);
        }
        case member_type::blob:
            if (held != wire::bytea) [[unlikely]]
                refuse_type(row, column, target, from);
            return store_blob(target, member, from.bytes());
        case member_type::converted: return read_converted(row, column, target, &from, member);
    }
    __builtin_unreachable();
}

[[noreturn]] void refuse_read(statement_state const& state, std::size_t found, std::size_t wanted) {
    error_details details;
    details.sql = state.sql;
    if (state.index < 0 || state.index >= state.rows)
        throw misuse("read() without a row; call next() first, and read only while it answers true",
                     std::move(details));
    throw schema_mismatch("the result has " + std::to_string(found) + " columns where " +
                              std::to_string(wanted) +
                              " are wanted; has another program altered the table?",
                          std::move(details));
}

}  // namespace

void statement_state::read(row_layout const& layout, void* row_of_user) {
    if (at != phase::reading) check_layout(layout);
    if (!layout.parts.empty()) return read_parts(layout, static_cast<char*>(row_of_user));
    read_cells(layout.fields, 0, static_cast<char*>(row_of_user));
}

void statement_state::read_cells(std::span<field const> fields, std::size_t column, char* base) {
    current_row const current{result.get(), index, row, sql, buffer, connection->types};
    for (field const& target : fields) {
        read_cell(current, static_cast<int>(column), columns[column], target, base);
        ++column;
    }
}

void statement_state::read_parts(row_layout const& layout, char* base) {
    std::size_t column = 0;
    auto const  absent = [&](std::size_t end) {
        for (std::size_t each = column; each != end; ++each)
            if (PQgetisnull(result.get(), index, static_cast<int>(each)) == 0) return false;
        return true;
    };
    for (row_part const& part : layout.parts) {
        char* place = base + part.offset;
        if (part.emplace == nullptr || !absent(column + part.fields)) {
            if (part.emplace != nullptr) place = static_cast<char*>(part.emplace(place));
            read_cells(layout.fields.subspan(column, part.fields), column, place);
        }
        column += part.fields;
    }
}

/// Once for each execution.
void statement_state::check_layout(row_layout const& layout) {
    auto const found = static_cast<std::size_t>(PQnfields(result.get()));
    if (layout.check != column_check::made) check_names(layout);
    if (at != phase::started || index < 0 || index >= rows || found != layout.fields.size())
        refuse_read(*this, found, layout.fields.size());
    bool same = column_types.size() == found;
    for (std::size_t column = 0; same && column != found; ++column)
        same = column_types[column] == PQftype(result.get(), static_cast<int>(column));
    if (!same) look_up_columns();
    at = phase::reading;
}

void statement_state::check_names(row_layout const& layout) const {
    std::vector<std::string_view> names;
    for (int column = 0; column < PQnfields(result.get()); ++column)
        names.emplace_back(PQfname(result.get(), column));
    check_columns(layout, names, sql);
}

void statement_state::look_up_columns() {
    auto const found = static_cast<std::size_t>(PQnfields(result.get()));
    column_types.clear();
    columns.assign(found, wire::other);
    for (std::size_t column = 0; column != found; ++column) {
        unsigned const type = PQftype(result.get(), static_cast<int>(column));
        columns[column]     = wire_of(type);
        if (columns[column] == wire::unknown) columns[column] = looked_up(type);
    }
    for (std::size_t column = 0; column != found; ++column)
        column_types.push_back(PQftype(result.get(), static_cast<int>(column)));
}

/// Of the types that a database makes itself, enums travel as text, as do those that say so.
wire statement_state::looked_up(unsigned type) {
    connection_state& owner = *connection;
    for (auto const& [known, held] : owner.types)
        if (known == type) return held;
    make_free(owner);
    std::string const question =
        "select t.oid, t.oid <> e.oid and t.typcategory = 'A', e.oid, e.typtype = 'e' or "
        "e.typsend in ('textsend'::regproc, 'varcharsend'::regproc, 'bpcharsend'::regproc) from "
        "pg_catalog.pg_type t join pg_catalog.pg_type e on e.oid = case when t.typcategory = 'A' "
        "then t.typelem else t.oid end where t.oid = " +
        std::to_string(type);
    wire held = wire::other;
    if (owner.usable() && PQsendQuery(owner.db, question.c_str()) != 0)
        while (result_handle next = next_result(owner)) {
            if (PQresultStatus(next.get()) != PGRES_TUPLES_OK || PQntuples(next.get()) != 1)
                continue;
            bool const array = *PQgetvalue(next.get(), 0, 1) == 't';
            held             = *PQgetvalue(next.get(), 0, 3) == 't' ? wire::text : wire::other;
            if (!array) continue;
            unsigned const element =
                static_cast<unsigned>(std::strtoul(PQgetvalue(next.get(), 0, 2), nullptr, 10));
            owner.types.emplace_back(element, held);
            held = wire::array;
        }
    owner.types.emplace_back(type, held);
    return held;
}

}  // namespace orm::postgres
