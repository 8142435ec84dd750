// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <utility>

#include <orm/schema/member_role.hpp>
#include <orm/type/codec.hpp>

namespace orm {

/// Who has inserted a row, by a key of the context: `orm::created_by<current_user> created_by;`
template <class Key>
struct created_by {
    using stored = typename Key::value_type;

    stored value{};

    constexpr created_by() = default;
    constexpr created_by(stored who) : value(std::move(who)) {}

    bool operator==(created_by const&) const = default;

    static created_by make(auto const& around) { return around.template get<Key>(); }
};

/// Who has inserted or last updated it.
template <class Key>
struct updated_by {
    using stored = typename Key::value_type;

    stored value{};

    constexpr updated_by() = default;
    constexpr updated_by(stored who) : value(std::move(who)) {}

    bool operator==(updated_by const&) const = default;

    static updated_by make(auto const& around) { return around.template get<Key>(); }
};

template <class Key>
inline constexpr member_role role_of<created_by<Key>> = member_role::made_on_insert;
template <class Key>
inline constexpr member_role role_of<updated_by<Key>> = member_role::made_on_write;

template <class Author>
struct author_codec {
    using stored                             = typename Author::stored;
    static constexpr bool compares_as_stored = true;

    static stored const& encode(Author const& author) { return author.value; }
    static Author        decode(stored value) { return Author(std::move(value)); }
};
template <class Key>
struct codec<created_by<Key>> : author_codec<created_by<Key>> {};
template <class Key>
struct codec<updated_by<Key>> : author_codec<updated_by<Key>> {};

}  // namespace orm
