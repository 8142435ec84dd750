// SPDX-License-Identifier: BSL-1.0
#include "cms.hpp"

#include <ostream>
#include <utility>

#include <orm/json_rows.hpp>

namespace cms {

using namespace orm::dsl;

struct NewContent {
    Content          row;
    std::vector<Tag> tags;
};

Content write(orm::sqlite::database& db, Content draft, std::vector<Tag> labels) {
    return db.insert(NewContent{std::move(draft), std::move(labels)}, via(content_tags)).row;
}

bool submit(orm::sqlite::database& db, std::int64_t id) {
    return db.run(update(content)
                      .set(content.status = Status::review)
                      .where(and_(eq(content.id, id), eq(content.status, Status::draft)))) != 0;
}

bool publish(orm::sqlite::database& db, std::int64_t id) {
    auto const now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    return db.run(update(content)
                      .set(content.status = Status::published, content.published_at = now)
                      .where(and_(eq(content.id, id), ne(content.status, Status::published)))) != 0;
}

bool archive(orm::sqlite::database& db, std::int64_t id) {
    return db.run(update(content)
                      .set(content.status = Status::archived)
                      .where(and_(eq(content.id, id), eq(content.status, Status::published)))) != 0;
}

std::vector<Summary> search(orm::sqlite::database& db, ContentFilter const& filter, int page,
                            int page_size) {
    return db.all(
        select(content.id, content.title, users.name, content.status)
            .from(content)
            .inner_join(users, eq(users.id, content.author_id))
            .where(and_(
                when(filter.text,
                     [](auto const& text) {
                         return or_(like(content.title, "%" + escape_like(text) + "%"),
                                    like(content.body, "%" + escape_like(text) + "%"));
                     }),
                when(filter.collection_id, [](auto id) { return eq(content.collection_id, id); }),
                when(filter.author_id, [](auto id) { return eq(content.author_id, id); }),
                when(filter.status, [](auto status) { return eq(content.status, status); })))
            .order_by(desc(content.id))
            .limit(page_size)
            .offset(page * page_size)
            .into<Summary>());
}

Page published(orm::sqlite::database& db, std::int64_t collection,
               std::optional<Cursor> const& after, int page_size) {
    // One row more than the page has tells whether there is a next one.
    Page page{.items = db.all(
                  select()
                      .from(content)
                      .where(and_(eq(content.collection_id, collection),
                                  eq(content.status, lit<Status::published>),
                                  when(after,
                                       [](Cursor const& last) {
                                           return or_(
                                               lt(content.published_at, last.published_at),
                                               and_(eq(content.published_at, last.published_at),
                                                    lt(content.id, last.id)));
                                       })))
                      .order_by(desc(content.published_at), desc(content.id))
                      .limit(page_size + 1)),
              .next = {}};
    if (page.items.size() > static_cast<std::size_t>(page_size)) {
        page.items.pop_back();
        page.next = Cursor{page.items.back().published_at.value(), page.items.back().id};
    }
    return page;
}

constexpr auto pages = load<ContentPage>()
                           .via(content_tags)
                           .with(tags, order_by(tags.name))
                           .with(comments, order_by(desc(comments.id)), limit(10));

std::optional<ContentPage> page_of(orm::sqlite::database& db, std::int64_t collection,
                                   std::string const& slug) {
    return db.first(
        pages.where(and_(eq(content.collection_id, collection), eq(content.slug, slug))));
}

std::int64_t write_pages(orm::sqlite::database& db, std::ostream& to) {
    std::int64_t written = 0;
    for (ContentPage const& page : db.stream(pages.where(eq(content.status, lit<Status::published>))
                                                 .order_by(content.id)
                                                 .batch(10))) {
        to << orm::to_json(page) << '\n';
        ++written;
    }
    return written;
}

void retag(orm::sqlite::database& db, Content const& row, std::vector<Tag> const& added,
           std::vector<Tag> const& taken) {
    db.transaction([&](auto& tx) {
        tx.unlink(row, taken, via(content_tags));
        tx.link(row, added, via(content_tags));
    });
}

std::vector<AuthorCard> authors(orm::sqlite::database& db) {
    return db.all(load<AuthorCard>().where(any(content)).order_by(users.name));
}

std::vector<Menu> menus(orm::sqlite::database& db) {
    return db.all(load<Menu>()
                      .with(menu_entries, order_by(menu_entries.place))
                      .where(is_null(menu_entries.parent_id))
                      .order_by(menu_entries.place)
                      .depth(2));
}

std::vector<MenuEntry> set_entries(orm::sqlite::database& db, MenuEntry const& menu,
                                   std::vector<MenuEntry> entries) {
    for (std::size_t at = 0; at != entries.size(); ++at)
        entries[at].place = static_cast<std::int32_t>(at);
    return db.sync_children(menu, std::move(entries));
}

std::vector<Content> tagged(orm::sqlite::database& db, std::vector<std::string> const& names) {
    return db.all(load<Content>()
                      .where(and_(eq(content.status, lit<Status::published>),
                                  any(content_tags, any(tags, in(tags.name, names)))))
                      .order_by(content.id));
}

std::vector<ContentVersion> history(orm::sqlite::database& db, std::int64_t content_id) {
    return db.all(select()
                      .from(content_versions)
                      .where(eq(content_versions.content_id, content_id))
                      .order_by(desc(content_versions.number)));
}

std::vector<CollectionStatistics> statistics(orm::sqlite::database& db) {
    auto const number_of = [](Status status) {
        return count(case_when(eq(content.status, status), 1));
    };
    return db.all(select(collections.title, number_of(Status::draft), number_of(Status::review),
                         number_of(Status::published), number_of(Status::archived))
                      .from(collections)
                      .left_join(content, eq(content.collection_id, collections.id))
                      .group_by(collections.id)
                      .order_by(collections.title)
                      .into<CollectionStatistics>());
}

bool remove_media(orm::sqlite::database& db, std::string const& file_name) {
    return db.run(delete_from(media).where(eq(media.file_name, file_name))) != 0;
}

std::vector<Media> media_of(orm::sqlite::database& db, std::int64_t owner) {
    return db.all(select().from(media).where(eq(media.owner_id, owner)).order_by(media.file_name));
}

}  // namespace cms
