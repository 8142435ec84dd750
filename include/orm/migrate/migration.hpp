// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <orm/migrate/step.hpp>
#include <orm/support/array_view.hpp>
#include <orm/support/hex.hpp>

namespace orm::migrate {

/// What tells one list of steps from another: 64 bits of FNV-1a as 16 hexadecimal digits.
struct step_hash {
    char digits[17]{};

    constexpr std::string_view view() const { return {digits, 16}; }
};

/// The hash of the statements alone: blanks, ends of lines and comments between words mean nothing
/// to it, so that a file may be laid out anew, and any other change shows.
class step_hasher {
public:
    constexpr void add(std::string_view sql) {
        bool blank = false;
        while (!sql.empty()) {
            std::size_t const skipped = blank_at(sql);
            if (skipped != 0) {
                blank = true;
                sql.remove_prefix(skipped);
                continue;
            }
            if (blank && !first_) take(' ');
            blank = first_         = false;
            std::size_t const kept = word_at(sql);
            for (char const letter : sql.substr(0, kept)) take(letter);
            sql.remove_prefix(kept);
        }
        take('\0');
        first_ = true;
    }

    constexpr void add(step const& each) {
        if (each.code) add("function");
        add(each.sql);
    }

    constexpr step_hash result() const {
        step_hash made;
        for (int at = 0; at != 16; ++at) made.digits[at] = hex_digits[hash_ >> (60 - 4 * at) & 15];
        return made;
    }

private:
    constexpr void take(char letter) {
        hash_ = (hash_ ^ static_cast<unsigned char>(letter)) * 1'099'511'628'211U;
    }

    /// How many characters at the beginning are blanks or a comment.
    static constexpr std::size_t blank_at(std::string_view sql) {
        if (sql[0] == ' ' || sql[0] == '\t' || sql[0] == '\n' || sql[0] == '\r') return 1;
        if (sql.starts_with("\xEF\xBB\xBF")) return 3;
        if (sql.starts_with("--")) {
            std::size_t const end = sql.find('\n');
            return end == sql.npos ? sql.size() : end + 1;
        }
        if (sql.starts_with("/*")) {
            std::size_t const end = sql.find("*/", 2);
            return end == sql.npos ? sql.size() : end + 2;
        }
        return 0;
    }

    /// What is quoted is kept as a whole.
    static constexpr std::size_t word_at(std::string_view sql) {
        if (sql[0] != '\'' && sql[0] != '"') return 1;
        std::size_t const end = sql.find(sql[0], 1);
        return end == sql.npos ? sql.size() : end + 1;
    }

    std::uint64_t hash_  = 14'695'981'039'346'656'037U;
    bool          first_ = true;
};

constexpr step_hash hash_of(array_view<step> steps) {
    step_hasher hasher;
    for (step const& each : steps)
        if (!each.check) hasher.add(each);
    return hasher.result();
}

/// A migration as a program carries it, for one engine.
struct migration {
    std::string_view name;         // its place in the history is told by `parent`, not by its name
    std::string_view parent = {};  // the name of the one before; empty of the first
    array_view<step> up;
    array_view<step> down = {};  // empty where there is no way back, or nothing to take back
    /// Those that it was made from, each by its name, a colon and its hash. A database that has all
    /// of them has this one.
    array_view<std::string_view> replaces = {};

    constexpr step_hash hash() const { return hash_of(up); }

    /// One without statements, as an engine may need none for a change, has a way back without any.
    constexpr bool has_way_back() const {
        for (step const& each : up)
            if (!each.check) return !down.empty();
        return true;
    }
};

/// Where a list of migrations is no line: two have one parent, or a parent is not the one before.
/// The position of the first that is wrong; the list's size when none is.
constexpr std::size_t find_break(array_view<migration> migrations) {
    for (std::size_t at = 0; at != migrations.size(); ++at) {
        std::string_view const before = at == 0 ? std::string_view{} : migrations[at - 1].name;
        if (migrations[at].parent != before) return at;
        for (std::size_t other = 0; other != at; ++other)
            if (migrations[other].name == migrations[at].name) return at;
    }
    return migrations.size();
}

}  // namespace orm::migrate
