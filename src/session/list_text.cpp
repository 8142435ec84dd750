// SPDX-License-Identifier: BSL-1.0
#include <orm/session/list_text.hpp>

#include <charconv>
#include <cmath>
#include <cstdio>

#include <orm/type/conversion_error.hpp>
#include <orm/type/iso8601.hpp>

namespace orm {

namespace {

template <class Number>
void append_number(std::string& text, Number number) {
    char       buffer[32];
    auto const end = std::to_chars(buffer, buffer + sizeof buffer, number).ptr;
    text.append(buffer, end);
}

void append_quoted(std::string& text, std::string_view content) {
    text += '"';
    for (char const character : content) {
        if (character == '"' || character == '\\') {
            text += '\\';
            text += character;
        } else if (character == '\0') {
            // SQLite would end the text here, and find another one.
            throw_conversion_error("list of texts", "a NUL character");
        } else if (static_cast<unsigned char>(character) < 0x20) {
            char escape[8];
            std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(character));
            text += escape;
        } else {
            text += character;
        }
    }
    text += '"';
}

void append_hexadecimal(std::string& text, std::string_view bytes) {
    constexpr char digits[] = "0123456789abcdef";
    text += '"';
    for (char const byte : bytes) {
        auto const bits = static_cast<unsigned char>(byte);
        text += digits[bits >> 4];
        text += digits[bits & 0xf];
    }
    text += '"';
}

}  // namespace

void list_text::separate() {
    if (text_.back() != '[') text_ += ',';
}

void list_text::begin_list() {
    separate();
    text_ += '[';
}

void list_text::add(value const& element) {
    char buffer[iso8601::buffer_size];
    separate();
    switch (element.kind) {
        case storage::null: text_ += "null"; break;
        case storage::boolean:
        case storage::integer: append_number(text_, element.integer); break;
        case storage::real:
            if (!std::isfinite(element.real))
                throw_conversion_error("list of numbers", "infinity or not a number");
            append_number(text_, element.real);
            break;
        case storage::text: append_quoted(text_, element.text()); break;
        case storage::blob: append_hexadecimal(text_, element.text()); break;
        case storage::list: throw_conversion_error("list of values", "a list");
        case storage::date:
            append_quoted(text_, iso8601::format_date(element.integer, buffer));
            break;
        case storage::time:
            append_quoted(text_, iso8601::format_time(element.integer, buffer));
            break;
        case storage::timestamp:
            append_quoted(text_, iso8601::format_timestamp(element.integer, buffer));
            break;
        case storage::interval:
            append_quoted(text_, iso8601::format_interval(element.integer, buffer));
            break;
    }
}

std::string_view list_text::finish() {
    text_ += ']';
    return text_;
}

value list_values::finish(sql_type element, scratch& temporaries) const {
    std::string_view const kept = temporaries.keep(
        {reinterpret_cast<char const*>(values_.data()), values_.size() * sizeof(value)});
    return value::of_list(reinterpret_cast<value const*>(kept.data()), values_.size(), element);
}

}  // namespace orm
