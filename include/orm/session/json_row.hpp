// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include <boost/json/object.hpp>

#include <orm/backend/error.hpp>
#include <orm/session/json_member.hpp>
#include <orm/type/json_value.hpp>

// Rows of tables as objects in JSON, whose keys are the names of the columns.

namespace orm {

/// Where in JSON something is wrong: `users.email`, or a text of its own.
[[noreturn]] inline void throw_json_error(std::string_view problem, std::string_view table = {},
                                          std::string_view column = {}) {
    error_details details;
    details.table = table;
    if (!column.empty()) details.columns.emplace_back(column);
    std::string place(table);
    if (!table.empty() && !column.empty()) place += '.';
    place += column;
    if (!place.empty()) place += ": ";
    throw json_error(place.append(problem), std::move(details));
}

inline boost::json::string_view json_key(std::string_view text) {
    return {text.data(), text.size()};
}
inline std::string_view text_of(boost::json::string_view text) {
    return {text.data(), text.size()};
}

/// A name that came from outside, as messages tell it: whoever sent it may have put content there.
inline std::string unknown_name(std::string_view name) {
    constexpr std::size_t most = 60;
    std::string           told;
    for (char const each : name) {
        if ((static_cast<unsigned char>(each) >> 6) == 2) continue;  // within a character
        if (told.size() == most) return told + "...";
        told += each >= ' ' && each <= '~' ? each : '?';
    }
    return told;
}

/// What a refusal says behind its type.
inline std::string_view problem_of(conversion_error const& refusal) {
    std::string_view const text = refusal.what();
    return text.starts_with("orm: ") ? text.substr(5) : text;
}

/// What a text stands for, in the words of errors of rows.
inline boost::json::value parse_rows(std::string_view text) {
    try {
        return parse_json(json_key(text));
    } catch (conversion_error const& refusal) {
        throw_json_error(problem_of(refusal));
    }
}

inline boost::json::value json_of_member(json_member const& member, void const* row) {
    try {
        scratch temporaries;
        return json_of_value(member_value(member, row, temporaries), member.nested);
    } catch (conversion_error const& refusal) {
        throw_json_error(problem_of(refusal), member.target.table, member.target.column);
    }
}

inline boost::json::object json_of_members(json_members members, void const* row,
                                           boost::json::storage_ptr storage = {}) {
    boost::json::object made(members.size(), std::move(storage));
    for (json_member const& member : members)
        made.emplace(json_key(member.target.column), json_of_member(member, row));
    return made;
}

/// A member of which JSON says nothing is null, where it may be.
inline void member_from_json(boost::json::value const* given, json_member const& member,
                             void* row) {
    static boost::json::value const null;
    field const&                    target = member.target;
    if (given == nullptr && !target.nullable)
        throw_json_error("the column is missing", target.table, target.column);
    if (given == nullptr) given = &null;
    try {
        scratch    temporaries;
        bool const nested = member.nested && !(target.nullable && given->is_null());
        set_member(member, row,
                   value_from_json(*given, member.kind(), target.element, nested, temporaries));
    } catch (conversion_error const& refusal) {
        throw_json_error(problem_of(refusal), target.table, target.column);
    }
}

inline boost::json::object const& object_in(boost::json::value const& given,
                                            std::string_view          table) {
    if (auto const* object = given.if_object()) return *object;
    throw_json_error(std::string("an object is wanted, found ").append(name_of_kind(given.kind())),
                     table);
}

/// Throws `json_error` where a column is missing or of another kind, and for one of another name.
inline void members_from_json(boost::json::value const& given, json_members members, void* row) {
    std::string_view const table  = members.front().target.table;
    auto const&            object = object_in(given, table);
    std::size_t            found  = 0;
    for (json_member const& member : members) {
        auto const* const each = object.if_contains(json_key(member.target.column));
        if (each != nullptr) ++found;
        member_from_json(each, member, row);
    }
    if (found == object.size()) return;
    for (auto const& each : object) {
        bool known = false;
        for (json_member const& member : members)
            known = known || text_of(each.key()) == member.target.column;
        if (!known)
            throw_json_error("there is no such column", table, unknown_name(text_of(each.key())));
    }
}

}  // namespace orm
