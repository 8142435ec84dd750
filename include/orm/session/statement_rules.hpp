// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <orm/session/batch.hpp>
#include <orm/session/plan.hpp>

// What the verbs ask of a statement. Each answers whether the rule is met.

namespace orm {

/// Rule `not-a-statement`.
template <class Query>
consteval bool check_statement() {
    static_assert(statement<Query>,
                  "orm: a verb is given what is no statement. Read a table by select().from(), and "
                  "finish insert_into() by values(), update() by set(), on_conflict() by what is "
                  "to be done then. docs/errors.md#not-a-statement");
    return statement<Query>;
}

template <class... Given>
inline constexpr bool is_a_verb = false;

/// Rule `statement-as-a-verb`.
template <class... Given>
consteval void refuse_statement_word() {
    static_assert(is_a_verb<Given...>,
                  "orm: a verb of a database is given a table, or is none. Rows need no table: "
                  "insert(row), update(row), remove(row). A statement is made first, and given to "
                  "a verb: db.run(update(users).set(...)), db.all(select().from(users)). "
                  "docs/errors.md#statement-as-a-verb");
}

/// Rule `not-a-row`.
template <class Row>
consteval void refuse_row() {
    if constexpr (table<Row>)
        refuse_statement_word<Row>();
    else
        static_assert(mapped_row<Row>,
                      "orm: a verb for rows is given what is the row of no table. Describe its "
                      "struct by ORM_TABLE, in the namespace of the struct. "
                      "docs/errors.md#not-a-row");
}
template <class Row>
consteval bool check_row() {
    if constexpr (!mapped_row<Row>) refuse_row<Row>();
    return mapped_row<Row>;
}

template <class Row>
concept no_table = mapped_row<Row> || !table<Row>;

template <class Query>
inline constexpr bool is_read_through_a_temporary = true;

/// Rule `through-a-temporary`.
template <class Query>
consteval void refuse_temporary() {
    static_assert(!is_read_through_a_temporary<Query>,
                  "orm: stream() and prepare() give what works on its database later, and this "
                  "one is gone at the end of the expression. Keep it in a variable, also what a "
                  "pool has lent. docs/errors.md#through-a-temporary");
}

template <class Query>
concept single_statement = !is_batch<Query>;

/// Rule `many-statements`.
template <class Query>
consteval bool check_single_statement() {
    if constexpr (check_statement<Query>()) {
        static_assert(single_statement<Query>,
                      "orm: an insert of many rows is cut into several statements, and this verb "
                      "takes one. Use run(), or all() for what it returns. "
                      "docs/errors.md#many-statements");
        return single_statement<Query>;
    } else {
        return false;
    }
}

template <class Query>
concept answers_with_rows = !std::is_void_v<typename result_of<Query>::row>;

/// Rule `no-rows-to-read`, behind those of the statement itself.
template <class Query>
consteval bool check_rows_to_read() {
    if constexpr (check_statement<Query>()) {
        query_check<Query>::run();
        if constexpr (changes_rows<Query>)
            static_assert(answers_with_rows<Query>,
                          "orm: the statement answers with no rows. Add returning(), or run() it. "
                          "docs/errors.md#no-rows-to-read");
        return answers_with_rows<Query>;
    } else {
        return false;
    }
}

/// The same for a verb that takes one statement.
template <class Query>
consteval bool check_rows_of_one() {
    if constexpr (check_single_statement<Query>())
        return check_rows_to_read<Query>();
    else
        return false;
}

/// Rule `run-of-a-select`.
template <class Query>
consteval bool check_run() {
    if constexpr (check_statement<Query>()) {
        static_assert(changes_rows<Query>,
                      "orm: run() is for statements that change rows. Read those of a select by "
                      "all(), first(), one() or stream(). docs/errors.md#run-of-a-select");
        return changes_rows<Query>;
    } else {
        return false;
    }
}

template <class Query>
concept select_statement = statement<Query> && !changes_rows<Query>;

/// Rule `count-takes-a-select`.
template <class Query>
consteval bool check_select_statement() {
    static_assert(select_statement<Query>,
                  "orm: count() and exists() take a select, or a table. "
                  "docs/errors.md#count-takes-a-select");
    return select_statement<Query>;
}

}  // namespace orm
