// SPDX-License-Identifier: BSL-1.0
#include "numeric.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "wire.hpp"

namespace orm::postgres {

namespace {

constexpr int digits_per_group = 4;
constexpr int header_size      = 8;

enum sign : std::uint16_t {
    positive          = 0x0000,
    negative          = 0x4000,
    not_a_number      = 0xC000,
    infinite          = 0xD000,
    negative_infinite = 0xF000,
};

struct special_text {
    sign             kind;
    std::string_view text;
};
constexpr std::array specials{
    special_text{not_a_number, "NaN"},
    special_text{infinite, "Infinity"},
    special_text{negative_infinite, "-Infinity"},
};

struct numeric_header {
    int           groups = 0;
    int           weight = 0;  // of the first group; that of the units has 0
    std::uint16_t kind   = positive;
    int           scale  = 0;  // digits behind the point
};

void append(numeric_header const& header, std::string& bytes) {
    char buffer[header_size];
    save(buffer, static_cast<std::int16_t>(header.groups));
    save(buffer + 2, static_cast<std::int16_t>(header.weight));
    save(buffer + 4, header.kind);
    save(buffer + 6, static_cast<std::uint16_t>(header.scale));
    bytes.append(buffer, header_size);
}

void append_group(int group, std::string& text) {
    for (int unit = 1000; unit != 0; unit /= 10) text += static_cast<char>('0' + group / unit % 10);
}

/// A decimal number taken apart: all its digits, and how many of them stand before the point.
struct decimal {
    bool        minus = false;
    std::string digits;
    int         point = 0;
    int         scale = 0;
};

bool take_exponent(std::string_view text, int& exponent) {
    bool const minus = !text.empty() && text.front() == '-';
    if (minus || (!text.empty() && text.front() == '+')) text.remove_prefix(1);
    if (text.empty() || text.size() > 5) return false;
    exponent = 0;
    for (char const digit : text) {
        if (digit < '0' || digit > '9') return false;
        exponent = exponent * 10 + (digit - '0');
    }
    if (minus) exponent = -exponent;
    return true;
}

bool parse(std::string_view text, decimal& number) {
    number.minus = !text.empty() && text.front() == '-';
    if (number.minus || (!text.empty() && text.front() == '+')) text.remove_prefix(1);
    int exponent = 0;
    if (auto const e = text.find_first_of("eE"); e != std::string_view::npos) {
        if (!take_exponent(text.substr(e + 1), exponent)) return false;
        text = text.substr(0, e);
    }
    bool behind_point = false;
    for (char const each : text) {
        if (each == '.') {
            if (behind_point) return false;
            behind_point = true;
        } else if (each < '0' || each > '9') {
            return false;
        } else {
            number.digits += each;
            ++(behind_point ? number.scale : number.point);
        }
    }
    if (number.digits.empty()) return false;
    number.point += exponent;
    number.scale = std::max(0, number.scale - exponent);
    return number.scale <= 16'383 && number.point <= 131'072;
}

}  // namespace

bool numeric_to_text(std::string_view bytes, std::string& text) {
    text.clear();
    if (bytes.size() < header_size) return false;
    numeric_header header;
    header.groups = load<std::int16_t>(bytes.data());
    header.weight = load<std::int16_t>(bytes.data() + 2);
    header.kind   = load<std::uint16_t>(bytes.data() + 4);
    header.scale  = load<std::uint16_t>(bytes.data() + 6);
    for (special_text const& special : specials)
        if (special.kind == header.kind) {
            text = special.text;
            return true;
        }
    if (header.groups < 0 || header.scale > 16'383 ||
        bytes.size() != header_size + 2 * static_cast<std::size_t>(header.groups) ||
        (header.kind != positive && header.kind != negative))
        return false;
    for (int at = 0; at != header.groups; ++at) {
        auto const group = load<std::int16_t>(bytes.data() + header_size + 2 * at);
        if (group < 0 || group > 9999) return false;
    }
    // Groups that are not there are zero.
    auto const group_of = [&](int weight) -> int {
        int const at = header.weight - weight;
        if (at < 0 || at >= header.groups) return 0;
        return load<std::int16_t>(bytes.data() + header_size + 2 * at);
    };

    if (header.kind == negative) text += '-';
    std::size_t const begin = text.size();
    for (int weight = header.weight; weight >= 0; --weight) append_group(group_of(weight), text);
    text.erase(begin, std::min(text.find_first_not_of('0', begin), text.size()) - begin);
    if (text.size() == begin) text += '0';
    if (header.scale == 0) return true;

    text += '.';
    std::size_t const fraction = text.size();
    for (int weight = -1; text.size() - fraction < static_cast<std::size_t>(header.scale); --weight)
        append_group(group_of(weight), text);
    text.resize(fraction + static_cast<std::size_t>(header.scale));
    return true;
}

bool text_to_numeric(std::string_view text, std::string& bytes) {
    for (special_text const& special : specials)
        if (special.text == text) {
            append({.kind = special.kind}, bytes);
            return true;
        }
    decimal number;
    if (!parse(text, number)) return false;

    std::size_t const zeros = std::min(number.digits.find_first_not_of('0'), number.digits.size());
    number.digits.erase(0, zeros);
    number.point -= static_cast<int>(zeros);
    numeric_header header{.scale = number.scale};
    if (number.digits.empty()) {
        append(header, bytes);
        return true;
    }
    if (number.minus) header.kind = negative;

    // Groups begin at the point: the first may need zeros before it, and the last behind it.
    int const floor_of_point = number.point >= 0
                                   ? number.point / digits_per_group
                                   : -((-number.point + digits_per_group - 1) / digits_per_group);
    int const rest           = number.point - floor_of_point * digits_per_group;
    header.weight            = floor_of_point - (rest == 0 ? 1 : 0);
    if (rest != 0) number.digits.insert(0, static_cast<std::size_t>(digits_per_group - rest), '0');
    while (number.digits.size() % digits_per_group != 0) number.digits += '0';
    while (number.digits.ends_with("0000")) number.digits.resize(number.digits.size() - 4);
    header.groups = static_cast<int>(number.digits.size() / digits_per_group);
    if (header.groups > 32'767) return false;
    append(header, bytes);
    for (std::size_t at = 0; at != number.digits.size(); at += digits_per_group) {
        int group = 0;
        for (std::size_t digit = at; digit != at + digits_per_group; ++digit)
            group = group * 10 + (number.digits[digit] - '0');
        char buffer[2];
        save(buffer, static_cast<std::int16_t>(group));
        bytes.append(buffer, sizeof buffer);
    }
    return true;
}

}  // namespace orm::postgres
