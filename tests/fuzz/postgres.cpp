// SPDX-License-Identifier: BSL-1.0
#include "postgres.hpp"

#include <cstddef>
#include <string>

#include <libpq-fe.h>

#include <orm/backend/error.hpp>
#include <orm/backend/postgres/connection.hpp>
#include <orm/type/scratch.hpp>
#include <orm/type/value.hpp>

#include "backend/postgres/array.hpp"
#include "backend/postgres/cell.hpp"
#include "backend/postgres/failure.hpp"
#include "backend/postgres/parameters.hpp"
#include "input.hpp"

namespace fuzz {

namespace {

using namespace orm;
using namespace orm::postgres;

constexpr unsigned wires    = static_cast<unsigned>(wire::array) + 1;
constexpr unsigned storages = static_cast<unsigned>(storage::list) + 1;

/// Reads every byte of it.
std::size_t sum_of(value const& read) {
    std::size_t sum = static_cast<std::size_t>(read.kind);
    if (read.kind == storage::text || read.kind == storage::blob)
        for (char const each : read.text()) sum += static_cast<unsigned char>(each);
    if (read.kind == storage::list)
        for (std::size_t at = 0; at != read.elements.size; ++at)
            sum += sum_of(read.elements.data[at]);
    return sum;
}

}  // namespace

void cells(std::string_view input) {
    auto const  held   = static_cast<wire>(take_byte(input) % wires);
    auto const  wanted = static_cast<storage>(take_byte(input) % storages);
    cell const  from{held, input.data(), input.size()};
    std::string buffer;
    value       read;
    static_cast<void>(held_name(held));
    if (take_value(buffer, wanted, from, read) == taken::right) sum_of(read);
    double real = 0;
    static_cast<void>(take_real<float>(buffer, from, real));
}

void arrays(std::string_view input) {
    auto const  wanted = static_cast<storage>(take_byte(input) % storages);
    std::string buffer;
    scratch     temporaries;
    value       read;
    cell const  from{wire::array, input.data(), input.size()};
    if (take_array({}, wanted, from, buffer, temporaries, read) == taken::right) sum_of(read);
}

void texts(std::string_view input) {
    auto const type = static_cast<sql_type>(take_byte(input) % sql_type_count);
    if (type == sql_type::enumeration) return;
    wire const held = wire_of(type_number(type));

    std::string bytes, buffer;
    try {
        append_bytes(value::of_text(input).as(type), bytes);
    } catch (refusal const&) {
        return;
    }
    value read;
    // A text that was sent as a number is none; the server refuses it.
    if (take_value(buffer, storage::text, {held, bytes.data(), bytes.size()}, read) != taken::right)
        return;
    std::string const text(read.text());
    std::string       again;
    append_bytes(value::of_text(text).as(type), again);
    require(again == bytes, "what was sent is what its text says");

    // The same in an array, beside a null.
    value const both[]{value::of_text(text).as(type), value::of_null(type)};
    std::string list;
    scratch     temporaries;
    append_bytes(value::of_list(both, 2, type), list);
    require(take_array({}, storage::text, {wire::array, list.data(), list.size()}, buffer,
                       temporaries, read) == taken::right &&
                read.elements.size == 2 && read.elements.data[0].text() == text &&
                read.elements.data[1].is_null(),
            "what was sent in an array is what its text says");
}

void connection_strings(std::string_view input) {
    // `?` stands for a password.
    constexpr std::string_view secret = "xK9qZ";
    std::string                where(input);
    std::size_t const          place = where.find('?');
    if (place != std::string::npos) where.replace(place, 1, secret);
    std::string const told = redacted("no " + where + " and " + where, where, secret);
    require(where.empty() || told.find(secret) == std::string::npos, "a password is left out");
    PQconninfoOption* const parsed = PQconninfoParse(where.c_str(), nullptr);
    PQconninfoFree(parsed);
    if (parsed != nullptr && where.find('\0') == std::string::npos) return;  // would connect
    try {
        connection const opened(where);
        require(false, "a malformed connection string connects to nothing");
    } catch (cannot_open const& refused) {
        require(std::string_view(refused.what()).find(secret) == std::string_view::npos,
                "an error does not tell a password");
    }
}

}  // namespace fuzz
