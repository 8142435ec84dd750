// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include <orm/query/row.hpp>
#include <orm/query/source.hpp>
#include <orm/relation/level.hpp>
#include <orm/session/json_row.hpp>

// Rows, results and shapes to JSON and back, by the names that columns and members have.

namespace orm {

template <class Item>
constexpr std::string_view json_name_of_output() {
    if constexpr (table<Item>)
        return label_of<Item>();
    else
        return name_of_output<Item>();
}

template <class... Slots>
consteval bool have_json_names() {
    std::string_view const names[]{json_name_of_output<typename Slots::expression>()...};
    for (std::string_view const& name : names) {
        if (name.empty()) return false;
        for (std::string_view const* other = names; other != &name; ++other)
            if (name == *other) return false;
    }
    return true;
}

/// How a type that is no row of a table and no value of a column becomes JSON.
template <class Type>
struct json_form {
    static constexpr bool known = false;
};

template <class Type>
concept json_row = whole_row<Type>;
template <class Type>
concept json_scalar = !json_row<Type> && column_value<Type>;

template <class Type>
consteval bool is_json_type() {
    if constexpr (json_row<Type> || json_scalar<Type>)
        return true;
    else
        return json_form<Type>::known;
}

/// A row of a table, a shape, a value of a column, a row of several values whose names differ, or a
/// list or an optional of such.
template <class Type>
concept json_type = is_json_type<Type>();

/// Rule `no-json-form`.
template <class Type>
consteval bool check_json_type() {
    static_assert(json_type<Type>,
                  "orm: to_json() and from_json() take rows of tables, shapes, values of columns, "
                  "results whose values have names that differ, as<\"total\">(...), and lists and "
                  "optionals of these. docs/errors.md#no-json-form");
    return json_type<Type>;
}

template <class Type>
boost::json::value json_of(Type const& given);
template <class Type>
void from_json(boost::json::value const& given, Type& made);

template <class Element>
    requires(!json_scalar<std::vector<Element>>)
struct json_form<std::vector<Element>> {
    static constexpr bool known = is_json_type<Element>();

    static boost::json::value write(std::vector<Element> const& given) {
        boost::json::array made;
        made.reserve(given.size());
        for (Element const& each : given) made.push_back(json_of(each));
        return made;
    }
    static void read(boost::json::value const& given, std::vector<Element>& made) {
        if (!given.is_array())
            throw_json_error(
                std::string("a list is wanted, found ").append(name_of_kind(given.kind())));
        made.clear();
        for (boost::json::value const& each : given.get_array())
            from_json(each, made.emplace_back());
    }
};

template <class Held>
    requires(!json_scalar<std::optional<Held>>)
struct json_form<std::optional<Held>> {
    static constexpr bool known = is_json_type<Held>();

    static boost::json::value write(std::optional<Held> const& given) {
        return given ? json_of(*given) : nullptr;
    }
    static void read(boost::json::value const& given, std::optional<Held>& made) {
        made.reset();
        if (!given.is_null()) from_json(given, made.emplace());
    }
};

/// What a shape has in place of a list of rows is what it holds.
template <auto Member>
struct json_form_of_held {
    using holder = class_of<decltype(Member)>;
    using held   = std::remove_reference_t<decltype(std::declval<holder&>().*Member)>;

    static constexpr bool known    = is_json_type<held>();
    static constexpr bool nullable = is_optional<held>;

    static boost::json::value write(holder const& given) { return json_of(given.*Member); }
    static void               read(boost::json::value const& given, holder& made) {
        from_json(given, made.*Member);
    }
};
template <class Row>
struct json_form<count_of<Row>> : json_form_of_held<&count_of<Row>::value> {};
template <aggregate_function Function, auto Member, class Row>
struct json_form<aggregate_of<Function, Member, Row>>
    : json_form_of_held<&aggregate_of<Function, Member, Row>::value> {};
template <direction Direction, auto Member, class Level>
struct json_form<picked_row<Direction, Member, Level>>
    : json_form_of_held<&picked_row<Direction, Member, Level>::row> {};

template <class Value>
concept json_nullable = is_optional<Value> || requires { requires json_form<Value>::nullable; };

template <class Value>
void put_json(boost::json::object& object, std::string_view name, Value const& given) {
    object.emplace(json_key(name), json_of(given));
}

/// What is not there is null, which only an optional takes.
template <class Value>
void take_json(boost::json::object const& object, std::string_view name, Value& made,
               std::size_t& found) {
    auto const* const given = object.if_contains(json_key(name));
    if (given != nullptr) {
        ++found;
        from_json(*given, made);
    } else if constexpr (json_nullable<Value>) {
        made = {};
    } else {
        throw_json_error("it is missing", {}, name);
    }
}

inline void require_all_found(boost::json::object const& object, std::size_t found) {
    if (found != object.size())
        throw_json_error("the object has a name that none of the values has");
}

template <class... Slots>
struct json_form<row<Slots...>> {
    static constexpr bool known = have_json_names<Slots...>();

    static boost::json::value write(row<Slots...> const& given) {
        boost::json::object made(sizeof...(Slots));
        (put_json(made, json_name_of_output<typename Slots::expression>(),
                  static_cast<Slots const&>(given).value),
         ...);
        return made;
    }
    static void read(boost::json::value const& given, row<Slots...>& made) {
        auto const& object = object_in(given, {});
        std::size_t found  = 0;
        (take_json(object, json_name_of_output<typename Slots::expression>(),
                   static_cast<Slots&>(made).value, found),
         ...);
        require_all_found(object, found);
    }
};

/// A part of a row calls its members as the table calls its columns.
template <class Shape, std::size_t Index>
constexpr std::string_view json_name_of_member() {
    if constexpr (part_of_row<Shape>) {
        using columns            = columns_of<table_for<typename Shape::part_of>>;
        constexpr std::size_t at = column_names<columns>::find(member_name<Shape, Index>);
        if constexpr (at != columns::size) return name_of<type_at<columns, at>>;
    }
    return member_name<Shape, Index>;
}

template <class Shape>
concept json_aggregate = std::is_aggregate_v<Shape> && std::is_class_v<Shape> &&
                         member_count<Shape> != 0 && member_count<Shape> <= most_members;

template <class... Members>
consteval bool are_json_types(types<Members...>) {
    return (is_json_type<Members>() && ...);
}

/// A shape, or a struct that results were put into.
template <json_aggregate Shape>
    requires(!json_row<Shape> && !json_scalar<Shape>)
struct json_form<Shape> {
    static constexpr bool known = are_json_types(members_of<Shape>{});
    using indexes               = std::make_index_sequence<member_count<Shape>>;

    static boost::json::value write(Shape const& given) {
        boost::json::object made(member_count<Shape>);
        write(made, given, indexes{});
        return made;
    }
    static void read(boost::json::value const& given, Shape& made) {
        read(object_in(given, {}), made, indexes{});
    }

private:
    template <std::size_t... Index>
    static void write(boost::json::object& made, Shape const& given,
                      std::index_sequence<Index...>) {
        visit_members(given, [&](auto const&... members) {
            (put_json(made, json_name_of_member<Shape, Index>(), members), ...);
        });
    }
    template <std::size_t... Index>
    static void read(boost::json::object const& object, Shape& made,
                     std::index_sequence<Index...>) {
        std::size_t found = 0;
        visit_members(made, [&](auto&... members) {
            (take_json(object, json_name_of_member<Shape, Index>(), members, found), ...);
        });
        require_all_found(object, found);
    }
};

template <class Type>
inline constexpr json_member json_member_of = make_json_member<Type>(0, {}, {});

template <class Type>
boost::json::value json_of(Type const& given) {
    if constexpr (json_row<Type>)
        return json_of_members(json_members_of<table_for<Type>>.items, &given);
    else if constexpr (json_scalar<Type>)
        return json_of_member(json_member_of<Type>, &given);
    else
        return json_form<Type>::write(given);
}

template <class Type>
void from_json(boost::json::value const& given, Type& made) {
    if constexpr (json_row<Type>)
        members_from_json(given, json_members_of<table_for<Type>>.items, &made);
    else if constexpr (json_scalar<Type>)
        member_from_json(&given, json_member_of<Type>, &made);
    else
        json_form<Type>::read(given, made);
}

/// A row, a result or a shape as a value of Boost.JSON: an object whose names are those of columns
/// and members, in their order.
template <class Type>
boost::json::value to_json_value(Type const& given) {
    if constexpr (check_json_type<Type>())
        return json_of(given);
    else
        return nullptr;
}

/// The same as text. Throws `json_error` for a text that is not UTF-8.
template <class Type>
std::string to_json(Type const& given) {
    return boost::json::serialize(to_json_value(given));
}

/// The row, result or shape that such a value stands for. Throws `json_error`, with table and
/// column, where something is missing, unknown or of another type.
template <class Type>
Type from_json_value(boost::json::value const& given) {
    Type made{};
    if constexpr (check_json_type<Type>()) from_json(given, made);
    return made;
}

/// The same of a text: `orm::from_json<User>(body)`. Throws `json_error` also where it is no JSON.
template <class Type>
Type from_json(std::string_view text) {
    return from_json_value<Type>(parse_rows(text));
}

}  // namespace orm
