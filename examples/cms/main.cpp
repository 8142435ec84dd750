// SPDX-License-Identifier: BSL-1.0
#include <iostream>

#include "cms.hpp"
#include "migrations/migrations.hpp"

#include <orm/migrate/gate.hpp>

// A build whose schema is not that of its last migration stops here.
static_assert(orm::migrate::is_current<cms::site, migrations::head>);

// Fills a content system and uses all of it. The file to work on may be given; without one the
// database is in memory.
int main(int argc, char** argv) try {
    auto db = orm::sqlite::open(argc > 1 ? argv[1] : ":memory:", {.migrations = migrations::all});

    using namespace cms;
    User const ada =
        db.insert(User{.email = "ada@example.org", .name = "Ada", .role = Role::editor});
    User const bob =
        db.insert(User{.email = "bob@example.org", .name = "Bob", .role = Role::author});
    Collection const articles = db.insert(Collection{.slug = "articles", .title = "Articles"});
    db.insert(
        Collection{.slug = "recipes", .title = "Recipes", .fields = R"({"servings": "number"})"});

    for (int number = 1; number <= 25; ++number) {
        Content item;
        item.collection_id = articles.id;
        item.author_id     = number % 2 == 0 ? ada.id : bob.id;
        item.slug          = "article-" + std::to_string(number);
        item.title         = "Article " + std::to_string(number);
        item.body          = number % 5 == 0 ? "100% sure" : "a thought";
        item               = cms::write(db, std::move(item));
        if (number % 3 != 0) cms::publish(db, item.id);
    }

    for (int page = 0; page != 3; ++page) {
        std::cout << "Found by \"100%\", page " << page + 1 << ":\n";
        for (Summary const& found : cms::search(db, {.text = "100%"}, page, 2))
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

    Content const revised = cms::revise(db, 1, ada.id, "Article 1, revised", "second thoughts");
    std::cout << revised.title << " has " << cms::history(db, revised.id).size() << " versions\n";

    try {
        cms::write(db,
                   Content{revised});  // its slug is taken: neither content nor version is written
    } catch (orm::unique_violation const& error) {
        std::cout << error.what() << '\n';
    }

    for (auto const& [collection, drafts, published, all] : cms::statistics(db))
        std::cout << collection << ": " << all << ", " << drafts << " drafts, " << published
                  << " published\n";

    db.insert(Media{.owner_id  = ada.id,
                    .file_name = "portrait.png",
                    .mime_type = "image/png",
                    .bytes     = 12'000});
    cms::remove_media(db, "portrait.png");
    db.insert(Media{
        .owner_id = ada.id, .file_name = "portrait.png", .mime_type = "image/png", .bytes = 9'000});
    std::cout << cms::living_media(db, ada.id).size() << " living file of " << db.count(media)
              << '\n';
} catch (orm::error const& error) {
    std::cerr << error.what() << '\n';
    return 1;
}
