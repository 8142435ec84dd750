// SPDX-License-Identifier: BSL-1.0
#include <iostream>
#include <sstream>

#include <boost/json/src.hpp>

#include <orm/dump.hpp>
#include <orm/json_rows.hpp>
#include <orm/migrate/gate.hpp>
#include <orm/tracked.hpp>

#include "cms.hpp"
#include "migrations/migrations.hpp"

using namespace orm::dsl;

// A build whose schema is not that of its last migration stops here.
static_assert(orm::migrate::is_current<cms::site, migrations::head>);

namespace {

void print(std::vector<cms::Menu> const& menus, int depth) {
    for (cms::Menu const& each : menus) {
        std::cout << std::string(static_cast<std::size_t>(2 * depth), ' ') << each.row.label
                  << '\n';
        print(each.below, depth + 1);
    }
}

// The last one drops a column, and what it held is wanted by nobody.
constexpr std::string_view looked_at[]{"0009_drop_views:2192339f218b6529"};

orm::sqlite::database open_site(std::string const& where) {
    return orm::sqlite::open(where, {.migrations = orm::migrate::with_options{
                                         migrations::all, {.approved = looked_at}}});
}

}  // namespace

// Fills a content system and uses all of it. The file to work on may be given; without one the
// database is in memory.
int main(int argc, char** argv) try {
    auto db = open_site(argc > 1 ? argv[1] : ":memory:");

    using namespace cms;
    User const ada =
        db.insert(User{.email = "ada@example.org", .name = "Ada", .role = Role::editor});
    User const bob =
        db.insert(User{.email = "bob@example.org", .name = "Bob", .role = Role::author});
    Collection const articles = db.insert(Collection{.slug = "articles", .title = "Articles"});
    db.insert(
        Collection{.slug = "recipes", .title = "Recipes", .fields = R"({"servings": "number"})"});
    Tag const steam = db.insert(Tag{.name = "steam"}), cards = db.insert(Tag{.name = "cards"});

    for (int number = 1; number <= 25; ++number) {
        db.context().set<signed_in>(number % 2 == 0 ? ada.id : bob.id);
        Content item;
        item.collection_id = articles.id;
        item.title         = "Article " + std::to_string(number);  // its slug is made of it
        item.body          = number % 5 == 0 ? "100% sure" : "a thought";
        std::vector<Tag> item_tags;
        if (number % 6 == 1) item_tags = {steam, cards};
        item = cms::write(db, std::move(item), std::move(item_tags));
        if (number % 3 != 0) cms::publish(db, item.id);
    }

    cms::ContentFilter hundred;
    hundred.text = "100%";
    for (int page = 0; page != 3; ++page) {
        std::cout << "Found by \"100%\", page " << page + 1 << ":\n";
        for (Summary const& found : cms::search(db, hundred, page, 2))
            std::cout << "  " << found.title << " by " << found.author << '\n';
    }

    std::cout << "Published, by cursor:";
    std::optional<Cursor> after;
    int                   pages = 0, items = 0;
    do {
        Page const page = cms::published(db, articles.id, after, 5);
        after           = page.next;
        items += static_cast<int>(page.items.size());
        ++pages;
    } while (after);
    std::cout << ' ' << items << " on " << pages << " pages\n";

    // Two people work on one article.
    Content const first = db.one(select().from(content).where(eq(content.id, 1)));
    orm::tracked  mine(first), theirs(first);
    mine->title = "Article 1, revised";
    db.save(mine);
    theirs->body = "other thoughts";
    try {
        db.save(theirs);
    } catch (orm::stale_row const& stale) {
        std::cout << "read as version " << stale.expected << ", there is " << stale.found << '\n';
    }
    std::cout << mine->title << " has " << cms::history(db, first.id).size() << " versions\n";

    Content untitled = first;
    untitled.slug    = "No Slug";
    untitled.title.clear();
    try {
        cms::write(db, untitled);
    } catch (orm::validation_error const& refused) {
        for (orm::violation const& each : refused.violations())
            std::cout << "  " << each.member << ' ' << each.message << '\n';
    }
    try {
        Content again;  // its slug is taken: neither content nor version is written
        again.collection_id = articles.id;
        again.slug          = first.slug;
        again.title         = "Again";
        cms::write(db, std::move(again), {steam});
    } catch (orm::unique_violation const& error) {
        std::cout << "taken:";
        for (std::string const& column : error.columns()) std::cout << ' ' << column;
        std::cout << '\n';
    }

    db.insert(std::vector<Comment>{{.content_id = first.id, .reader = "Carl", .text = "First!"},
                                   {.content_id = first.id, .reader = "Dora", .text = "Indeed."}});
    auto const show = [&] {
        auto const page = cms::page_of(db, articles.id, first.slug);
        if (!page) return void(std::cout << first.slug << " is not there\n");
        std::cout << page->row.title << " by " << page->author.name << " in "
                  << page->collection.title << ", version " << page->newest.row->number << ", "
                  << page->tags.size() << " tags, " << page->comment_count << " comments\n";
    };
    show();
    std::cout << "About cards: " << cms::tagged(db, {"cards"}).size() << '\n';
    cms::retag(db, first, {}, {cards});
    std::cout << "About cards: " << cms::tagged(db, {"cards"}).size() << '\n';

    // Comments go into the trash with what they are about, and come back with it.
    db.run(delete_from(comments).where(eq(comments.reader, "Carl")));
    db.remove(*mine);
    show();
    db.restore(*mine);
    show();
    std::cout << "To delete it for good would take with it:\n"
              << orm::to_string(db.impact(site, purge(content).where(eq(content.id, first.id))));

    cms::submit(db, 3);
    cms::archive(db, 4);
    for (auto const& [collection, drafts, in_review, published, archived] : cms::statistics(db))
        std::cout << collection << ": " << drafts << " drafts, " << in_review << " in review, "
                  << published << " published, " << archived << " archived\n";

    Media portrait{.owner_id    = ada.id,
                   .file_name   = "portrait.png",
                   .description = "Ada at the engine",
                   .mime_type   = "image/png",
                   .bytes       = 12'000};
    db.insert(portrait);
    cms::remove_media(db, portrait.file_name);
    db.insert(portrait);
    for (Media const& file : cms::media_of(db, ada.id)) std::cout << file.description << ", and ";
    std::cout << db.count(select().from(media).only_deleted()) << " in the trash\n";

    // Each edition has menus of its own.
    Edition const austria = db.insert(Edition{.name = "\u00d6sterreich"});
    Edition const other   = db.insert(Edition{.name = "Osterreich"});
    std::cout << "Editions: " << austria.slug << ", " << other.slug << '\n';
    db.context().set<current_edition>(austria.id);
    auto const entry = [](std::string label, std::optional<std::int64_t> about = {}) {
        MenuEntry made;
        made.label      = std::move(label);
        made.content_id = about;
        return made;
    };
    Menu const top = db.insert(Menu{
        entry("Main"), {{entry("Cards"), {}}, {entry("Steam", first.id), {{entry("Old"), {}}}}}});
    // The second becomes the first and gets another label, the first one goes, one is new.
    MenuEntry engines = top.below[1].row;
    engines.label     = "Engines";
    cms::set_entries(db, top.row, {engines, entry("About")});
    print(cms::menus(db), 1);
    db.context().set<current_edition>(other.id);
    std::cout << "Of " << other.slug << ": " << cms::menus(db).size() << " menus\n";
    db.context().unset<current_edition>();
    try {
        cms::menus(db);
    } catch (orm::missing_context const&) {
        std::cout << "Of no edition: none may be seen\n";
    }

    std::ostringstream pages_as_json;
    std::cout << cms::write_pages(db, pages_as_json) << " pages to index\n";
    for (AuthorCard const& each : cms::authors(db))
        std::cout << each.name << " has written " << each.written << ", and has files of "
                  << each.bytes.value.value_or(0) << " bytes\n";

    // All of it as lines of JSON, and from these into another database.
    std::stringstream lines;
    db.dump(site, lines);
    auto copy = open_site(":memory:");
    std::cout << copy.load_dump(site, lines).rows << " rows are copied\n"
              << orm::to_json(copy.find(tags, steam.id)) << '\n';
} catch (orm::error const& error) {
    std::cerr << error.what() << '\n';
    return 1;
}
