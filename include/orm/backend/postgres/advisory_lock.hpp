// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include <orm/backend/postgres/connection.hpp>

namespace orm::postgres {

/// What programs agree to lock: a number, two small ones, or a text, which the server makes a
/// number of by `hashtextextended(text, 0)`. The text is looked at and not kept.
class lock_key {
public:
    template <std::integral Number>
    constexpr lock_key(Number number) : number_(static_cast<std::int64_t>(number)) {
        static_assert(sizeof(Number) <= sizeof(std::int64_t));
    }
    constexpr lock_key(std::int32_t first, std::int32_t second)
        : kind_(kind::pair), number_(first), second_(second) {}
    constexpr lock_key(std::string_view text) : kind_(kind::text), text_(text) {}
    constexpr lock_key(char const* text) : lock_key(std::string_view(text)) {}

private:
    friend class lock_call;

    enum class kind : std::uint8_t { number, pair, text };

    kind             kind_   = kind::number;
    std::int64_t     number_ = 0;
    std::int32_t     second_ = 0;
    std::string_view text_   = {};
};

enum class lock_mode : std::uint8_t { exclusive, shared };

/// A lock of the session, held until the object ends. It is for use outside of a transaction, as
/// nothing can be unlocked in one that has failed: throws `misuse` inside of one. The connection
/// has to outlive it; when that is lost, so is the lock.
///
///     orm::postgres::advisory_lock const only_one(db, "nightly report");
class advisory_lock {
public:
    /// Waits for it. Throws `busy` after the connection's `lock_timeout`, `deadlock`, `cancelled`.
    template <class Database>
        requires(!std::same_as<Database, connection>)
    explicit advisory_lock(Database& db, lock_key key, lock_mode mode = lock_mode::exclusive)
        : advisory_lock(db.backend(), key, mode) {}
    explicit advisory_lock(connection& db, lock_key key, lock_mode mode = lock_mode::exclusive);

    /// Takes it if it can be had within that time, which is asked now and then.
    template <class Database>
        requires(!std::same_as<Database, connection>)
    static std::optional<advisory_lock> try_lock(Database& db, lock_key key,
                                                 milliseconds within = {},
                                                 lock_mode    mode   = lock_mode::exclusive) {
        return try_lock(db.backend(), key, within, mode);
    }
    static std::optional<advisory_lock> try_lock(connection& db, lock_key key,
                                                 milliseconds within = {},
                                                 lock_mode    mode   = lock_mode::exclusive);

    advisory_lock(advisory_lock&& other) noexcept
        : db_(std::exchange(other.db_, nullptr)),
          number_(other.number_),
          second_(other.second_),
          is_pair_(other.is_pair_),
          mode_(other.mode_) {}
    advisory_lock& operator=(advisory_lock&& other) noexcept {
        advisory_lock given(std::move(other));
        std::swap(db_, given.db_);
        std::swap(number_, given.number_);
        std::swap(second_, given.second_);
        std::swap(is_pair_, given.is_pair_);
        std::swap(mode_, given.mode_);
        return *this;  // what was held before is given back now
    }
    ~advisory_lock() { unlock(); }

    /// Gives it back now.
    void unlock() noexcept;

private:
    friend class lock_call;

    advisory_lock() = default;

    connection*  db_      = nullptr;
    std::int64_t number_  = 0;
    std::int32_t second_  = 0;
    bool         is_pair_ = false;
    lock_mode    mode_    = lock_mode::exclusive;
};

/// Takes a lock that ends with the open transaction. Throws as the constructor of `advisory_lock`,
/// and `misuse` outside of a transaction.
void lock_in_transaction(connection& db, lock_key key, lock_mode mode = lock_mode::exclusive);

/// The same if it can be had within that time. Whether it could.
bool try_lock_in_transaction(connection& db, lock_key key, milliseconds within = {},
                             lock_mode mode = lock_mode::exclusive);

template <class Transaction>
    requires(!std::same_as<Transaction, connection>)
void lock_in_transaction(Transaction& tx, lock_key key, lock_mode mode = lock_mode::exclusive) {
    lock_in_transaction(tx.backend(), key, mode);
}
template <class Transaction>
    requires(!std::same_as<Transaction, connection>)
bool try_lock_in_transaction(Transaction& tx, lock_key key, milliseconds within = {},
                             lock_mode mode = lock_mode::exclusive) {
    return try_lock_in_transaction(tx.backend(), key, within, mode);
}

}  // namespace orm::postgres
