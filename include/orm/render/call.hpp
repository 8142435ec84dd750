// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/expr/array_function.hpp>
#include <orm/expr/number_function.hpp>
#include <orm/expr/text_function.hpp>
#include <orm/expr/time_function.hpp>
#include <orm/render/operand.hpp>
#include <orm/render/part_of_time.hpp>
#include <orm/render/pattern.hpp>
#include <orm/render/time_pattern.hpp>

namespace orm {

/// Functions that both engines spell alike.
constexpr std::string_view common_pattern(function_name name) {
    switch (name) {
        case function_name::coalesce: return "coalesce(@*)";
        case function_name::nullif: return "nullif(@*)";
        case function_name::lower: return "lower(@*)";
        case function_name::upper: return "upper(@*)";
        case function_name::trim: return "trim(@*)";
        case function_name::ltrim: return "ltrim(@*)";
        case function_name::rtrim: return "rtrim(@*)";
        case function_name::length: return "length(@*)";
        case function_name::replace: return "replace(@*)";
        case function_name::abs: return "abs(@*)";
        case function_name::ceil: return "ceil(@*)";
        case function_name::floor: return "floor(@*)";
        case function_name::trunc: return "trunc(@*)";
        case function_name::power: return "power(@*)";
        case function_name::sqrt: return "sqrt(@*)";
        case function_name::exp: return "exp(@*)";
        case function_name::ln: return "ln(@*)";
        case function_name::log: return "log(@*)";
        case function_name::pi: return "pi()";
        case function_name::sin: return "sin(@*)";
        case function_name::cos: return "cos(@*)";
        case function_name::tan: return "tan(@*)";
        case function_name::asin: return "asin(@*)";
        case function_name::acos: return "acos(@*)";
        case function_name::atan: return "atan(@*)";
        case function_name::atan2: return "atan2(@*)";
        case function_name::degrees: return "degrees(@*)";
        case function_name::radians: return "radians(@*)";
        default: return {};
    }
}

// The arrays have names of their own, as the columns of json_each could be the user's.
constexpr std::string_view sqlite_array_pattern(function_name name) {
    switch (name) {
        case function_name::array_contains:
            return "(select not exists (select 1 from json_each(orm_other) o where not exists "
                   "(select 1 from json_each(orm_array) a where a.value = o.value)) from "
                   "(select @1 as orm_array, @2 as orm_other) where orm_array is not null and "
                   "orm_other is not null)";
        case function_name::array_overlaps:
            return "(select exists (select 1 from json_each(orm_array) a, json_each(orm_other) o "
                   "where a.value = o.value) from (select @1 as orm_array, @2 as orm_other) where "
                   "orm_array is not null and orm_other is not null)";
        case function_name::array_position:
            return "(select (select min(a.key) + 1 from json_each(orm_array) a, "
                   "json_each(orm_other) o where a.value = o.value) from "
                   "(select @1 as orm_array, @2 as orm_other))";
        case function_name::array_remove:
            return "(with recursive orm_left(orm_array, orm_other) as (select @1, @2 union all "
                   "select json_remove(orm_array, (select a.fullkey from json_each(orm_array) a, "
                   "json_each(orm_other) o where a.value = o.value)), orm_other from orm_left "
                   "where exists (select 1 from json_each(orm_array) a, json_each(orm_other) o "
                   "where a.value = o.value)) select orm_array from orm_left where not exists "
                   "(select 1 from json_each(orm_array) a, json_each(orm_other) o where a.value = "
                   "o.value))";
        default:
            return "(select not exists (select 1 from json_each(orm_array) a where not exists "
                   "(select 1 from json_each(orm_other) o where a.value = o.value)) from "
                   "(select @1 as orm_array, @2 as orm_other) where orm_array is not null and "
                   "orm_other is not null)";
    }
}

// Zero bytes in hexadecimal digits are as many pairs of zeros, each of which is replaced.
constexpr std::string_view sqlite_pattern(function_name name) {
    switch (name) {
        case function_name::octet_length: return "length(cast(@1 as blob))";
        case function_name::substring: return "substr(@*)";
        case function_name::position: return "instr(@*)";
        case function_name::left: return "substr(@1, 1, @2)";
        case function_name::right: return "substr(@1, - @2, @2)";
        case function_name::lpad:
            return "case when length(@1) >= @2 and @3 is not null then substr(@1, 1, @2) else "
                   "substr(replace(hex(zeroblob(@2)), '00', @3), 1, @2 - length(@1)) || @1 end";
        case function_name::rpad:
            return "case when length(@1) >= @2 and @3 is not null then substr(@1, 1, @2) else "
                   "@1 || substr(replace(hex(zeroblob(@2)), '00', @3), 1, @2 - length(@1)) end";
        case function_name::repeat:
            return "case when @1 is not null and @2 is not null then replace(hex(zeroblob(@2)), "
                   "'00', @1) end";
        case function_name::round: return "round(@*)";
        case function_name::sign: return "sign(@*)";
        case function_name::random_fraction:
            return "((random() >> 11 & 9007199254740991) / 9007199254740992.0)";
        case function_name::greatest: return "max(@*)";
        case function_name::least: return "min(@*)";
        case function_name::json_array_length:
        case function_name::cardinality: return "json_array_length(@*)";
        case function_name::array_contains:
        case function_name::array_overlaps:
        case function_name::array_contained:
        case function_name::array_remove:
        case function_name::array_position: return sqlite_array_pattern(name);
        case function_name::array_cat:
            return "case when @1 is null or @1 = '[]' then @2 when @2 is null or @2 = '[]' then @1 "
                   "else substr(@1, 1, length(@1) - 1) || ',' || substr(@2, 2) end";
        case function_name::current_timestamp: return "datetime()";
        case function_name::current_date: return "date()";
        case function_name::current_time: return "time()";
        default: return common_pattern(name);
    }
}

// PostgreSQL looks a function up by the exact types of its arguments. Of double precision it rounds
// halves to even, and never to digits.
constexpr std::string_view postgres_pattern(function_name name, std::size_t operands) {
    switch (name) {
        case function_name::trim: return operands == 1 ? "trim(@1)" : "btrim(@*)";
        case function_name::octet_length: return "octet_length(@*)";
        case function_name::substring:
            return operands == 2 ? "substr(@1, cast(@2 as integer))"
                                 : "substr(@1, cast(@2 as integer), cast(@3 as integer))";
        case function_name::position: return "strpos(@*)";
        case function_name::left: return "left(@1, cast(@2 as integer))";
        case function_name::right: return "right(@1, cast(@2 as integer))";
        case function_name::lpad: return "lpad(@1, cast(@2 as integer), @3)";
        case function_name::rpad: return "rpad(@1, cast(@2 as integer), @3)";
        case function_name::repeat: return "repeat(@1, cast(@2 as integer))";
        case function_name::reverse: return "reverse(@*)";
        case function_name::initcap: return "initcap(@*)";
        case function_name::regexp_like: return "(@1 ~ @2)";
        case function_name::regexp_replace: return "regexp_replace(@1, @2, @3, 'g')";
        case function_name::round:
            return operands == 1 ? "cast(round(cast(@1 as numeric)) as double precision)"
                                 : "cast(round(cast(@1 as numeric), cast(@2 as integer)) as double "
                                   "precision)";
        case function_name::sign: return "cast(sign(@1) as bigint)";
        case function_name::log:
            return operands == 1 ? "log(@1)"
                                 : "cast(log(cast(@1 as numeric), cast(@2 as numeric)) as double "
                                   "precision)";
        case function_name::random_fraction: return "random()";
        case function_name::greatest: return "greatest(@*)";
        case function_name::least: return "least(@*)";
        case function_name::json_array_length: return "json_array_length(cast(@1 as json))";
        case function_name::array_contains: return "(@1 @> @2)";
        case function_name::array_overlaps: return "(@1 && @2)";
        case function_name::array_contained: return "(@1 <@ @2)";
        case function_name::cardinality: return "cast(cardinality(@1) as bigint)";
        case function_name::array_cat: return "array_cat(@*)";
        // The engine's own take an element, whose type an enum of the database does not tell.
        case function_name::array_remove:
            return "case when @1 is not null then array(select orm_each from unnest(@1) with "
                   "ordinality as orm_array(orm_each, orm_place) where (orm_each = any(@2)) is not "
                   "true order by orm_place) end";
        case function_name::array_position:
            return "(select min(orm_place) from unnest(@1) with ordinality as orm_array(orm_each, "
                   "orm_place) where orm_each = any(@2))";
        case function_name::current_timestamp: return "date_trunc('second', now())";
        case function_name::current_date: return "date(now() at time zone 'utc')";
        case function_name::current_time:
            return "cast(date_trunc('second', now() at time zone 'utc') as time)";
        default: return common_pattern(name);
    }
}

/// What an engine must have for a function.
constexpr feature needed_for(function_name name) {
    switch (name) {
        case function_name::reverse: return feature::reverse;
        case function_name::initcap: return feature::initcap;
        case function_name::regexp_like:
        case function_name::regexp_replace: return feature::regular_expressions;
        default: return feature::none;
    }
}

template <function_name Name, class Result, null_rule Nulls, class... Items>
struct text<function_call<Name, Result, Nulls, Items...>> {
    using node_type                   = function_call<Name, Result, Nulls, Items...>;
    static constexpr precedence level = precedence::atom;

    static constexpr bool chooses = Name == function_name::greatest || Name == function_name::least;

    static constexpr void write(writer& out, node_type const* node) {
        if constexpr (needed_for(Name) != feature::none) out.require(needed_for(Name));
        if constexpr (chooses) require_order<Items...>(out);
        if constexpr (Name == function_name::nullif && (is_numeric<Items> || ...))
            out.require(feature::compared_numerics);
        bool const  sqlite = out.dialect.sqlite_functions;
        auto const* items  = part(node, &node_type::items);
        if constexpr (chooses)
            if (!sqlite) return write_choice(out, items);
        write_pattern(out, sqlite ? sqlite_pattern(Name) : postgres_pattern(Name, sizeof...(Items)),
                      items);
    }

    /// PostgreSQL leaves nulls out of the choice, where SQLite answers null.
    static constexpr void write_choice(writer& out, list<Items...> const* items) {
        int const first = out.parameters();
        separator either(" or ");
        bool      tested = false;
        for_each_item(items, [&](auto const* each) {
            using item = std::remove_cvref_t<decltype(*each)>;
            if (!may_be_null<item>(out)) {
                writer counted(out.dialect);
                orm::write(counted, each);
                out.count_from(out.parameters() + counted.parameters());
                return;
            }
            if (!tested) out << "case when ";
            tested = true;
            either(out);
            write_operand<precedence::concat>(out, each);
            out << " is null";
        });
        if (tested) out << " then null else ";
        out.count_from(first);
        write_pattern(out, postgres_pattern(Name, sizeof...(Items)), items);
        if (tested) out << " end";
    }

    /// In a query of several tables an outer join can leave any column out.
    template <class Item>
    static constexpr bool may_be_null(writer const& out) {
        if constexpr (column<Item>)
            return out.qualified || is_nullable<typename Item::declared>;
        else
            return Item::nulls != null_rule::never;
    }
};

template <function_name Name, class Result, null_rule Nulls, class Operand>
    requires(Name >= function_name::year)
struct text<function_call<Name, Result, Nulls, Operand>> {
    using node_type                   = function_call<Name, Result, Nulls, Operand>;
    static constexpr precedence level = precedence::atom;

    static constexpr void write(writer& out, node_type const* node) {
        constexpr kept_time time{family_of<type_of<Operand>>, kept_as<Operand>};
        write_before_operand(out, Name, time);
        for_each_item(part(node, &node_type::items),
                      [&](auto const* each) { write_operand<precedence::atom>(out, each); });
        write_after_operand(out, Name, time);
    }
};

template <fixed_string Name, class Result, class... Items>
struct text<named_function<Name, Result, Items...>> {
    using node_type                   = named_function<Name, Result, Items...>;
    static constexpr precedence level = precedence::atom;

    static constexpr void write(writer& out, node_type const* node) {
        out << Name.view() << '(';
        write_list(out, part(node, &node_type::items));
        out << ')';
    }
};

template <fixed_string Pattern, class... Items>
struct text<format_call<Pattern, Items...>> {
    using node_type                   = format_call<Pattern, Items...>;
    static constexpr precedence level = precedence::atom;

    static constexpr void write(writer& out, node_type const* node) {
        out << (out.dialect.sqlite_functions ? "printf(" : "format(");
        out.text_constant(Pattern.view());
        for_each_item(part(node, &node_type::items), [&](auto const* each) {
            out << ", ";
            orm::write(out, each);
        });
        out << ')';
    }
};

template <time_function Function, time_part Part, class Operand, class... Count>
struct text<time_call<Function, Part, Operand, Count...>> {
    using node_type                   = time_call<Function, Part, Operand, Count...>;
    static constexpr precedence level = precedence::atom;

    static constexpr void write(writer& out, node_type const* node) {
        constexpr bool moment = family_of<type_of<Operand>> == type_family::timestamp;
        write_pattern(out, time_pattern(Function, Part, moment, out.dialect.sqlite_functions),
                      part(node, &node_type::items));
    }
};

}  // namespace orm
