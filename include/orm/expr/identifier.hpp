// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string_view>

#include <orm/support/types.hpp>

namespace orm {

[[noreturn]] void throw_bad_identifier(char const* why);

/// A name that is known only when the program runs, as an argument of raw SQL. It is written in the
/// engine's quotes, so that whatever is in it stays one name:
///
///     db.all(raw_query<std::string>("select name from {}", orm::identifier(chosen)))
///
/// Throws `usage_error` for a name of no bytes, of more than 63, where PostgreSQL would cut it and
/// mean another one, and for one with a NUL character.
class identifier {
public:
    using operands = types<>;

    static constexpr std::size_t longest = 63;

    constexpr explicit identifier(std::string_view name) : name_(name) {}
    /// `"audit"."log"`
    constexpr identifier(std::string_view schema, std::string_view name)
        : schema_(schema), name_(name) {}

    /// Empty where it has none.
    constexpr std::string_view schema() const { return schema_.view(); }
    constexpr std::string_view name() const { return name_.view(); }

private:
    /// It keeps its own copy, as a query may outlive what it was built from.
    struct copied {
        char        characters[longest + 1]{};
        std::size_t size = 0;

        constexpr copied() = default;
        constexpr explicit copied(std::string_view text) : size(text.size()) {
            if (text.empty()) throw_bad_identifier("an identifier has no characters");
            if (size > longest) throw_bad_identifier("an identifier has more than 63 bytes");
            for (std::size_t at = 0; at != size; ++at) {
                if (text[at] == '\0') throw_bad_identifier("an identifier has a NUL character");
                characters[at] = text[at];
            }
        }
        constexpr std::string_view view() const { return {characters, size}; }
    };

    copied schema_;
    copied name_;
};

}  // namespace orm
