// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <orm/dialect/dialect.hpp>
#include <orm/support/is_null.hpp>
#include <orm/support/list.hpp>

namespace orm {

/// How tightly an expression holds together; a looser operand is put in parentheses.
enum class precedence : std::uint8_t {
    lowest,
    disjunction,
    conjunction,
    negation,
    comparison,
    concat,
    addition,
    multiplication,
    unary,
    atom,
};

/// Whether values become parameters or, in a schema, part of the text.
enum class value_role : std::uint8_t { parameter, constant };

/// Parameters of a statement that stand for ones before them, so that their values have to be the
/// same.
struct repeated_parameters {
    static constexpr int most = 8;

    struct note {
        int first;
        int second;
        int count;
    };
    note notes[most]{};
    int  size = 0;
};

/// The identity of a type of node.
template <class Node>
inline constexpr char tag_of_node = 0;

/// The expressions that a query groups by, with their parameters where they are written first.
/// PostgreSQL takes `age + $2` for another expression than `age + $1`, so that each is written with
/// the same parameters wherever it stands, alone or in a larger one.
struct grouped_expressions {
    static constexpr int most = 8;

    struct expression {
        char const* tag;
        int         first;  // negative until it is written
        int         count;
    };
    expression items[most]{};
    int        size = 0;

    constexpr void add(char const* tag) {
        if (size != most) items[size++] = {tag, -1, 0};
    }
    constexpr expression* find(char const* tag) {
        for (int at = 0; at != size; ++at)
            if (items[at].tag == tag) return &items[at];
        return nullptr;
    }
};

/// Takes SQL text, first to count it and then, with a buffer, to keep it. Text is made while the
/// program is compiled; only a query whose shape is not known by then is written at run time.
class writer {
public:
    constexpr explicit writer(dialect_facts const& facts, char* buffer = nullptr)
        : dialect(facts), buffer_(buffer), keeps_(!is_null(buffer)) {}

    dialect_facts const& dialect;
    bool                 qualified  = false;  // columns carry their table's name
    value_role           values     = value_role::parameter;
    bool                 in_trigger = false;          // where there is an old and a new row
    feature              missing    = feature::none;  // asked of an engine that has it not
    repeated_parameters* repeats    = nullptr;        // where those are noted
    grouped_expressions* grouped    = nullptr;        // of the select that is written

    /// Notes what is asked of the engine.
    constexpr void require(feature wanted) {
        if (!dialect.features.contains(wanted)) missing = wanted;
    }

    constexpr std::size_t size() const { return size_; }
    constexpr int         parameters() const { return parameters_; }

    constexpr writer& operator<<(std::string_view text) {
        if (keeps_) copy(buffer_ + size_, text.data(), text.size());
        size_ += text.size();
        return *this;
    }

    constexpr writer& operator<<(char character) {
        if (keeps_) buffer_[size_] = character;
        ++size_;
        return *this;
    }

    constexpr void number(std::int64_t value) {
        char          digits[20]{};
        int           count    = 0;
        bool const    negative = value < 0;
        std::uint64_t remainder =
            negative ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
        do digits[count++] = static_cast<char>('0' + remainder % 10);
        while ((remainder /= 10) != 0);
        if (negative) *this << '-';
        while (count != 0) *this << digits[--count];
    }

    /// Notes that parameters behind `second` are those behind `first`.
    constexpr void repeat(int first, int second, int count) const {
        if (repeats != nullptr && repeats->size != repeated_parameters::most)
            repeats->notes[repeats->size++] = {first, second, count};
    }

    /// Goes on counting parameters from here: what is written next says again what a part before
    /// has said, or has been said so far in vain.
    constexpr void count_from(int parameters) { parameters_ = parameters; }

    constexpr void parameter() {
        ++parameters_;
        bool const again = parameters_ <= most_parameters_;
        if (!again) most_parameters_ = parameters_;
        if (dialect.parameters == parameter_style::question_mark) {
            *this << '?';
            if (again) number(parameters_);
        } else {
            *this << '$';
            number(parameters_);
        }
    }

    /// Writes again, so many times, what was written since the text had that size and that many
    /// parameters. None of them may have a number; each is a new one.
    constexpr void write_again(std::size_t size, int parameters, std::size_t times) {
        std::size_t const end   = size_;
        int const         count = parameters_ - parameters;
        if (keeps_)
            for (std::size_t at = 0; at != times; ++at)
                copy(buffer_ + end + at * (end - size), buffer_ + size, end - size);
        size_ += times * (end - size);
        parameters_ += static_cast<int>(times) * count;
        most_parameters_ = parameters_;
    }

    /// In double quotes, with those inside doubled.
    constexpr void identifier(std::string_view name) { quote(name, '"'); }

    /// One identifier of two texts.
    constexpr void identifier_of(std::string_view name, std::string_view end) {
        *this << '"';
        double_marks(name, '"');
        double_marks(end, '"');
        *this << '"';
    }

    /// A text constant, in single quotes with those inside doubled.
    constexpr void text_constant(std::string_view text) { quote(text, '\''); }

    /// One text constant of several texts.
    template <class... Texts>
    constexpr void text_constant_of(Texts const&... texts) {
        *this << '\'';
        (double_marks(texts, '\''), ...);
        *this << '\'';
    }

private:
    // Text is made in constant expressions, where clang counts the steps and is slow at them.
    static constexpr void copy(char* to, char const* from, std::size_t size) {
#if defined(__clang__)
        if (size != 0) __builtin_memcpy(to, from, size);
#else
        for (std::size_t at = 0; at != size; ++at) to[at] = from[at];
#endif
    }

    constexpr void quote(std::string_view text, char mark) {
        *this << mark;
        double_marks(text, mark);
        *this << mark;
    }

    constexpr void double_marks(std::string_view text, char mark) {
        char const*       rest = text.data();
        char const* const end  = rest + text.size();
        while (rest != end) {
            char const* stop = rest;
            while (stop != end && *stop != mark) ++stop;
            *this << std::string_view(rest, static_cast<std::size_t>(stop - rest));
            if (stop != end) *this << mark << mark, ++stop;
            rest = stop;
        }
    }

    char*       buffer_;
    bool        keeps_;
    std::size_t size_            = 0;
    int         parameters_      = 0;
    int         most_parameters_ = 0;
};

/// Puts a separator before every item but the first.
class separator {
public:
    constexpr explicit separator(std::string_view text = ", ") : text_(text) {}

    constexpr void operator()(writer& out) {
        if (!first_) out << text_;
        first_ = false;
    }

private:
    std::string_view text_;
    bool             first_ = true;
};

/// The name of a type of the database's own. What stands before a dot is the schema it is in.
struct type_name {
    std::string_view schema;
    std::string_view name;

    constexpr explicit type_name(std::string_view text) : schema(), name(text) {
        for (std::size_t at = 0; at != text.size(); ++at)
            if (text[at] == '.') {
                schema = text.substr(0, at);
                name   = text.substr(at + 1);
                return;
            }
    }
};

constexpr void write_type_name(writer& out, type_name type) {
    if (!type.schema.empty()) out.identifier(type.schema), out << '.';
    out.identifier(type.name);
}

/// How a node becomes text, specialised for each kind of node:
///
///     static constexpr precedence level = ...;
///     static constexpr void write(writer& out, Node const* node);
///
/// The node itself is null where only its type is known, which is all that the text of a query
/// depends on; it is given for constants in a schema and for queries with optional parts.
template <class Node>
struct text;

/// The member of a node that may be null.
template <class Node, class Type, class Holder>
constexpr Type const* part(Node const* node, Type Holder::* member) {
    return is_null(node) ? nullptr : &(node->*member);
}

/// Counts the parameters of a part that stands in a select list as well, behind it.
constexpr void count_known_part(writer& out, grouped_expressions::expression& known, int before) {
    if (known.first < 0) {
        known.first = before;
        known.count = out.parameters() - before;
    } else {
        if (known.count != 0 && known.first != before) out.repeat(known.first, before, known.count);
        out.count_from(before + known.count);
    }
}

template <class Node>
constexpr void write(writer& out, Node const* node) {
    if (out.grouped == nullptr) return text<Node>::write(out, node);
    auto* const known  = out.grouped->find(&tag_of_node<Node>);
    int const   before = out.parameters();
    if (known != nullptr && known->first >= 0) out.count_from(known->first);
    text<Node>::write(out, node);
    if (known != nullptr) count_known_part(out, *known, before);
}

/// Writes an operand, in parentheses where it is looser than `least`.
template <precedence least, class Node>
constexpr void write_operand(writer& out, Node const* node) {
    if constexpr (text<Node>::level < least) {
        out << '(';
        orm::write(out, node);
        out << ')';
    } else {
        orm::write(out, node);
    }
}

/// Writes a list with commas.
template <class... Items>
constexpr void write_list(writer& out, list<Items...> const* items) {
    separator comma;
    for_each_item(items, [&](auto const* each) {
        comma(out);
        write(out, each);
    });
}

}  // namespace orm
