// SPDX-License-Identifier: BSL-1.0
// Members and structs that change what the everyday verbs do, as docs/mixins.md shows them.
#include <chrono>
#include <cstdint>
#include <iostream>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include <orm/mixin.hpp>
#include <orm/orm.hpp>
#include <orm/relation.hpp>
#include <orm/slug.hpp>
#include <orm/sqlite.hpp>
#include <orm/tracked.hpp>
#include <orm/uuid.hpp>
#include <orm/validation.hpp>

// [post]
struct Post {
    std::int64_t     id{};
    std::string      slug{};
    orm::soft_delete deleted_at{};
};
ORM_TABLE(posts, Post, "posts",
    (id, primary_key, autoincrement),
    (slug),
    (deleted_at))
ORM_CONSTRAINTS(posts, unique_among_living(posts.slug))
// [/post]

struct Comment {
    std::int64_t id{};
    std::int64_t post_id{};
    std::string  text{};
};
ORM_TABLE(comments, Comment, "comments",
    (id, primary_key, autoincrement),
    (post_id, references(posts.id)),
    (text))

// [cascade]
struct Draft {
    std::int64_t         id{};
    std::int64_t         post_id{};
    orm::soft_delete     deleted_at{};
    orm::deleted_through deleted_through{};  // the key by which a deletion came
};
ORM_TABLE(drafts, Draft, "drafts",
    (id, primary_key, autoincrement),
    (post_id, references(posts.id, on_soft_delete_cascade)),
    (deleted_at),
    (deleted_through))
// [/cascade]

struct Discussion {
    Post                 row;
    std::vector<Comment> comments;
};

// [page]
struct current_user : orm::context_key<std::string> {};

struct Page : orm::timestamps {  // created_at, updated_at
    std::int64_t                  id{};
    std::string                   title{};
    orm::created_by<current_user> created_by{};
    orm::updated_by<current_user> updated_by{};
    orm::version                  version{};
};
ORM_TABLE(pages, Page, "pages",
    (id, primary_key, autoincrement),
    (title),
    (created_at),
    (updated_at),
    (created_by),
    (updated_by),
    (version))
// [/page]

// [tenant]
struct current_tenant : orm::context_key<std::int64_t> {};

struct Tenanted {
    std::int64_t tenant_id{};

    static constexpr auto default_scope(auto table) {
        return orm::dsl::eq(table.tenant_id, orm::dsl::from_context<current_tenant>);
    }
    void before_insert(orm::context const& around) { tenant_id = around.get<current_tenant>(); }
};
// [/tenant]

// [invoice]
struct Invoice : Tenanted {
    std::int64_t id{};
    std::int64_t cents{};
};
ORM_TABLE(invoices, Invoice, "invoices",
    (id, primary_key, autoincrement), (tenant_id), (cents))
// [/invoice]

// [audit]
struct AuditEntry {
    std::int64_t id{};
    std::string  text{};
};
ORM_TABLE(audit, AuditEntry, "audit", (id, primary_key, autoincrement), (text))
// [/audit]

// [hooks]
struct Ticket {
    std::int64_t id{};
    std::string  title{};
    std::string  search_text{};
    bool         is_paid{};

    void before_insert(orm::context const& around) { before_update(around); }
    void before_update(orm::context const&) { search_text = "ticket " + title; }

    void after_insert(auto& tx) const { tx.insert(AuditEntry{.text = "sold " + title}); }
    void before_delete(auto&) const {
        if (is_paid) throw std::logic_error("a ticket that is paid stays");
    }
};
ORM_TABLE(tickets, Ticket, "tickets",
    (id, primary_key, autoincrement), (title), (search_text), (is_paid))
// [/hooks]

// [keys]
struct Recipe {
    boost::uuids::uuid id{};
    std::string        title{};
    std::string        slug{};
};
ORM_TABLE(recipes, Recipe, "recipes",
    (id, primary_key, default_with(orm::uuid_v7)),
    (title),
    (slug, unique, slug_of<&Recipe::title>))
// [/keys]

// [rules]
struct Course {
    std::int64_t               id{};
    std::string                title{};
    std::string                code{};
    std::optional<std::string> contact{};
    std::string                level = "first";
    std::int32_t               seats{};
    std::int32_t               taken{};
};
ORM_TABLE(courses, Course, "courses",
    (id, primary_key, autoincrement),
    (title, length(1, 80)),
    (code, matches("[A-Z]{3}-[0-9]+", "has to be like ABC-1")),
    (contact, email),
    (level, one_of("first", "second")),
    (seats, range(1, 500)),
    (taken, at_least(0)))
ORM_CONSTRAINTS(courses,
    satisfies([](Course const& course) { return course.taken <= course.seats; },
              "has more people than seats"))
// [/rules]

inline constexpr auto app =
    orm::schema(posts, comments, drafts, pages, invoices, courses, audit, tickets, recipes);

using namespace orm::dsl;

// [texts]
static_assert(orm::sql<orm::sqlite_dialect>(select(posts.id).from(posts).where(posts.slug ==
                                                                               "a")) ==
              R"(select "id" from "posts" where "slug" = ? and "deleted_at" is null)");
static_assert(orm::sql<orm::sqlite_dialect>(select(comments.id, posts.slug)
                                                .from(comments)
                                                .left_join(posts,
                                                           eq(posts.id, comments.post_id))) ==
              R"(select "comments"."id", "posts"."slug" from "comments" left join "posts" on )"
              R"("posts"."id" = "comments"."post_id" and "posts"."deleted_at" is null)");
static_assert(orm::sql<orm::sqlite_dialect>(delete_from(posts).where(posts.id == 1)) ==
              R"(update "posts" set "deleted_at" = ? where "id" = ? and "deleted_at" is null)");
// [/texts]
// [tenant text]
static_assert(orm::sql<orm::sqlite_dialect>(select(sum(invoices.cents)).from(invoices)) ==
              R"(select sum("cents") from "invoices" where "tenant_id" = ?)");
// [/tenant text]

int main() {
    auto db = orm::sqlite::open(":memory:");
    db.create(app);

    {
        // [soft delete]
        Post post = db.insert(Post{.slug = "hello"});
        db.remove(post);
        std::cout << db.count(posts) << " living, " << db.count(select().from(posts).with_deleted())
                  << " in all\n";
        db.insert(Post{.slug = "hello"});  // the slug is free again
        // [/soft delete]

        // [deleted]
        auto const trash = db.all(select().from(posts).only_deleted().order_by(posts.deleted_at));
        auto const last_year = std::chrono::system_clock::now() - std::chrono::years(1);
        db.run(purge(posts).where(lt(posts.deleted_at, last_year)));  // for good
        db.run(update(posts).set(posts.slug = "old").where(posts.id == post.id).with_deleted());
        db.restore(post);
        // [/deleted]
        std::cout << trash.size() << " in the trash, " << db.count(posts) << " living\n";

        db.insert(Comment{.post_id = post.id, .text = "Hi"});
        // [relations]
        auto const talks = db.all(load<Discussion>().with_deleted().order_by(posts.id));
        // [/relations]
        Draft first = db.insert(Draft{.post_id = post.id});
        // [cascading]
        Draft second = db.insert(Draft{.post_id = post.id});
        db.remove(first);
        db.remove(post);   // takes the second draft along
        db.restore(post);  // and brings it back, and not the first
        // [/cascading]
        std::cout << "draft " << db.one(select(drafts.id).from(drafts)) - second.id << '\n';
        std::cout << talks.size() << " talks, " << talks[0].comments.size() << " comment\n";
    }
    {
        // [context]
        db.context().set<current_user>("ada");
        Page page;
        page.title = "Mixins";
        page       = db.insert(page);
        std::cout << page.created_by.value << " made version " << page.version.number << '\n';
        // [/context]

        // [clock]
        db.context().set_clock(
            [] { return std::chrono::sys_days(std::chrono::year(2024) / 2 / 29); });
        db.update(page);
        // [/clock]
        std::cout << page.updated_at.time_since_epoch() / std::chrono::hours(24) << " days\n";

        // [version]
        Page mine = page, yours = page;
        db.update(mine);
        try {
            db.update(yours);
        } catch (orm::stale_row const& stale) {
            std::cout << "read version " << stale.expected << ", there is " << stale.found << '\n';
        }
        // [/version]
    }
    {
        // [tenants]
        db.context().set<current_tenant>(1);
        db.insert(Invoice{{}, 0, 100});
        db.context().set<current_tenant>(2);
        db.insert(std::vector<Invoice>{{{}, 0, 20}, {{}, 0, 3}});
        std::cout << db.one(select(sum(invoices.cents)).from(invoices)).value() << " cents\n";
        // [/tenants]

        // [tracked]
        orm::tracked invoice(db.one(select().from(invoices).where(invoices.cents == 20)));
        invoice->cents = 25;
        db.save(invoice);  // update "invoices" set "cents" = ? where "id" = ? and "tenant_id" = ?
        // [/tracked]
        std::cout << (db.save(invoice) ? "again" : "nothing to save") << '\n';

        db.context().unset<current_tenant>();
        // [nobody]
        try {
            db.run(delete_from(invoices).all_rows());
        } catch (orm::missing_context const&) {
            std::cout << "for nobody nothing is done\n";
        }
        // [/nobody]
    }
    {
        // [hooks called]
        Ticket const ticket = db.insert(Ticket{.title = "Opera", .is_paid = true});
        std::cout << ticket.search_text << ", " << db.one(select(audit.text).from(audit)) << '\n';
        try {
            db.remove(ticket);
        } catch (std::logic_error const& refusal) {
            std::cout << refusal.what() << '\n';
        }
        // [/hooks called]
    }
    {
        // [keys made]
        Recipe const first  = db.insert(Recipe{.title = "Crème brûlée"});
        Recipe const second = db.insert(Recipe{.title = "Crème brûlée"});
        std::cout << first.slug << ", " << second.slug << ", "
                  << (first.id < second.id ? "in order" : "out of order") << '\n';
        // [/keys made]
    }
    {
        // [violations]
        try {
            db.insert(Course{.title = "", .code = "abc", .contact = "ada", .seats = 9});
        } catch (orm::validation_error const& refused) {
            for (orm::violation const& each : refused.violations())
                std::cout << each.member << ' ' << each.message << '\n';
        }
        // [/violations]
        db.insert(Course{.title = "SQL", .code = "SQL-1", .seats = 9, .taken = 9});
    }
}
