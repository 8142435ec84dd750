// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string_view>

#include <orm/dialect/postgres.hpp>
#include <orm/dialect/sqlite.hpp>
#include <orm/migrate/decisions.hpp>
#include <orm/migrate/place.hpp>
#include <orm/migrate/plan.hpp>
#include <orm/migrate/snapshot.hpp>
#include <orm/render/lower_objects.hpp>
#include <orm/support/fixed_string.hpp>

// The change from the last migration to the schema of the program. It compiles once everything that
// nobody but the user can decide is decided, in the schema or by an approval.

namespace orm::migrate {

/// The question that is asked of a change; `Place` tells of what, and compilers print it.
template <question Question, question Asked>
concept decided = Question != Asked;

template <question Asked, fixed_string Place>
consteval bool check_hint() {
    static_assert(decided<question::stale_hint, Asked>,
                  "orm: renamed_from() gives a name that the last migration does not know. Correct "
                  "it, or take it away. docs/errors.md#stale-rename");
    static_assert(decided<question::ambiguous_hint, Asked>,
                  "orm: two are renamed_from() one name, and only one can be it. "
                  "docs/errors.md#ambiguous-rename");
    return decided<question::stale_hint, Asked> && decided<question::ambiguous_hint, Asked>;
}

template <question Asked, fixed_string Place>
consteval bool check_drop() {
    static_assert(decided<question::rename_or_drop, Asked>,
                  "orm: this is gone from the schema, and something like it is new. Say "
                  "renamed_from() there when they are the same, or approve the drop. "
                  "docs/errors.md#rename-or-drop");
    static_assert(
        decided<question::drop, Asked>,
        "orm: this is gone from the schema, and its data would be lost. Approve the drop, "
        "or take it back. docs/errors.md#drop-not-approved");
    static_assert(
        decided<question::dropped_value, Asked>,
        "orm: rows may hold a value that the enum has no longer. Say using_() what becomes "
        "of it, or approve that the migration fails on such rows. "
        "docs/errors.md#value-dropped");
    return true;
}

template <question Asked, fixed_string Place>
consteval bool check_values() {
    static_assert(
        decided<question::backfill, Asked>,
        "orm: the column is required, and rows that are there have no value for it. Give "
        "it a default_(), or say backfill() what they get. docs/errors.md#backfill-needed");
    static_assert(decided<question::conversion, Asked>,
                  "orm: not every value of the column's old type is one of its new type. Say "
                  "using_() what becomes of them. docs/errors.md#conversion-needed");
    return true;
}

constexpr place place_of(open_question const& found) {
    place text;
    text.add_part(found.table);
    text.add_part(found.column);
    text.add_part(found.value);
    return text;
}

/// One message at a time: what was renamed, what is dropped, what values become.
template <question Asked, fixed_string Place>
consteval bool check_question() {
    if constexpr (Asked == question::stale_hint || Asked == question::ambiguous_hint)
        return check_hint<Asked, Place>();
    else if constexpr (Asked == question::backfill || Asked == question::conversion)
        return check_values<Asked, Place>();
    else
        return check_drop<Asked, Place>();
}

/// `Before` and `After` give the two schemas: `model<Dialect>()`.
template <dialect Dialect, class Before, class After>
struct models_between {
    static constexpr schema_difference difference() {
        return diff(Before::template model<Dialect>(), After::template model<Dialect>());
    }
};

template <dialect Dialect, class Between>
struct way_back {
    static constexpr schema_difference difference() { return inverse(Between::difference()); }
};

template <auto const& Head>
struct model_of_snapshot {
    template <dialect Dialect>
    static constexpr schema_model model() {
        return is_sqlite<Dialect> ? Head.sqlite : Head.postgres;
    }
};

template <auto Schema>
struct model_of_schema {
    template <dialect Dialect>
    static constexpr schema_model model() {
        return lower<Dialect>(Schema);
    }
};

template <dialect Dialect, class Between, fixed_string... Approvals>
consteval bool check_decided() {
    constexpr open_question asked = [] {
        constexpr std::string_view approvals[]{Approvals.view()..., {}};
        schema_difference const    difference = Between::difference();
        return find_open_question(difference, {approvals, sizeof...(Approvals)});
    }();
    return check_question<asked.kind, printable<place_of(asked)>()>();
}

/// The change that leads from the last migration to a schema.
///
///     using next = orm::migrate::change<blog, migrations::head, "drop-column:users.nick">;
///     for (orm::migrate::step const& each : next::up<orm::sqlite_dialect>()) ...
///
/// An approval is bound to the change it approves: "drop-table:users", "drop-column:users.nick",
/// "drop-value:users.role.guest", and "require:users.nick", by which the migration fails on rows
/// without a value.
template <auto Schema, auto const& Head, fixed_string... Approvals>
class change {
    template <dialect Dialect>
    using between = models_between<Dialect, model_of_snapshot<Head>, model_of_schema<Schema>>;

public:
    template <dialect Dialect>
    static constexpr auto const& up() {
        static_cast<void>(check_decided<Dialect, between<Dialect>, Approvals...>());
        return constant_plan<Dialect, between<Dialect>>::kept.steps;
    }

    /// The way back. What is lost on the way up stays lost: what was required is filled with zeros,
    /// empty texts and the first values of enums.
    template <dialect Dialect>
    static constexpr auto const& down() {
        return constant_plan<Dialect, way_back<Dialect, between<Dialect>>>::kept.steps;
    }
};

}  // namespace orm::migrate
