// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <orm/query/into_result.hpp>
#include <orm/render/count.hpp>
#include <orm/render/create_objects.hpp>
#include <orm/session/batched.hpp>
#include <orm/session/fetch_rows.hpp>
#include <orm/session/prepared.hpp>
#include <orm/session/row_stream.hpp>
#include <orm/session/row_writes.hpp>
#include <orm/session/shape_verbs.hpp>
#include <orm/session/statement_rules.hpp>
#include <orm/session/statement_words.hpp>

namespace orm {

/// What a database and a transaction can do. Each verb runs one statement, which is compiled by the
/// engine the first time and found again afterwards. Errors are those of backend/error.hpp.
template <backend_connection Connection>
class verbs : public shape_verbs<Connection>, public statement_words {
public:
    using statement_words::insert, statement_words::update, statement_words::remove;
    using dialect = typename Connection::dialect;

    /// All rows.
    template <class Query>
    [[gnu::always_inline]] std::vector<row_type<Query>> all(Query const& query) {
        using row = row_type<Query>;
        if constexpr (several_statements<Query>) {
            std::vector<row> rows;
            query.read(*session_, rows);
            return rows;
        } else if constexpr (!check_rows_to_read<Query>()) {
            return std::vector<row>();
        } else if constexpr (is_batch<Query>) {
            std::vector<row> rows;
            run_in_batches(query, [&](auto const& batch) {
                for (auto&& each : all(batch)) rows.push_back(std::move(each));
            });
            return rows;
        } else {
            return fetch_rows<row, changes_rows<Query>>(
                *session_, {&plan_of<dialect, Query>, &query}, result_of<Query>::layout());
        }
    }

    /// The first row, if there is one.
    template <class Query>
    [[gnu::always_inline]] std::optional<row_type<Query>> first(Query const& query) {
        std::optional<row_type<Query>> found;
        if constexpr (several_statements<Query>) {
            query.read_first(*session_, found);
        } else if constexpr (check_rows_of_one<Query>()) {
            found.emplace();
            if (!session_->fetch_first({&plan_of<dialect, Query>, &query},
                                       result_of<Query>::layout(), &*found))
                found.reset();
        }
        return found;
    }

    /// The only row. Throws `no_rows`, `too_many_rows`.
    template <class Query>
    [[gnu::always_inline]] row_type<Query> one(Query const& query) {
        row_type<Query> row{};
        if constexpr (several_statements<Query>) {
            query.read_one(*session_, row);
        } else if constexpr (check_rows_of_one<Query>()) {
            session_->fetch_one({&plan_of<dialect, Query>, &query}, result_of<Query>::layout(),
                                &row);
        }
        return row;
    }

    /// One row at a time, in constant memory: `for (auto& user : db.stream(query))`. Until the
    /// stream ends it keeps its statement, and in SQLite a read transaction, open. A load is read
    /// in batches, inside of a transaction that only reads.
    template <class Query>
    auto stream(Query query) & {
        return stream_of(*session_, std::move(query));
    }
    template <class Query>
    auto stream(Query query) && {
        refuse_temporary<Query>();
        return stream(std::move(query));
    }

    /// Runs a statement and answers how many rows it inserted, updated or deleted.
    template <class Query>
    [[gnu::always_inline]] std::int64_t run(Query const& query) {
        if constexpr (!check_run<Query>()) {
            return 0;
        } else if constexpr (is_batch<Query>) {
            std::int64_t affected = 0;
            run_in_batches(query, [&](auto const& batch) { affected += run(batch); });
            return affected;
        } else {
            return session_->run({&plan_of<dialect, Query>, &query});
        }
    }

    /// Runs several statements together, all or none, and answers with the rows of each, or with
    /// how many rows it has changed: `auto [found, changed] = db.batch(select, update);`. In
    /// PostgreSQL all of them are one round trip. `error::statement` tells which one has failed.
    template <class... Queries>
        requires(sizeof...(Queries) != 0)
    std::tuple<batch_answer<Queries>...> batch(Queries const&... queries) {
        if constexpr ((check_batched<Queries>() && ...)) {
            std::tuple<typename awaited_for<Queries>::result...> awaited;
            return std::apply(
                [&](auto&... answer) -> std::tuple<batch_answer<Queries>...> {
                    batch_step const steps[] = {step_of<dialect>(queries, answer)...};
                    session_->run_batch(steps);
                    return {answer.take()...};
                },
                awaited);
        } else {
            return {};
        }
    }

    /// The same for any number of statements of one type.
    template <class Query, class Step = batch_step>  // so that its vector is compiled where used
    std::vector<batch_answer<Query>> batch(std::vector<Query> const& queries) {
        std::vector<batch_answer<Query>> answers;
        if constexpr (check_batched<Query>()) {
            std::vector<typename awaited_for<Query>::result> awaited(queries.size());
            std::vector<Step>                                steps;
            steps.reserve(queries.size());
            answers.reserve(queries.size());
            for (std::size_t at = 0; at != queries.size(); ++at)
                steps.push_back(step_of<dialect>(queries[at], awaited[at]));
            session_->run_batch(steps);
            for (auto& answer : awaited) answers.push_back(answer.take());
        }
        return answers;
    }

    /// How many rows a query has, or a table.
    template <class Query>
        requires(!table<Query>)
    std::int64_t count(Query const& query) {
        if constexpr (several_statements<Query>)
            return count(query.root);
        else if constexpr (check_select_statement<Query>())
            return one(count_query<Query>{query});
        else
            return 0;
    }
    template <table Table>
    std::int64_t count(Table table) {
        return one(dsl::select(dsl::count()).from(table));
    }

    /// Whether a query has any row.
    template <class Query>
    bool exists(Query const& query) {
        if constexpr (several_statements<Query>)
            return exists(query.root);
        else if constexpr (check_select_statement<Query>())
            return one(exists_query<Query>{query}) != 0;
        else
            return false;
    }

    /// A statement with named parameters, or one that is to be checked by the engine now. It must
    /// not outlive the database.
    template <class Query>
    auto prepare(Query query) & {
        if constexpr (check_single_statement<Query>())
            return prepared<Connection, Query>(*session_, std::move(query));
        else
            return nothing{};
    }
    template <class Query>
    auto prepare(Query query) && {
        refuse_temporary<Query>();
        return prepare(std::move(query));
    }

    /// How the engine would go about a statement, a line each.
    template <class Query>
    std::vector<std::string> explain(Query const& query) {
        if constexpr (check_single_statement<Query>()) {
            using explained = explain_query<Query>;
            explained const wrapped{query};
            return session_->explain({&plan_of<dialect, explained>, &wrapped});
        } else {
            return {};
        }
    }

    /// The row of a key: `db.find(users, 7)`, all columns of a composite key in their order.
    template <table Table, class... Key>
    std::optional<row_of<Table>> find(Table table, Key const&... key) {
        auto const query = select_by_key(table, key...);
        using Query      = std::remove_const_t<decltype(query)>;
        std::optional<row_of<Table>> found;
        if constexpr (check_rows_of_one<Query>()) {
            found.emplace();
            if (!session_->fetch_by_key({&plan_of<dialect, Query>, &query},
                                        result_of<Query>::layout(), &*found))
                found.reset();
        }
        return found;
    }

    /// Inserts a row and answers with it as it is stored: with its key, and with what the database
    /// has filled in. Columns that the database makes are not taken from the struct.
    template <class Row>
        requires(mapped_row<Row> || (no_table<Row> && !writable_shape<Row>))
    Row insert(Row row) {
        if constexpr (check_row<Row>()) {
            make_ready(row, true, session_->around);
            insert_ready(*this, *session_, row);
        }
        return row;
    }

    /// Inserts many rows by few statements, all or none.
    template <mapped_row Row>
    std::int64_t insert(std::vector<Row> const& rows) {
        return insert_many(*this, *session_, std::span<Row const>(rows));
    }
    template <class Row>
        requires mapped_row<std::remove_const_t<Row>>
    std::int64_t insert(std::span<Row> rows) {
        return insert_many(*this, *session_, std::span<Row const>(rows));
    }

    /// Inserts the rows of a shape, in the order that their keys need, all or none, and answers
    /// with them as they are stored. What `via()` has to say of it stands behind it. Needs
    /// <orm/relation.hpp>.
    template <class Shape, class... Ways>
        requires(!mapped_row<Shape> && writable_shape<Shape>)
    Shape insert(Shape shape, Ways const&... ways) {
        transaction([&](auto& tx) { insert_shape(tx, shape, ways...); });
        return shape;
    }

    /// Writes every column of the row that has this key, and sets in it what the client computes.
    /// False when there is none; the row stays as it is then, and when this throws.
    template <mapped_row Row>
    bool update(Row& row) {
        return store_or_keep<Connection>(row, [&](Row& set) { return update_filled(set); });
    }
    template <no_table Row>
    bool update(Row const& row) {
        if constexpr (check_row<Row>()) {
            Row copy = row;
            return update_filled(copy);
        } else {
            return false;
        }
    }

    /// Writes many rows over those of their keys, by few statements, all or none. Answers how many
    /// there were.
    template <mapped_row Row>
    std::int64_t update(std::vector<Row> const& rows) {
        return update(std::span<Row const>(rows));
    }
    template <class Row>
        requires mapped_row<std::remove_const_t<Row>>
    std::int64_t update(std::span<Row> rows) {
        return update_many(*this, *session_, std::span<Row const>(rows));
    }

    /// Inserts the row or, where its key is there, updates it. A row without a key, where the
    /// database makes keys, is inserted. The row gets what was filled in. Columns with
    /// `default_now` or `default_sql` are left to the database when all of them are as a new struct
    /// has them.
    template <class Row>
    void save(Row& row) {
        if constexpr (check_row<Row>()) {
            if constexpr (is_versioned<Row>)
                if (version_of(row).number != 0) return save_stored(*this, row);
            store_or_keep<Connection>(row, [&](Row& set) {
                save_filled(set);
                return true;
            });
        }
    }

    /// Writes the columns alone that have changed since the row was read. False when none has, and
    /// nothing is done. Needs <orm/tracked.hpp>.
    template <class Row>
    bool save(tracked<Row>& row) {
        return save_changes<Connection>(*this, row);
    }

    /// Deletes the row of this key. False when there was none.
    template <no_table Row>
    bool remove(Row const& row) {
        if constexpr (check_row<Row>())
            return remove_row<Connection>(*this, row,
                                          [&](auto& db) { return delete_row(db, row); });
        else
            return false;
    }

    /// With soft delete: brings back the deleted row of this key. False when there was none.
    template <mapped_row Row>
    bool restore(Row const& row) {
        return run(restore_by_key(row)) != 0;
    }

    /// With soft delete: deletes the row of this key for good. False when there was none.
    template <mapped_row Row>
    bool purge(Row const& row) {
        return remove_row<Connection>(*this, row,
                                      [&](auto& db) { return db.run(purge_by_key(row)) != 0; });
    }

    /// Reads the row of this key again. Throws `no_rows` when it is gone.
    template <mapped_row Row>
    void reload(Row& row) {
        row = one(select_row(row));
    }

    /// Creates the tables and indexes of a schema, those referred to first, all or none.
    template <class Schema>
    void create(Schema const& schema) {
        create_by(create_sql<dialect>(schema));
    }

    /// With `if_exists::skip` a table or index that is there already is left as it is, whatever it
    /// looks like.
    template <class Schema>
    void create(Schema const& schema, if_exists existing) {
        if (existing == if_exists::skip)
            create_by(create_sql<dialect, if_exists::skip>(schema));
        else
            create(schema);
    }

    /// Runs a callback with a transaction; inside of another one, with a savepoint. It commits when
    /// the callback returns and answers with what that returned; it rolls back when the callback
    /// throws, and the exception goes on as it is.
    template <class Callback>
    auto transaction(Callback&& callback, transaction_options const& options = {}) {
        return run_transaction(*session_, callback, options);
    }

    /// What is around all statements of this connection: its clock, and for whom it works. A pool
    /// clears it when the connection comes back.
    orm::context& context() { return there().around; }

    /// The engine's connection, for what only it can do: `db.backend().backup_to("copy.db")`.
    Connection& backend() {
        there().touched = true;
        return session_->connection;
    }

protected:
    explicit verbs(session<Connection>* session) : shape_verbs<Connection>(session) {}

    using server_verbs<Connection>::session_, server_verbs<Connection>::there;

private:
    template <class Row>
    bool update_filled(Row& row) {
        make_ready(row, false, session_->around);
        return update_ready(*this, *session_, row);
    }

    /// A row of version 0 has not been stored.
    template <class Row>
    void save_filled(Row& row) {
        if (is_versioned<Row> || has_no_key(row)) {
            make_ready(row, true, session_->around);
            insert_ready(*this, *session_, row);
        } else if constexpr (!is_versioned<Row>) {
            save_of_key(*this, *session_, row);
        }
    }

    template <class Statements>
    void create_by(Statements const& statements) {
        savepoint guard(*session_);
        for (std::string_view const statement : statements) session_->run_schema(statement);
        guard.commit();
    }

    template <class Query, class Run>
    void run_in_batches(Query const& query, Run&& run_one) {
        for_each_batch<dialect>(*session_, query, run_one);
    }
};

}  // namespace orm
