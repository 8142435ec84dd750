// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include <orm/orm.hpp>

#include <orm/session/session_impl.hpp>

#include "support/failing_backend.hpp"

// A bit of everything that a session asks of its backend, for tests in which each call fails once.

namespace integration::every_call {

using namespace orm::dsl;

struct note {
    std::int64_t id{};
    std::string  text;
};
ORM_TABLE(notes, note, "notes", (id, primary_key), (text))

inline constexpr auto note_schema = orm::schema(notes);

/// What `work` leaves when all goes well.
constexpr std::int64_t all_notes = 26;

template <class Connection>
using failing_database = orm::database<failing::connection<Connection>>;

/// Statements on their own do not count, as only the transaction is whole.
template <class Database>
void work(Database& db) {
    static_cast<void>(db.find(notes, 0));
    auto const text = param<"text", std::string>;
    auto       find = db.prepare(select().from(notes).where(eq(notes.text, text)));
    db.transaction([&](auto& tx) {
        tx.insert(note{1, "one"});
        try {
            tx.transaction([&](auto& inner) {
                inner.insert(note{2, "undone"});
                throw std::out_of_range("mine");
            });
        } catch (std::out_of_range const&) {
        }
        tx.transaction([&](auto& inner) { inner.insert(note{3, "three"}); });
        // Savepoints of their own, one behind the other.
        auto const same = update(notes).set(notes.text = "three").where(notes.id == 3);
        static_cast<void>(tx.one(same.returning(notes.id)));
        static_cast<void>(tx.all(same.returning(notes.id)));
        std::vector<note> many;
        for (std::int64_t id = 10; id != 34; ++id) many.push_back({id, "many"});
        tx.insert(many);
        for (auto const& each : tx.stream(select().from(notes)))
            if (each.id == 12) break;
        static_cast<void>(find.all(text = "many"));
        static_cast<void>(tx.first(select().from(notes).order_by(notes.id)));
    });
}

}  // namespace integration::every_call
