// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include <orm/schema/table.hpp>
#include <orm/support/array_view.hpp>
#include <orm/type/make_field.hpp>
#include <orm/type/to_value.hpp>

namespace orm {

template <class Type>
concept json_kept = has_codec<Type> && requires { requires codec<Type>::is_json; };

template <class Type>
inline constexpr bool is_json_text = json_kept<Type>;
template <class Type>
inline constexpr bool is_json_text<std::vector<Type>> = json_kept<base_type<Type>>;

/// A member of a row on its way to and from JSON, where it is what it is: the name of an enum, a
/// moment, whatever a column has been told to store for it.
struct json_member {
    using take_function = value (*)(void const* member, scratch& temporaries);

    field         target;
    take_function take   = nullptr;  // of `converted` ones, whose types are not known here
    bool          nested = false;    // a text that is JSON itself

    storage kind() const;
};

template <class Type>
value take_member(void const* member, scratch& temporaries) {
    return to_value(*static_cast<Type const*>(member), temporaries);
}

/// Table and column are for messages and have to outlive the member.
template <class Type>
constexpr json_member make_json_member(std::uint32_t offset, std::string_view table,
                                       std::string_view column) {
    json_member made{make_field<Type>(offset, table, column)};
    made.nested = is_json_text<base_type<Type>>;
    if constexpr (member_type_of<Type> == member_type::converted) made.take = take_member<Type>;
    return made;
}

/// The value in a member; it looks at the member and at the temporaries.
value member_value(json_member const& member, void const* row, scratch& temporaries);

/// Puts a value of the member's kind, or null, into it. Throws `conversion_error` for one that it
/// cannot hold.
void set_member(json_member const& member, void* row, value const& given);

template <std::size_t Size>
struct json_member_array {
    json_member items[Size];
};

template <class Table, class... Columns>
constexpr auto make_json_members(types<Columns...>) {
    return json_member_array<sizeof...(Columns)>{{make_json_member<typename Columns::declared>(
        Columns::offset(), table_facts<Table>::name, name_of<Columns>)...}};
}

/// Some columns of a table.
template <table Table, class Columns = columns_of<Table>>
inline constexpr auto json_members_of = make_json_members<Table>(Columns{});

using json_members = array_view<json_member>;

}  // namespace orm
