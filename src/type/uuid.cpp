// SPDX-License-Identifier: BSL-1.0
#include <orm/type/uuid.hpp>

#include <algorithm>
#include <atomic>
#include <cstddef>

#include <boost/uuid/random_generator.hpp>

#include <orm/type/conversion_error.hpp>

namespace orm {

namespace {

constexpr std::string_view digits = "0123456789abcdef";

unsigned digit_of(char letter) {
    if (letter >= 'A' && letter <= 'F') letter = static_cast<char>(letter - 'A' + 'a');
    std::size_t const at = digits.find(letter);
    if (at == digits.npos) throw_conversion_error("uuid", "is no UUID");
    return static_cast<unsigned>(at);
}

bool is_behind_hyphen(std::size_t byte) {
    return byte == 4 || byte == 6 || byte == 8 || byte == 10;
}

// Milliseconds in the upper 52 bits, and 4096ths of one in the others.

constexpr std::uint64_t clock_set_back = std::uint64_t{10'000} << 12U;

/// The next moment that nobody has been given.
std::uint64_t take_moment(std::uint64_t wanted) {
    static std::atomic<std::uint64_t> last    = 0;
    std::uint64_t                     before  = last.load();
    std::uint64_t                     granted = 0;
    do {
        bool const is_new = wanted > before || before - wanted > clock_set_back;
        granted           = is_new ? wanted : before + 1;
    } while (!last.compare_exchange_weak(before, granted));
    return granted;
}

}  // namespace

std::string uuid_text(boost::uuids::uuid const& id) {
    std::string text;
    text.reserve(36);
    std::size_t at = 0;
    for (unsigned const byte : id) {
        if (is_behind_hyphen(at++)) text += '-';
        text += digits[byte >> 4U];
        text += digits[byte & 0xFU];
    }
    return text;
}

boost::uuids::uuid uuid_of_text(std::string_view text) {
    if (text.size() != 36) throw_conversion_error("uuid", "is no UUID");
    boost::uuids::uuid id{};
    std::size_t        next = 0;
    std::size_t        at   = 0;
    for (auto& byte : id) {
        if (is_behind_hyphen(at++) && text[next++] != '-')
            throw_conversion_error("uuid", "is no UUID");
        unsigned const high = digit_of(text[next++]);
        byte                = static_cast<std::uint8_t>(high << 4U | digit_of(text[next++]));
    }
    return id;
}

boost::uuids::uuid make_uuid_v4() {
    // What random_generator makes of a seed, from Boost 1.86 on, a child of this process would make
    // once more.
    thread_local boost::uuids::random_generator_pure make;
    return make();
}

boost::uuids::uuid make_uuid_v7(std::int64_t microseconds) {
    auto const          since = static_cast<std::uint64_t>(std::max<std::int64_t>(microseconds, 0));
    std::uint64_t const moment = take_moment((since / 1000) << 12U | (since % 1000) * 4096 / 1000);
    std::uint64_t const front  = (moment >> 12U) << 16U | 0x7000U | (moment & 0xFFFU);

    boost::uuids::uuid id    = make_uuid_v4();
    unsigned           shift = 64;
    for (auto* byte = id.begin(); shift != 0; ++byte) {
        shift -= 8;
        *byte = static_cast<std::uint8_t>(front >> shift);
    }
    return id;
}

}  // namespace orm
