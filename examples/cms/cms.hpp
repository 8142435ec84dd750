// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include <orm/relation.hpp>
#include <orm/sqlite.hpp>

#include "schema.hpp"

// Whoever writes has signed in: `db.context().set<cms::signed_in>(user.id)`. Menus are those of the
// edition that is worked on: `db.context().set<cms::current_edition>(edition.id)`.

namespace cms {

struct ContentFilter {
    std::optional<std::string>  text{};  // in title or body
    std::optional<std::int64_t> collection_id{};
    std::optional<std::int64_t> author_id{};
    std::optional<Status>       status;
};

struct Summary {
    std::int64_t id{};
    std::string  title{};
    std::string  author{};
    Status       status = Status::draft;
};

/// Where a page of published content ends.
struct Cursor {
    timestamp    published_at{};
    std::int64_t id{};
};

struct Page {
    std::vector<Content>  items;
    std::optional<Cursor> next;  // nothing behind the last page
};

/// All that a reader sees of content.
struct ContentPage {
    Content                               row;
    User                                  author;
    Collection                            collection;
    std::vector<Tag>                      tags;
    std::vector<Comment>                  comments;  // the last ones
    orm::count_of<Comment>                comment_count;
    orm::last_by<&ContentVersion::number> newest;
};

/// What is shown of who writes.
struct AuthorCard {
    using part_of = User;
    std::int64_t               id{};
    std::string                name{};
    orm::count_of<Content>     written;
    orm::sum_of<&Media::bytes> bytes;
};

struct Menu {
    MenuEntry         row;
    std::vector<Menu> below;
};

struct CollectionStatistics {
    std::string  collection{};
    std::int64_t drafts{};
    std::int64_t in_review{};
    std::int64_t published{};
    std::int64_t archived{};
};

/// Writes new content and its tags, all or nothing. Tags with a key are there already.
Content write(orm::sqlite::database& db, Content draft, std::vector<Tag> tags = {});

/// Asks for a look at a draft. False when it is none.
bool submit(orm::sqlite::database& db, std::int64_t id);

/// Makes it public as of now, also what was archived; not what is public already.
bool publish(orm::sqlite::database& db, std::int64_t id);

/// It is listed no longer. False unless it was public.
bool archive(orm::sqlite::database& db, std::int64_t id);

/// Newest first. `page` counts from 0.
std::vector<Summary> search(orm::sqlite::database& db, ContentFilter const& filter, int page,
                            int page_size = 20);

/// Published content of a collection, newest first. It costs the same for every page, and content
/// that is published meanwhile moves nothing.
Page published(orm::sqlite::database& db, std::int64_t collection,
               std::optional<Cursor> const& after, int page_size = 20);

/// One statement for each level, whatever there is of tags and comments.
std::optional<ContentPage> page_of(orm::sqlite::database& db, std::int64_t collection,
                                   std::string const& slug);

/// Published content with all that a reader sees of it, each a line of JSON, for those who index
/// it. However much there is, some pages at a time are in memory. Answers how many there were.
std::int64_t write_pages(orm::sqlite::database& db, std::ostream& to);

/// Gives content some tags and takes others away.
void retag(orm::sqlite::database& db, Content const& row, std::vector<Tag> const& added,
           std::vector<Tag> const& taken);

/// Those who have written anything, by name.
std::vector<AuthorCard> authors(orm::sqlite::database& db);

/// The menus of this edition, three levels deep.
std::vector<Menu> menus(orm::sqlite::database& db);

/// Makes these the entries of a menu, in this order: others go, new ones come.
std::vector<MenuEntry> set_entries(orm::sqlite::database& db, MenuEntry const& menu,
                                   std::vector<MenuEntry> entries);

/// Published content of any of these tags.
std::vector<Content> tagged(orm::sqlite::database& db, std::vector<std::string> const& names);

std::vector<ContentVersion> history(orm::sqlite::database& db, std::int64_t content_id);

std::vector<CollectionStatistics> statistics(orm::sqlite::database& db);

/// Into the trash. False when there is none of that name.
bool remove_media(orm::sqlite::database& db, std::string const& file_name);

std::vector<Media> media_of(orm::sqlite::database& db, std::int64_t owner);

}  // namespace cms
