// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <orm/backend/concept.hpp>
#include <orm/backend/error.hpp>
#include <orm/dialect/sqlite.hpp>
#include <orm/session/session_impl.hpp>

// A backend in memory for tests of what is above the backends: it notes what it is asked to do,
// answers with rows that a test gives it, watches over the order of calls, and fails on demand.

namespace recording {

/// A value of a row that owns its text.
struct cell {
    cell() = default;
    cell(int number) : held(orm::value::of_integer(number)) {}
    cell(std::int64_t number) : held(orm::value::of_integer(number)) {}
    cell(double number) : held(orm::value::of_real(number)) {}
    cell(char const* content) : held(orm::value::of_text({})), text(content) {}

    orm::value get() const {
        return held.kind == orm::storage::text ? orm::value::of_text(text) : held;
    }

    orm::value  held;
    std::string text = {};
};

using row = std::vector<cell>;

/// What connections and statements have been asked to do. Tests keep it beside the database.
struct recorder {
    std::vector<std::string>      prepared;  // texts, in their order
    std::vector<std::string>      scripts;
    std::vector<std::string>      started;    // texts
    std::vector<std::string>      bound;      // the values of the last start, as text
    orm::fetching                 fetched{};  // as the last start was told
    std::vector<std::string>      transactions;
    orm::transaction_options      options;   // of the last begin
    std::vector<std::string_view> mistakes;  // calls in a wrong order; literals

    std::vector<row> rows;  // what every statement answers with
    std::int64_t     affected = 1;
    std::int64_t     last_id  = 0;

    int  statements = 0;  // that are open
    int  running    = 0;  // started and not finished
    int  finished   = 0;
    int  depth      = 0;  // of transactions and savepoints
    int  rollbacks  = 0;
    int  calls      = 0;
    int  fail_at    = 0;  // the number of the call that throws, from 1
    bool connected  = false;

    /// Every call that may fail passes here.
    void call() {
        if (++calls == fail_at) throw orm::statement_error("made up");
    }
    void expect(bool right, std::string_view mistake) {
        if (!right) mistakes.push_back(mistake);
    }
};

inline std::string shown(orm::value const& value) {
    switch (value.kind) {
        case orm::storage::null: return "null";
        case orm::storage::real: return std::to_string(value.real);
        case orm::storage::text: return std::string(value.text());
        case orm::storage::blob: return "blob of " + std::to_string(value.bytes.size);
        default: return std::to_string(value.integer);
    }
}

template <class Member>
void store(orm::field const& target, void* member, std::optional<Member> stored) {
    if (target.nullable) {
        *static_cast<std::optional<Member>*>(member) = std::move(stored);
    } else {
        if (!stored) throw orm::decode_error(target.table, target.column, 1, "null", "a value", {});
        *static_cast<Member*>(member) = *std::move(stored);
    }
}

template <class Number>
std::optional<Number> number_in(orm::value const& value) {
    if (value.is_null()) return std::nullopt;
    if (value.kind == orm::storage::text)
        throw orm::decode_error({}, {}, 1, "text", "a number", {});
    return static_cast<Number>(
        value.kind == orm::storage::real ? value.real : static_cast<double>(value.integer));
}

/// Fills a member. Only the types that the tests use are there.
inline void fill(orm::field const& target, void* member, orm::value value) {
    switch (target.type) {
        case orm::member_type::boolean: return store(target, member, number_in<bool>(value));
        case orm::member_type::int32: return store(target, member, number_in<std::int32_t>(value));
        case orm::member_type::int64: return store(target, member, number_in<std::int64_t>(value));
        case orm::member_type::float64: return store(target, member, number_in<double>(value));
        case orm::member_type::text:
            return store(target, member,
                         value.is_null() ? std::nullopt : std::optional<std::string>(value.text()));
        case orm::member_type::converted:
            if (!value.is_null() && value.kind != orm::storage::text) value.kind = target.stored;
            return target.assign(member, value);
        default: throw std::logic_error("recording::fill() does not know this type");
    }
}

class statement {
public:
    statement(std::shared_ptr<recorder> owner, std::string_view sql)
        : owner_(std::move(owner)), sql_(sql) {
        ++owner_->statements;
    }
    statement(statement&& other) noexcept = default;
    statement& operator=(statement&& other) noexcept {
        std::swap(owner_, other.owner_);
        std::swap(sql_, other.sql_);
        std::swap(phase_, other.phase_);
        std::swap(at_, other.at_);
        return *this;
    }
    ~statement() {
        if (!owner_) return;
        owner_->expect(phase_ == phase::idle, "a running statement was closed");
        owner_->expect(owner_->connected, "a statement outlived its connection");
        --owner_->statements;
    }

    void start(std::span<orm::value const> values, orm::fetching how) {
        owner_->expect(phase_ == phase::idle, "start() of a running statement");
        owner_->call();
        owner_->started.push_back(sql_);
        owner_->fetched = how;
        owner_->bound.clear();
        for (orm::value const& each : values) owner_->bound.push_back(shown(each));
        phase_ = phase::started;
        at_    = 0;
        ++owner_->running;
    }

    bool next() {
        owner_->expect(phase_ == phase::started || phase_ == phase::reading, "next() out of order");
        owner_->call();
        phase_ = at_ < owner_->rows.size() ? phase::reading : phase::done;
        if (phase_ == phase::done) return false;
        ++at_;
        return true;
    }

    void read(orm::row_layout const& layout, void* target) {
        owner_->expect(phase_ == phase::reading, "read() without a row");
        owner_->call();
        row const&  cells  = owner_->rows[at_ - 1];
        std::size_t column = 0;
        auto const  part   = [&](std::size_t fields, void* base) {
            for (std::size_t end = column + fields; column != end; ++column) {
                orm::field const& field = layout.fields[column];
                fill(field, static_cast<char*>(base) + field.offset, cells.at(column).get());
            }
        };
        if (layout.parts.empty()) return part(layout.fields.size(), target);
        for (orm::row_part const& each : layout.parts) {
            void* base   = static_cast<char*>(target) + each.offset;
            auto  absent = [](cell const& held) { return held.get().is_null(); };
            auto  first  = cells.begin() + static_cast<std::ptrdiff_t>(column);
            if (each.emplace != nullptr && std::all_of(first, first + each.fields, absent))
                column += each.fields;
            else
                part(each.fields, each.emplace == nullptr ? base : each.emplace(base));
        }
    }

    void finish() noexcept {
        if (phase_ != phase::idle) --owner_->running;
        ++owner_->finished;
        phase_ = phase::idle;
    }

    std::int64_t affected() {
        owner_->expect(phase_ == phase::done, "affected() before the end");
        owner_->call();
        return owner_->affected;
    }

private:
    enum class phase { idle, started, reading, done };

    std::shared_ptr<recorder> owner_;
    std::string               sql_;
    phase                     phase_ = phase::idle;
    std::size_t               at_    = 0;
};

template <orm::dialect Dialect>
class connection {
public:
    using dialect   = Dialect;
    using statement = recording::statement;

    explicit connection(std::shared_ptr<recorder> owner) : owner_(std::move(owner)) {
        owner_->connected = true;
    }
    connection(connection&&) noexcept            = default;
    connection& operator=(connection&&) noexcept = default;
    ~connection() {
        if (owner_) owner_->connected = false;
    }

    statement prepare(std::string_view sql) {
        owner_->call();
        owner_->prepared.emplace_back(sql);
        return {owner_, sql};
    }
    void run_script(std::string_view sql) {
        owner_->call();
        owner_->scripts.emplace_back(sql);
    }

    void begin(orm::transaction_options const& options) {
        owner_->expect(owner_->depth == 0, "begin() inside of a transaction");
        owner_->call();
        note("begin");
        owner_->options = options;
        owner_->depth   = 1;
    }
    void commit() {
        owner_->expect(owner_->depth == 1, "commit() at another depth than 1");
        owner_->call();
        note("commit");
        owner_->depth = 0;
    }
    void rollback() noexcept {
        owner_->expect(owner_->depth >= 1, "rollback() without a transaction");
        ++owner_->rollbacks;
        owner_->depth = 0;
    }
    void savepoint(int depth) {
        owner_->expect(depth == owner_->depth, "savepoint() of a wrong depth");
        owner_->call();
        note("savepoint " + std::to_string(depth));
        owner_->depth = depth + 1;
    }
    void release_savepoint(int depth) {
        owner_->expect(depth == owner_->depth - 1, "release_savepoint() of a wrong depth");
        owner_->call();
        note("release " + std::to_string(depth));
        owner_->depth = depth;
    }
    void rollback_to_savepoint(int depth) noexcept {
        owner_->expect(depth == owner_->depth - 1, "rollback_to_savepoint() of a wrong depth");
        ++owner_->rollbacks;
        owner_->depth = depth;
    }

    std::int64_t last_insert_id() { return owner_->last_id; }
    bool         healthy() noexcept { return owner_->connected; }

private:
    void note(std::string what) { owner_->transactions.push_back(std::move(what)); }

    std::shared_ptr<recorder> owner_;
};

static_assert(orm::backend_statement<statement>);
static_assert(orm::backend_connection<connection<orm::sqlite_dialect>>);

}  // namespace recording
