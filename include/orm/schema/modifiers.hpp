// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>

#include <boost/hana/basic_tuple.hpp>

#include <orm/schema/foreign_key.hpp>
#include <orm/schema/member_role.hpp>
#include <orm/type/sql_type.hpp>

namespace orm {

enum class generated_kind : std::uint8_t { none, stored, virtual_ };

/// What the constraints of a table and the items of an index are kept in, to be read with
/// `hana::unpack`. 300 short lists add 0.2 s to a compilation; as `hana::tuple`, with its checks of
/// every conversion, 0.6 s.
template <class... Items>
using modifier_list = boost::hana::basic_tuple<Items...>;

template <class... Items>
constexpr modifier_list<Items...> make_modifier_list(Items... items) {
    return modifier_list<Items...>{items...};
}

/// What is wrong with a rule of values: that none keeps it, or its regular expression.
enum class rule_fault : unsigned char { none, nothing, expression };

/// What is known of a column beside its type; every modifier writes its part.
struct column_options {
    std::string_view  name                = {};  // where it is not the member's
    bool              named               = false;
    std::string_view  renamed_from        = {};
    std::string_view  collation           = {};
    std::string_view  comment             = {};
    std::string_view  native_type         = {};     // of the database's own
    bool              modified            = false;  // has modifiers
    int               most_characters     = 0;
    int               precision           = 0;
    int               scale               = 0;
    bool              primary_key         = false;
    bool              autoincrement       = false;
    bool              unique              = false;
    bool              has_default         = false;  // the database fills the column in
    bool              default_is_constant = false;
    bool              default_is_now      = false;
    bool              has_client_value    = false;  // default_with: the client does, on insert
    bool              has_update_value    = false;  // on_update_with: the client does, on update
    bool              has_row_value       = false;  // made of the row that is inserted
    bool              has_reference       = false;
    bool              reference_sets_null = false;
    bool              has_soft_cascade    = false;
    bool              has_expression      = false;  // a check, what generates or migrates it
    bool              has_rule            = false;  // of what values there may be
    orm::rule_fault   rule_fault          = orm::rule_fault::none;
    bool              has_stranger        = false;  // something that is no modifier
    column_setter     setter              = {};     // as the member's type or its mixin says
    generated_kind    generated           = generated_kind::none;
    encoding          stored_as           = encoding::automatic;
    type_facts const* default_type        = nullptr;  // of a default that is typed
    type_facts const* client_type         = nullptr;  // of what default_with's function makes
    type_facts const* update_type         = nullptr;  // of what on_update_with's function makes
    bool              client_may_be_null  = false;    // either function makes a std::optional

    /// The client has a value for an insert that names none.
    constexpr bool client_inserts() const {
        return has_client_value || has_update_value || setter.insert;
    }
    /// The same for an update.
    constexpr bool client_updates() const { return has_update_value || setter.update; }
};

/// A modifier says what it adds to the facts; what else it carries, a value or an expression, is
/// found again where a schema is lowered.
template <class Modifier>
concept column_modifier =
    requires(Modifier const& modifier, column_options& options) { modifier.apply(options); };

template <class Modifier>
constexpr void apply_modifier(Modifier const& modifier, column_options& options) {
    if constexpr (column_modifier<Modifier>)
        modifier.apply(options);
    else
        options.has_stranger = true;
}

template <class... Columns>
struct primary_key_constraint {};

template <class... Columns>
struct unique_constraint {
    std::string_view name = {};

    constexpr unique_constraint named(std::string_view constraint_name) const {
        return {constraint_name};
    }
};

struct primary_key_modifier {
    constexpr void apply(column_options& options) const { options.primary_key = true; }

    /// A key of several columns, for ORM_CONSTRAINTS.
    template <class... Columns>
    constexpr auto operator()(Columns...) const {
        return primary_key_constraint<Columns...>{};
    }
};

struct unique_modifier {
    constexpr void apply(column_options& options) const { options.unique = true; }

    /// Uniqueness of several columns together, for ORM_CONSTRAINTS.
    template <class... Columns>
    constexpr auto operator()(Columns...) const {
        return unique_constraint<Columns...>{};
    }
};

struct autoincrement_modifier {
    constexpr void apply(column_options& options) const { options.autoincrement = true; }
};

template <class Value>
struct default_modifier {
    Value          value;
    constexpr void apply(column_options& options) const {
        options.has_default = options.default_is_constant = true;
        options.default_type                              = &facts_of<base_type<Value>>;
    }
};
/// An expression, which the engine works out for each row.
template <class Expression>
    requires requires { typename Expression::operands; }
struct default_modifier<Expression> {
    Expression     value;
    constexpr void apply(column_options& options) const {
        options.has_default = options.has_expression = true;
        options.default_type                         = &facts_of<typename Expression::type>;
    }
};

struct default_now_modifier {
    constexpr void apply(column_options& options) const {
        options.has_default = options.default_is_now = true;
    }
};

struct default_sql_modifier {
    std::string_view sql;
    constexpr void   apply(column_options& options) const { options.has_default = true; }
};

/// What a function makes for a column; a text however it is made.
template <class Made>
using made_for_column = std::conditional_t<std::convertible_to<Made, std::string_view>,
                                           std::string_view, std::remove_cvref_t<Made>>;

/// What is around a statement is given to a function that takes it.
template <class Function>
concept context_function = std::invocable<Function const&, context const&>;
template <class Function>
concept client_function = context_function<Function> || std::invocable<Function const&>;

template <class Function>
struct made_by {
    using result = std::invoke_result_t<Function const&>;
};
template <context_function Function>
struct made_by<Function> {
    using result = std::invoke_result_t<Function const&, context const&>;
};

template <class Function>
struct default_with_modifier {
    Function       function;
    constexpr void apply(column_options& options) const
        requires client_function<Function>
    {
        using made               = made_for_column<typename made_by<Function>::result>;
        options.has_client_value = true;
        options.client_type      = &facts_of<base_type<made>>;
        options.client_may_be_null |= is_nullable<made>;
    }
};

template <class Function>
struct on_update_with_modifier {
    Function       function;
    constexpr void apply(column_options& options) const
        requires client_function<Function>
    {
        using made               = made_for_column<typename made_by<Function>::result>;
        options.has_update_value = true;
        options.update_type      = &facts_of<base_type<made>>;
        options.client_may_be_null |= is_nullable<made>;
    }
};

template <class Condition>
struct check_modifier {
    Condition        condition;
    std::string_view name = {};

    constexpr check_modifier named(std::string_view constraint_name) const {
        return {condition, constraint_name};
    }
    constexpr void apply(column_options& options) const { options.has_expression = true; }
};

template <class Expression>
struct generated_modifier {
    Expression     expression;
    generated_kind kind;
    constexpr void apply(column_options& options) const {
        options.generated      = kind;
        options.has_expression = true;
    }
};

struct named_modifier {
    std::string_view name;
    constexpr void   apply(column_options& options) const {
        options.name  = name;
        options.named = true;
    }
};

struct collate_modifier {
    std::string_view collation;
    constexpr void   apply(column_options& options) const { options.collation = collation; }
};

struct renamed_from_modifier {
    std::string_view name;
    constexpr void   apply(column_options& options) const { options.renamed_from = name; }
};

/// For rows that are there when a migration adds the column or makes it required.
template <class Expression>
struct backfill_modifier {
    Expression     expression;
    constexpr void apply(column_options& options) const { options.has_expression = true; }
};

/// What a migration makes of the column's values, where its type changes.
template <class Expression>
struct using_modifier {
    Expression     expression;
    constexpr void apply(column_options& options) const { options.has_expression = true; }
};

/// What an operator's tools show of a column; of a table where it stands in ORM_CONSTRAINTS.
struct comment_modifier {
    std::string_view text;
    template <class Options>
    constexpr void apply(Options& options) const {
        options.comment = text;
    }
};

struct varchar_modifier {
    int            most_characters;
    constexpr void apply(column_options& options) const {
        options.most_characters = most_characters;
    }
};

struct numeric_modifier {
    int            precision;
    int            scale;
    constexpr void apply(column_options& options) const {
        options.precision = precision;
        options.scale     = scale;
    }
};

struct native_enum_modifier {
    std::string_view name;
    std::string_view renamed_from;
    constexpr void   apply(column_options& options) const {
        options.native_type = name;
        options.stored_as   = encoding::native;
    }
};

struct encoding_modifier {
    encoding       stored_as;
    constexpr void apply(column_options& options) const { options.stored_as = stored_as; }
};

/// The words that may stand behind a member's name in ORM_TABLE, and in ORM_CONSTRAINTS.
namespace modifiers {

inline constexpr primary_key_modifier primary_key;
inline constexpr unique_modifier      unique;
inline constexpr autoincrement_modifier
                                      autoincrement;  // never reuses a key (SQLite), identity (PG)
inline constexpr default_now_modifier default_now;    // the database's clock, UTC
inline constexpr encoding_modifier    as_integer{encoding::integer};
inline constexpr encoding_modifier    as_text{encoding::text};
inline constexpr auto                 stored   = generated_kind::stored;
inline constexpr auto                 virtual_ = generated_kind::virtual_;

/// A constant that the database fills in where an insert names no value, or an expression that it
/// works out then, `default_(nextval(invoice_numbers))`.
template <class Value>
constexpr auto default_(Value value) {
    return default_modifier<Value>{value};
}
constexpr auto default_(char const* text) { return default_modifier<std::string_view>{text}; }

/// An SQL expression as the default, in the engine's own words. Constants only: it enters the text.
consteval auto default_sql(std::string_view sql) { return default_sql_modifier{sql}; }

/// Called by the client for each insert that names no value, with what is around the statement if
/// it takes an `orm::context const&`. Not part of the database's schema.
template <class Function>
constexpr auto default_with(Function function) {
    return default_with_modifier<Function>{function};
}

/// Called by the client for each update that names no value, and for inserts, too, where there is
/// no `default_with`.
template <class Function>
constexpr auto on_update_with(Function function) {
    return on_update_with_modifier<Function>{function};
}

/// A condition every row must meet.
template <class Condition>
constexpr auto check(Condition condition) {
    return check_modifier<Condition>{condition};
}

/// A column that the database computes from others of its row.
template <class Expression>
constexpr auto generated(Expression expression, generated_kind kind) {
    return generated_modifier<Expression>{expression, kind};
}

/// The column's name in SQL, where it is not the member's.
consteval auto named(std::string_view name) { return named_modifier{name}; }

/// A collation the engine knows: "nocase" in SQLite, "de-x-icu" in PostgreSQL.
consteval auto collate(std::string_view collation) { return collate_modifier{collation}; }

/// A text of at most so many characters.
consteval auto varchar(int most_characters) { return varchar_modifier{most_characters}; }

/// A `numeric` of so many digits, some of them behind the point.
consteval auto numeric(int precision, int scale = 0) { return numeric_modifier{precision, scale}; }

/// An enum, or an array of them, of a type of that name, which PostgreSQL has for it. SQLite keeps
/// names, as it does without. A type of another schema is `native_enum("app.mood")`. `native_enum(
/// "mood", renamed_from("temper"))` where the type had another name in the last migration.
consteval auto native_enum(std::string_view name, renamed_from_modifier before = {}) {
    return native_enum_modifier{name, before.name};
}

/// What the tools of a database show of the column, or in ORM_CONSTRAINTS of the table.
consteval auto comment(std::string_view text) { return comment_modifier{text}; }

/// What the rows get that are there when a migration adds this column, or makes it required: a
/// constant, or an expression of other columns.
template <class Expression>
constexpr auto backfill(Expression expression) {
    return backfill_modifier<Expression>{expression};
}
constexpr auto backfill(char const* text) { return backfill_modifier<std::string_view>{text}; }

/// What a migration that changes the column's type makes of each value: an expression in which the
/// column is what it was.
template <class Expression>
constexpr auto using_(Expression expression) {
    return using_modifier<Expression>{expression};
}

/// What the column was called in the last migration.
consteval auto renamed_from(std::string_view name) { return renamed_from_modifier{name}; }

}  // namespace modifiers

/// The words of the query language; declared here so that ORM_TABLE may look into it.
namespace dsl {}

}  // namespace orm
