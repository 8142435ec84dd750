// SPDX-License-Identifier: BSL-1.0
#include <chrono>
#include <memory>
#include <utility>

#include <poll.h>

#include <orm/backend/error.hpp>
#include <orm/backend/postgres/connection.hpp>

#include "failure.hpp"
#include "statement_state.hpp"

namespace orm::postgres {

namespace {

std::string quoted(std::string_view name) {
    std::string text = "\"";
    for (char const each : name) text.append(each == '"' ? 2 : 1, each);
    return text += '"';
}

}  // namespace

void take_notifications(connection_state& connection) noexcept {
    while (PGnotify* const told = PQnotifies(connection.db)) {
        try {
            connection.notifications.push_back({told->relname, told->extra, told->be_pid});
        } catch (...) {
            // No memory to keep it in.
        }
        PQfreemem(told);
    }
}

void connection::listen(std::string_view name, notification_listener* listener) {
    std::unique_ptr<notification_listener> keeper(listener);
    state_->listeners.reserve(state_->listeners.size() + 1);
    run_simple(*state_, ("listen " + quoted(name)).c_str());
    state_->listeners.push_back({std::string(name), std::move(keeper)});
}

void connection::unlisten(std::string_view name) {
    run_simple(*state_, ("unlisten " + quoted(name)).c_str());
    std::erase_if(state_->listeners, [&](auto const& each) { return each.name == name; });
}

void connection::notify(std::string_view name, std::string_view payload) {
    connection_state& owner = *state_;
    begin_work(owner, {});
    send_prelude(owner);
    constexpr char    sql[]     = "select pg_catalog.pg_notify($1, $2)";
    unsigned const    types[]   = {oid_of_text, oid_of_text};
    char const* const values[]  = {name.data(), payload.data() != nullptr ? payload.data() : ""};
    int const         lengths[] = {static_cast<int>(name.size()), static_cast<int>(payload.size())};
    int const         formats[] = {1, 1};
    owner.interrupted           = false;
    owner.started               = std::chrono::steady_clock::now();
    if (PQsendQueryParams(owner.db, sql, 2, types, values, lengths, formats, 1) == 0)
        raise_unsent(owner, sql);
    result_handle error;
    while (result_handle next = next_result(owner))
        if (is_error(next.get())) error = std::move(next);
    if (error != nullptr) raise(owner, error.get(), sql);
    if (!owner.usable()) raise_lost(owner, sql);
}

std::size_t connection::wait_for_notifications(milliseconds timeout) {
    using std::chrono::steady_clock;
    connection_state& owner = *state_;
    begin_work(owner, {});
    if (in_transaction())
        throw misuse("wait_for_notifications() inside of a transaction, in which none come");
    auto const until = steady_clock::now() + std::chrono::milliseconds(timeout.count());
    for (;;) {
        take_notifications(owner);
        if (!owner.notifications.empty()) break;
        auto const left =
            std::chrono::ceil<std::chrono::milliseconds>(until - steady_clock::now()).count();
        if (!ready(PQsocket(owner.db), POLLIN, left > 0 ? static_cast<int>(left) : 0)) return 0;
        if (PQconsumeInput(owner.db) == 0) raise_lost(owner, {});
        PQisBusy(owner.db);  // takes it apart, so that the server's last words are told
        if (!owner.usable()) raise_lost(owner, {});
    }
    std::size_t told = 0;
    // A listener may use the connection, and listen to more or to less.
    for (; !owner.notifications.empty(); ++told) {
        kept_notification const next = std::move(owner.notifications.front());
        owner.notifications.pop_front();
        for (std::size_t at = 0; at < owner.listeners.size(); ++at) {
            auto const listener = owner.listeners[at].listener;
            if (owner.listeners[at].name == next.channel)
                (*listener)({next.channel, next.payload, next.process});
        }
    }
    return told;
}

}  // namespace orm::postgres
