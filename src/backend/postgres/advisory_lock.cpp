// SPDX-License-Identifier: BSL-1.0
#include <orm/backend/postgres/advisory_lock.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <string>
#include <thread>

#include <orm/backend/error.hpp>

namespace orm::postgres {

/// One question to the server about one key.
class lock_call {
public:
    lock_call(connection& db, lock_key const& key) : db_(db) {
        lock_.is_pair_ = key.kind_ == lock_key::kind::pair;
        lock_.second_  = key.second_;
        lock_.number_  = key.number_;
        // Asked for once, so that to unlock needs no text.
        if (key.kind_ == lock_key::kind::text)
            ask("select pg_catalog.hashtextextended($1, 0)", {value::of_text(key.text_), {}}, 1,
                member_type::int64, &lock_.number_);
    }

    /// Calls `pg_<words>` of the key. What is only tried answers whether it succeeded.
    bool call(std::string_view words, lock_mode mode) {
        bool const  tries = words.starts_with("try_");
        bool        taken = false;
        std::string sql   = "select pg_catalog.pg_";
        sql += words;
        if (mode == lock_mode::shared) sql += "_shared";
        sql += lock_.is_pair_ ? "($1, $2)" : "($1)";
        sql_type const type = lock_.is_pair_ ? sql_type::integer : sql_type::bigint;
        ask(sql,
            {value::of_integer(lock_.number_).as(type), value::of_integer(lock_.second_).as(type)},
            lock_.is_pair_ ? 2 : 1, member_type::boolean, tries ? &taken : nullptr);
        return taken;
    }

    /// Asks again and again, more seldom from time to time, until the time is over.
    bool try_for(std::string_view words, lock_mode mode, milliseconds within) {
        using std::chrono::steady_clock;
        auto const until = steady_clock::now() + std::chrono::milliseconds(within.count());
        for (std::chrono::milliseconds pause(1);; pause = std::min(pause * 2, longest_pause)) {
            if (call(words, mode)) return true;
            auto const left = until - steady_clock::now();
            if (left <= steady_clock::duration::zero()) return false;
            std::this_thread::sleep_for(std::min<steady_clock::duration>(left, pause));
        }
    }

    advisory_lock taken(lock_mode mode) {
        lock_.db_   = &db_;
        lock_.mode_ = mode;
        return std::move(lock_);
    }

private:
    static constexpr std::chrono::milliseconds longest_pause{50};

    void ask(std::string_view sql, std::array<value, 2> const& values, std::size_t size,
             member_type type, void* answer) {
        field const fields[] = {{.type = type}};
        statement   asked    = db_.prepare(sql);
        asked.start({values.data(), size});
        if (asked.next() && answer != nullptr) asked.read({fields}, answer);
        asked.finish();
    }

    connection&   db_;
    advisory_lock lock_;
};

namespace {

void refuse_inside(connection& db) {
    if (db.in_transaction())
        throw misuse("an advisory_lock inside of a transaction; use lock_in_transaction()");
}

void refuse_outside(connection& db) {
    if (!db.in_transaction()) throw misuse("lock_in_transaction() outside of a transaction");
}

}  // namespace

advisory_lock::advisory_lock(connection& db, lock_key key, lock_mode mode) {
    refuse_inside(db);
    lock_call call(db, key);
    call.call("advisory_lock", mode);
    *this = call.taken(mode);
}

std::optional<advisory_lock> advisory_lock::try_lock(connection& db, lock_key key,
                                                     milliseconds within, lock_mode mode) {
    refuse_inside(db);
    lock_call call(db, key);
    if (!call.try_for("try_advisory_lock", mode, within)) return std::nullopt;
    return call.taken(mode);
}

void advisory_lock::unlock() noexcept {
    connection* const db = std::exchange(db_, nullptr);
    if (db == nullptr || !db->healthy()) return;
    try {
        // Of a known number, so that nothing is asked before.
        lock_call call(*db, is_pair_ ? lock_key(static_cast<std::int32_t>(number_), second_)
                                     : lock_key(number_));
        call.call("advisory_unlock", mode_);
    } catch (...) {
        // It is lost with the connection.
    }
}

void lock_in_transaction(connection& db, lock_key key, lock_mode mode) {
    refuse_outside(db);
    lock_call(db, key).call("advisory_xact_lock", mode);
}

bool try_lock_in_transaction(connection& db, lock_key key, milliseconds within, lock_mode mode) {
    refuse_outside(db);
    return lock_call(db, key).try_for("try_advisory_xact_lock", mode, within);
}

}  // namespace orm::postgres
