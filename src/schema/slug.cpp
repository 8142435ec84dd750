// SPDX-License-Identifier: BSL-1.0
#include <orm/schema/slug.hpp>

#include <array>
#include <cstddef>
#include <cstdint>

#include <orm/support/utf8.hpp>

namespace orm {

namespace {

constexpr char32_t first_folded = 0xC0;

/// From U+00C0 to U+017F: Latin-1 and Latin Extended-A.
constexpr std::array<std::string_view, 192> folded{
    "a", "a", "a",  "a",  "a", "a", "ae", "c",  "e",  "e", "e", "e", "i",  "i",  "i", "i", "d", "n",
    "o", "o", "o",  "o",  "o", "-", "o",  "u",  "u",  "u", "u", "y", "th", "ss", "a", "a", "a", "a",
    "a", "a", "ae", "c",  "e", "e", "e",  "e",  "i",  "i", "i", "i", "d",  "n",  "o", "o", "o", "o",
    "o", "-", "o",  "u",  "u", "u", "u",  "y",  "th", "y", "a", "a", "a",  "a",  "a", "a", "c", "c",
    "c", "c", "c",  "c",  "c", "c", "d",  "d",  "d",  "d", "e", "e", "e",  "e",  "e", "e", "e", "e",
    "e", "e", "g",  "g",  "g", "g", "g",  "g",  "g",  "g", "h", "h", "h",  "h",  "i", "i", "i", "i",
    "i", "i", "i",  "i",  "i", "i", "ij", "ij", "j",  "j", "k", "k", "k",  "l",  "l", "l", "l", "l",
    "l", "l", "l",  "l",  "l", "n", "n",  "n",  "n",  "n", "n", "n", "n",  "n",  "o", "o", "o", "o",
    "o", "o", "oe", "oe", "r", "r", "r",  "r",  "r",  "r", "s", "s", "s",  "s",  "s", "s", "s", "s",
    "t", "t", "t",  "t",  "t", "t", "u",  "u",  "u",  "u", "u", "u", "u",  "u",  "u", "u", "u", "u",
    "w", "w", "y",  "y",  "y", "z", "z",  "z",  "z",  "z", "z", "s",
};

constexpr char32_t first_additional = 0x1E00;

/// From there to U+1EFF: Latin Extended Additional, a letter each.
constexpr std::string_view additional =
    "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm"
    "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv"
    "wwwwwwwwwwxxxxyyzzzzzzhtwyasssSdaaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
    "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyyLLvvyy";

/// The next character of UTF-8; what is none is taken byte by byte, as one that is left out.
char32_t take_character(std::string_view& text) {
    utf8_character const found = first_character(text);
    text.remove_prefix(found.bytes == 0 ? 1 : found.bytes);
    return found.value;
}

bool is_letter_or_digit(char32_t letter) {
    return (letter >= U'a' && letter <= U'z') || (letter >= U'0' && letter <= U'9');
}

/// Marks that stand behind their letter, and apostrophes, which are inside of words.
bool is_no_end_of_a_word(char32_t letter) {
    return (letter >= 0x300 && letter <= 0x36F) || letter == U'\'' || letter == 0x2019;
}

std::string_view fold(char32_t letter) {
    if (letter >= 0x218 && letter <= 0x219) return "s";  // with a comma below
    if (letter >= 0x21A && letter <= 0x21B) return "t";
    if (letter == 0x1A0 || letter == 0x1A1) return "o";  // with a horn
    if (letter == 0x1AF || letter == 0x1B0) return "u";
    if (letter >= first_additional && letter < first_additional + additional.size()) {
        std::string_view const found = additional.substr(letter - first_additional, 1);
        return found == "S" ? "ss" : found == "L" ? "ll" : found;
    }
    if (letter < first_folded || letter >= first_folded + folded.size()) return "-";
    return folded[letter - first_folded];
}

std::string shortened(std::string slug, std::size_t most) {
    if (slug.size() <= most) return slug;
    slug.resize(most);
    while (!slug.empty() && slug.back() == '-') slug.pop_back();
    return slug;
}

}  // namespace

std::string make_slug(std::string_view text) {
    std::string slug;
    bool        is_apart = false;
    while (!text.empty()) {
        char32_t letter = take_character(text);
        if (is_no_end_of_a_word(letter)) continue;
        if (letter >= U'A' && letter <= U'Z') letter += U'a' - U'A';
        char const             plain = static_cast<char>(letter);
        std::string_view const added =
            is_letter_or_digit(letter) ? std::string_view(&plain, 1) : fold(letter);
        if (added == "-") {
            is_apart = true;
            continue;
        }
        if (is_apart && !slug.empty()) slug += '-';
        is_apart = false;
        slug += added;
    }
    return slug.empty() ? "untitled" : slug;
}

std::string make_slug(std::string_view text, std::size_t most) {
    return shortened(make_slug(text), most);
}

std::string number_slug(std::string_view slug, int number, std::size_t most) {
    std::string const behind = '-' + std::to_string(number);
    // Where there is no room for both, the rules of the column are to say so.
    std::size_t const words = most > behind.size() ? most - behind.size() : slug.size();
    return shortened(std::string(slug), words) + behind;
}

}  // namespace orm
