// SPDX-License-Identifier: BSL-1.0
#include <orm/type/list_text.hpp>

#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdio>

#include <orm/support/hex.hpp>
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

[[noreturn]] void refuse_text() {
    throw_conversion_error("list", "the text is no list of its kind");
}

void append_utf8(std::string& text, std::uint32_t point) {
    auto const byte = [&](std::uint32_t bits) { text += static_cast<char>(bits); };
    if (point < 0x80) return byte(point);
    if (point < 0x800) {
        byte(0xC0 | point >> 6);
    } else {
        if (point < 0x10000) {
            byte(0xE0 | point >> 12);
        } else {
            byte(0xF0 | point >> 18);
            byte(0x80 | (point >> 12 & 0x3F));
        }
        byte(0x80 | (point >> 6 & 0x3F));
    }
    byte(0x80 | (point & 0x3F));
}

using parse_function = bool (*)(std::string_view, std::int64_t&);

parse_function parser_of(storage kind) {
    switch (kind) {
        case storage::date: return iso8601::parse_date;
        case storage::time: return iso8601::parse_time;
        case storage::timestamp: return iso8601::parse_timestamp;
        case storage::interval: return iso8601::parse_interval;
        default: return nullptr;
    }
}

class list_parser {
public:
    list_parser(std::string_view text, storage element, scratch& temporaries)
        : rest_(text), element_(element), temporaries_(temporaries) {}

    std::vector<value> parse() {
        std::vector<value> values;
        expect('[');
        skip_blanks();
        if (take(']')) return end(), values;
        do values.push_back(element());
        while (take(','));
        expect(']');
        return end(), values;
    }

private:
    void skip_blanks() {
        auto const blanks = rest_.find_first_not_of(" \t\n\r");
        rest_.remove_prefix(blanks == rest_.npos ? rest_.size() : blanks);
    }
    bool take(char wanted) {
        skip_blanks();
        if (rest_.empty() || rest_.front() != wanted) return false;
        rest_.remove_prefix(1);
        return true;
    }
    bool take(std::string_view word) {
        if (!rest_.starts_with(word)) return false;
        rest_.remove_prefix(word.size());
        return true;
    }
    void expect(char wanted) {
        if (!take(wanted)) refuse_text();
    }
    void end() {
        skip_blanks();
        if (!rest_.empty()) refuse_text();
    }

    value element() {
        skip_blanks();
        if (take("null")) return value::of_null();
        if (take('"')) return of_string(quoted());
        if (element_ == storage::boolean && (take("true") || take("1")))
            return value::of_integer(1, storage::boolean);
        if (element_ == storage::boolean && (take("false") || take("0")))
            return value::of_integer(0, storage::boolean);
        if (element_ == storage::integer) return value::of_integer(number<std::int64_t>());
        if (element_ == storage::real) return value::of_real(number<double>());
        refuse_text();
    }

    template <class Number>
    Number number() {
        Number     parsed{};
        auto const end = std::from_chars(rest_.data(), rest_.data() + rest_.size(), parsed);
        if (end.ec != std::errc()) refuse_text();
        rest_.remove_prefix(static_cast<std::size_t>(end.ptr - rest_.data()));
        return parsed;
    }

    std::uint32_t code_unit() {
        if (rest_.size() < 4) refuse_text();
        std::uint32_t unit = 0;
        for (char const each : rest_.substr(0, 4)) {
            int const digit = value_of_hex_digit(each);
            if (digit < 0) refuse_text();
            unit = unit * 16 + static_cast<std::uint32_t>(digit);
        }
        rest_.remove_prefix(4);
        return unit;
    }

    void escaped(std::string& text) {
        if (rest_.empty()) refuse_text();
        char const letter = rest_.front();
        rest_.remove_prefix(1);
        constexpr std::string_view letters = "\"\\/bfnrt";
        constexpr std::string_view meant   = "\"\\/\b\f\n\r\t";
        if (auto const at = letters.find(letter); at != letters.npos) {
            text += meant[at];
            return;
        }
        if (letter != 'u') refuse_text();
        std::uint32_t point = code_unit();
        if (point >= 0xD800 && point < 0xDC00) {
            if (!take("\\u")) refuse_text();
            std::uint32_t const low = code_unit();
            if (low < 0xDC00 || low >= 0xE000) refuse_text();
            point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
        } else if (point >= 0xDC00 && point < 0xE000) {
            refuse_text();
        }
        append_utf8(text, point);
    }

    std::string quoted() {
        std::string text;
        for (;;) {
            auto const stop = rest_.find_first_of("\"\\");
            if (stop == rest_.npos) refuse_text();
            text += rest_.substr(0, stop);
            bool const ends = rest_[stop] == '"';
            rest_.remove_prefix(stop + 1);
            if (ends) return text;
            escaped(text);
        }
    }

    value of_string(std::string text) {
        if (element_ == storage::text) return value::of_text(temporaries_.keep(text));
        if (element_ == storage::blob) {
            std::string bytes;
            if (!append_bytes_of_hex(bytes, text)) refuse_text();
            std::string_view const kept = temporaries_.keep(bytes);
            return value::of_blob(kept.data(), kept.size());
        }
        auto* const  parse_moment = parser_of(element_);
        std::int64_t moment       = 0;
        if (parse_moment == nullptr || !parse_moment(text, moment)) refuse_text();
        return value::of_integer(moment, element_);
    }

    std::string_view rest_;
    storage          element_;
    scratch&         temporaries_;
};

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
        case storage::blob:
            text_ += '"';
            append_hex(text_, element.text());
            text_ += '"';
            break;
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

value list_from_text(std::string_view text, storage element, scratch& temporaries) {
    list_values values(0);
    for (value const& each : list_parser(text, element, temporaries).parse()) values.add(each);
    return values.finish(sql_type::unspecified, temporaries);
}

list_values::list_values(std::size_t size) { values_.reserve(size); }
list_values::~list_values() = default;

void list_values::add(value const& element) { values_.push_back(element); }

value list_values::finish(sql_type element, scratch& temporaries) const {
    std::string_view const kept = temporaries.keep(
        {reinterpret_cast<char const*>(values_.data()), values_.size() * sizeof(value)});
    return value::of_list(reinterpret_cast<value const*>(kept.data()), values_.size(), element);
}

}  // namespace orm
