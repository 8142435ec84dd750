// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include <orm/mixin.hpp>
#include <orm/relation.hpp>

#include "integration/common/backends.hpp"

// Tables of which every column but a few is set by the library or by a mixin.

namespace mixed {

struct current_tenant : orm::context_key<std::int64_t> {};
struct current_user : orm::context_key<std::string> {};

/// A mixin of the tests' own: rows belong to a tenant, and nobody sees those of another.
struct tenanted {
    std::int64_t tenant_id{};

    static constexpr auto default_scope(auto table) {
        return orm::dsl::eq(table.tenant_id, orm::dsl::from_context<current_tenant>);
    }
    void before_insert(orm::context const& around) { tenant_id = around.get<current_tenant>(); }

    bool operator==(tenanted const&) const = default;
};

/// One whose members are set by each write.
struct touched {
    std::string touched_by;

    void before_insert(orm::context const& around) { before_update(around); }
    void before_update(orm::context const& around) {
        touched_by = around.get<current_user>() + "!";
    }

    bool operator==(touched const&) const = default;
};

struct client : tenanted {
    std::int64_t id{};
    std::string  name;

    bool operator==(client const&) const = default;
};
ORM_TABLE(clients, client, "clients",
    (id, primary_key, autoincrement), (tenant_id), (name))

struct invoice : tenanted, touched {
    std::int64_t     id{};
    std::int64_t     client_id{};
    std::string      text;
    orm::soft_delete deleted_at{};

    bool operator==(invoice const&) const = default;
};
ORM_TABLE(invoices, invoice, "invoices",
    (id, primary_key, autoincrement),
    (tenant_id),
    (touched_by),
    (client_id, references(clients.id)),
    (text),
    (deleted_at))

struct page : orm::timestamps {
    std::int64_t                  id{};
    std::string                   title;
    orm::created_by<current_user> created_by{};
    orm::updated_by<current_user> updated_by{};
    orm::version                  version{};

    bool operator==(page const&) const = default;
};
ORM_TABLE(pages, page, "pages",
    (id, primary_key, autoincrement),
    (title),
    (created_at),
    (updated_at),
    (created_by),
    (updated_by),
    (version))

inline constexpr auto tables = orm::schema(clients, invoices, pages);

constexpr std::chrono::sys_seconds second(int number) {
    return std::chrono::sys_seconds(std::chrono::seconds(1'700'000'000 + number));
}

/// Works for tenant 1 and Ada, in second 0.
template <class Backend>
auto empty() {
    auto db = integration::created<Backend>(tables);
    db.context().template set<current_tenant>(1);
    db.context().template set<current_user>("ada");
    db.context().set_clock([] { return second(0); });
    return db;
}

}  // namespace mixed
