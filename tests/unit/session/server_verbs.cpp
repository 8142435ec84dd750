// SPDX-License-Identifier: BSL-1.0
#include <orm/session/server_verbs.hpp>

#include <orm/backend/sqlite/connection.hpp>

template <class Verbs>
concept can_notify = requires(Verbs& verbs) {
    verbs.notify("a");
    verbs.listen("a", [](orm::notification const&) {});
    verbs.unlisten("a");
    verbs.wait_for_notifications(orm::milliseconds::of(1));
};

static_assert(!can_notify<orm::server_verbs<orm::sqlite::connection>>);
