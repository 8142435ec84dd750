// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <orm/schema/common_expression.hpp>
#include <orm/schema/value_rule.hpp>
#include <orm/type/to_value.hpp>

// The rules that members can be given. Each says of a value whether it keeps it; what SQL makes of
// them is in render/lower_rules.hpp.

namespace orm {

/// Characters of UTF-8, as SQL counts them.
std::size_t count_characters(std::string_view text) noexcept;

/// Whether a regular expression matches the whole text, which is UTF-8. It does not where that
/// would take too long. Throws `misuse` where it is no expression.
bool matches_whole(std::string_view text, std::string_view expression);

std::string text_of_constant(value const& constant);

/// Constants as they are told to a reader.
template <class Constant>
std::string told_constant(Constant const& constant) {
    constexpr encoding told =
        facts_of<Constant, encoding::text>.column ? encoding::text : encoding::automatic;
    scratch temporaries;
    return text_of_constant(to_value<told>(constant, temporaries));
}

/// What a rule looks at: the member, or what its codec makes of it.
template <class Type>
decltype(auto) ruled_value(Type const& member) {
    if constexpr (compares_as_stored<Type>)
        return codec<Type>::encode(member);
    else
        return (member);
}
template <class Type>
using ruled_type = std::remove_cvref_t<decltype(ruled_value(std::declval<Type const&>()))>;

template <class Type>
inline constexpr bool is_ruled_text =
    std::convertible_to<ruled_type<Type> const&, std::string_view>;

struct length_rule {
    std::size_t fewest;
    std::size_t most;

    static constexpr std::string_view rule = "length";
    template <class Type>
    static constexpr bool fits = is_ruled_text<Type> || family_of<Type> == type_family::blob;

    constexpr void apply(column_options& options) const {
        options.has_rule = true;
        if (most < fewest) options.rule_fault = rule_fault::nothing;
    }

    template <class Type>
    bool holds(Type const& member) const {
        auto const&       given  = ruled_value(member);
        std::size_t const length = [&] {
            if constexpr (is_ruled_text<Type>)
                return count_characters(given);
            else
                return given.size();
        }();
        return fewest <= length && length <= most;
    }
    std::string complaint() const;
};

/// There is no such end of a range.
struct no_bound {};

template <class Number>
inline constexpr bool is_whole = std::integral<Number> && !std::same_as<Number, bool>;

template <class Lhs, class Rhs>
constexpr bool is_in_order(Lhs const& lhs, Rhs const& rhs) {
    if constexpr (std::same_as<Lhs, no_bound> || std::same_as<Rhs, no_bound>)
        return true;
    else if constexpr (is_whole<Lhs> && is_whole<Rhs>)
        return std::cmp_less_equal(lhs, rhs);
    else if constexpr (std::floating_point<Lhs> || std::floating_point<Rhs>)
        return static_cast<double>(lhs) <= static_cast<double>(rhs);  // as engines compare them
    else
        return lhs <= rhs;
}

/// The compiler can put the ends of a range in order.
template <class Lowest, class Highest>
concept has_constant_order = !std::is_pointer_v<Lowest> && !std::is_pointer_v<Highest> &&
                             !std::same_as<Lowest, no_bound> && !std::same_as<Highest, no_bound> &&
                             requires { typename std::bool_constant<(Lowest{} <= Highest{})>; };

template <class Type, class Bound>
inline constexpr bool is_bound_of =
    comparable<Type, Bound> &&
    requires(ruled_type<Type> const& value, Bound const& bound) { value <= bound; } &&
    !(is_whole<ruled_type<Type>> && std::floating_point<Bound>) &&
    family_of<Type> != type_family::text && family_of<Type> != type_family::boolean &&
    !is_vector<ruled_type<Type>>;
template <class Type>
inline constexpr bool is_bound_of<Type, no_bound> = true;

template <class Lowest, class Highest>
struct range_rule {
    Lowest  lowest;
    Highest highest;

    static constexpr std::string_view rule = "range";
    template <class Type>
    static constexpr bool fits = is_bound_of<Type, Lowest> && is_bound_of<Type, Highest>;

    constexpr void apply(column_options& options) const {
        options.has_rule = true;
        if constexpr (has_constant_order<Lowest, Highest>)
            if (!is_in_order(lowest, highest)) options.rule_fault = rule_fault::nothing;
    }

    template <class Type>
    bool holds(Type const& member) const {
        auto const& given = ruled_value(member);
        return is_in_order(lowest, given) && is_in_order(given, highest);
    }
    std::string complaint() const {
        std::string told = "has to be ";
        if constexpr (std::same_as<Highest, no_bound>)
            return told.append("at least ").append(told_constant(lowest));
        else if constexpr (std::same_as<Lowest, no_bound>)
            return told.append("at most ").append(told_constant(highest));
        else
            return told.append("from ")
                .append(told_constant(lowest))
                .append(" to ")
                .append(told_constant(highest));
    }
};

template <class Value, std::size_t Count>
struct one_of_rule {
    Value values[Count];

    static constexpr std::string_view rule = "one_of";
    template <class Type>
    static constexpr bool fits =
        comparable<Type, Value> && !std::same_as<Value, bool> &&
        requires(ruled_type<Type> const& given, Value const& value) { given == value; };

    constexpr void apply(column_options& options) const { options.has_rule = true; }

    template <class Type>
    bool holds(Type const& member) const {
        auto const& given = ruled_value(member);
        for (Value const& value : values) {
            if constexpr (is_whole<Value>) {
                if (std::cmp_equal(given, value)) return true;
            } else {
                if (given == value) return true;
            }
        }
        return false;
    }
    std::string complaint() const {
        std::string told = "has to be one of ";
        for (std::size_t at = 0; at != Count; ++at)
            told.append(at == 0 ? "" : ", ").append(told_constant(values[at]));
        return told;
    }
};

/// The whole text is what a regular expression says.
struct matches_rule {
    std::string_view expression;
    std::string_view wanted = {};  // in words

    static constexpr std::string_view rule = "matches";
    template <class Type>
    static constexpr bool fits = is_ruled_text<Type>;

    constexpr void apply(column_options& options) const {
        options.has_rule = true;
        if (!is_common_expression(expression)) options.rule_fault = rule_fault::expression;
    }

    template <class Type>
    bool holds(Type const& member) const {
        return matches_whole(ruled_value(member), expression);
    }
    std::string complaint() const;
};

/// What the HTML standard takes for an e-mail address.
struct email_rule : matches_rule {
    static constexpr std::string_view rule = "email";

    constexpr email_rule()
        : matches_rule{
              "[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}"
              "[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*",
              "has to be an e-mail address"} {}
};

/// A function of the program, of which no engine knows.
template <class Predicate>
struct satisfies_rule {
    Predicate        predicate;
    std::string_view wanted;

    static constexpr std::string_view rule = "satisfies";
    template <class Type>
    static constexpr bool fits = std::predicate<Predicate const&, Type const&>;

    template <class Options>
    constexpr void apply(Options& options) const {
        options.has_rule = true;
    }

    template <class Type>
    bool holds(Type const& member) const {
        return predicate(member);
    }
    std::string complaint() const { return std::string(wanted); }
};

namespace modifiers {

/// A text of so many characters, or a blob of so many bytes.
consteval auto length(std::size_t fewest, std::size_t most) { return length_rule{fewest, most}; }

/// A number, date or time that is not below the one and not above the other.
template <class Lowest, class Highest>
consteval auto range(Lowest lowest, Highest highest) {
    return range_rule<Lowest, Highest>{lowest, highest};
}
template <class Lowest>
consteval auto at_least(Lowest lowest) {
    return range_rule<Lowest, no_bound>{lowest, {}};
}
template <class Highest>
consteval auto at_most(Highest highest) {
    return range_rule<no_bound, Highest>{{}, highest};
}

/// One of some values: `one_of("draft", "published")`.
template <class Value, std::same_as<Value>... Others>
consteval auto one_of(Value first, Others... others) {
    using kept = made_for_column<Value>;
    return one_of_rule<kept, 1 + sizeof...(Others)>{{kept(first), kept(others)...}};
}

/// A text of which a regular expression matches all: `matches("[a-z0-9-]+")`. A program that tells
/// people what is wrong may say what is wanted in words.
consteval auto matches(std::string_view expression, std::string_view wanted = {}) {
    return matches_rule{expression, wanted};
}

inline constexpr email_rule email;

/// A value of which a function of the program says that it is right; in ORM_CONSTRAINTS the
/// function is given the whole row: `satisfies(is_strong, "is too weak")`.
template <class Predicate>
constexpr auto satisfies(Predicate predicate, std::string_view wanted) {
    return satisfies_rule<Predicate>{predicate, wanted};
}

}  // namespace modifiers
}  // namespace orm
