// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <type_traits>

#include <orm/support/preprocessor.hpp>

/// Tells the names of an enum's values, under which they are stored:
///
///     enum class Role { admin, editor, author };
///     ORM_ENUM(Role, admin, editor, (author, "writer"))
///
/// It stands at namespace scope, in the enum's own namespace, after the enum and before the first
/// table that uses it. An enum inside a class is given by its qualified name. What a value in
/// parentheses is stored as stays the same when the enumerator is renamed. Where it is to be stored
/// under another name, the old one is told to migrations: `(author, "author",
/// renamed_from("writer"))`.
///
/// The compiler refuses a value listed twice and warns (-Wswitch) of one left out, which throws
/// `conversion_error` when it is stored. At most 128 values.
#define ORM_ENUM(Enum, ...) \
    ORM_CONCAT(ORM_ENUM_OF_, ORM_FEW_OR_MANY(__VA_ARGS__))(Enum, __VA_ARGS__)
#define ORM_ENUM_OF_FEW(Enum, ...)                                                         \
    consteval auto orm_enum_table(Enum const*) {                                           \
        using ::orm::enum_words::renamed_from;                                             \
        return ::orm::enum_table<Enum, ORM_COUNT(__VA_ARGS__)>{                            \
            #Enum, {ORM_FOR_EACH(ORM_ENUM_ENTRY, Enum, __VA_ARGS__)}};                     \
    }                                                                                      \
    static_assert(::orm::enum_names_differ<Enum>(),                                        \
                  "orm: ORM_ENUM() stores two values under one name. Rename one of them. " \
                  "docs/errors.md#enum-name-used-twice");                                  \
    constexpr std::string_view orm_enum_name(Enum value) {                                 \
        switch (value) { ORM_FOR_EACH(ORM_ENUM_CASE, Enum, __VA_ARGS__) }                  \
        return {};                                                                         \
    }

// One message in the place of hundreds.
#define ORM_ENUM_OF_MANY(Enum, ...)                                                  \
    static_assert(::orm::few_enough_values<Enum>,                                    \
                  "orm: " #Enum                                                      \
                  " has more than the 128 values that ORM_ENUM takes. Keep them in " \
                  "a table, or describe how they are stored by orm::codec. "         \
                  "docs/errors.md#too-many-values");                                 \
    consteval auto orm_enum_table(Enum const*) {                                     \
        return ::orm::enum_table<Enum, 1>{#Enum, {{Enum{}, #Enum}}};                 \
    }                                                                                \
    constexpr std::string_view orm_enum_name(Enum) { return {}; }

#define ORM_ENUM_ENTRY(Enum, item) \
    {ORM_ENUM_VALUE(Enum, item), ORM_ENUM_NAME(item) ORM_ENUM_MORE(item)},
#define ORM_ENUM_CASE(Enum, item) \
    case ORM_ENUM_VALUE(Enum, item): return ORM_ENUM_NAME(item);

#define ORM_ENUM_VALUE(Enum, item) ORM_CONCAT(ORM_ENUM_VALUE_, ORM_ENUM_IS_PAIR(item))(Enum, item)
#define ORM_ENUM_VALUE_0(Enum, item) Enum::item
#define ORM_ENUM_VALUE_1(Enum, item) Enum::ORM_ENUM_FIRST item

#define ORM_ENUM_NAME(item) ORM_CONCAT(ORM_ENUM_NAME_, ORM_ENUM_IS_PAIR(item))(item)
#define ORM_ENUM_NAME_0(item) #item
#define ORM_ENUM_NAME_1(item) ORM_ENUM_SECOND item

#define ORM_ENUM_MORE(item) ORM_CONCAT(ORM_ENUM_MORE_, ORM_ENUM_IS_PAIR(item))(item)
#define ORM_ENUM_MORE_0(item)
#define ORM_ENUM_MORE_1(item) ORM_ENUM_REST item

// 1 when the item stands in parentheses: only then does the probe become an argument more.
#define ORM_ENUM_IS_PAIR(item) ORM_ENUM_IS_PAIR_STEP(ORM_ENUM_PROBE item, 0, 0)
#define ORM_ENUM_IS_PAIR_STEP(...) ORM_ENUM_IS_PAIR_PICK(__VA_ARGS__)
#define ORM_ENUM_IS_PAIR_PICK(probe, pair, ...) pair
#define ORM_ENUM_PROBE(...) 0, 1

#define ORM_ENUM_FIRST(value, ...) value
#define ORM_ENUM_SECOND(value, name, ...) name
#define ORM_ENUM_REST(value, name, ...) __VA_OPT__(, ) __VA_ARGS__

namespace orm {

namespace enum_words {

/// What a value was stored as in the last migration.
consteval std::string_view renamed_from(std::string_view name) { return name; }

}  // namespace enum_words

template <class Enum>
struct enum_entry {
    Enum             value;
    std::string_view name;
    std::string_view renamed_from = {};
};

template <class Enum, std::size_t Size>
struct enum_table {
    std::string_view type;  // as written in ORM_ENUM, for messages
    enum_entry<Enum> entries[Size];
};

/// Rule `too-many-values`, for the place where there are too many.
template <class Enum>
inline constexpr bool few_enough_values = false;

/// An enum that ORM_ENUM has described.
template <class Enum>
concept described_enum = std::is_enum_v<Enum> && requires(Enum const* tag) { orm_enum_table(tag); };

template <described_enum Enum>
inline constexpr auto enum_table_of = orm_enum_table(static_cast<Enum const*>(nullptr));

template <std::size_t Size>
struct name_list {
    std::string_view names[Size];

    constexpr std::size_t             size() const { return Size; }
    constexpr std::string_view const* data() const { return names; }
    constexpr std::string_view const* begin() const { return names; }
    constexpr std::string_view const* end() const { return names + Size; }
};

template <class Enum, std::size_t Size>
consteval name_list<Size> names_in(enum_table<Enum, Size> const& table,
                                   std::string_view enum_entry<Enum>::* which) {
    name_list<Size> list{};
    for (std::size_t at = 0; at != Size; ++at) list.names[at] = table.entries[at].*which;
    return list;
}

/// The stored names, in the order of ORM_ENUM. Converts to a span of string views.
template <described_enum Enum>
inline constexpr auto enum_names = names_in(enum_table_of<Enum>, &enum_entry<Enum>::name);

/// What they were before a migration, in the same order; empty texts where they are the same.
template <described_enum Enum>
inline constexpr auto enum_names_before =
    names_in(enum_table_of<Enum>, &enum_entry<Enum>::renamed_from);

template <described_enum Enum>
consteval bool has_renamed_values() {
    for (enum_entry<Enum> const& entry : enum_table_of<Enum>.entries)
        if (!entry.renamed_from.empty()) return true;
    return false;
}

/// The stored name, empty for a value that ORM_ENUM does not list.
template <described_enum Enum>
constexpr std::string_view enum_name(Enum value) {
    return orm_enum_name(value);
}

/// The value stored under a name.
template <described_enum Enum>
constexpr std::optional<Enum> enum_from_name(std::string_view name) {
    for (enum_entry<Enum> const& entry : enum_table_of<Enum>.entries)
        if (entry.name == name) return entry.value;
    return std::nullopt;
}

// A value listed twice is not this check's concern: the compiler refuses the second case label.
template <described_enum Enum>
consteval bool enum_names_differ() {
    auto const& entries = enum_table_of<Enum>.entries;
    for (auto const& left : entries)
        for (auto const& right : entries)
            if (left.value != right.value && left.name.size() == right.name.size() &&
                __builtin_memcmp(left.name.data(), right.name.data(), left.name.size()) == 0)
                return false;
    return true;
}

}  // namespace orm
