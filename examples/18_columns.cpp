// SPDX-License-Identifier: BSL-1.0
#include <cstdint>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

#include <orm/orm.hpp>
#include <orm/sqlite.hpp>

// [struct]
enum class Mood { sad, fine, happy };
ORM_ENUM(Mood, sad, fine, happy)

struct Post {
    std::int64_t                             id{};
    std::string                              title{};
    std::vector<std::string>                 tags{};
    std::optional<std::vector<std::int32_t>> votes{};
    Mood                                     mood = Mood::fine;
};
ORM_TABLE(posts, Post, "posts",
    (id, primary_key, autoincrement),
    (title, varchar(80), comment("as it is shown")),
    (tags),
    (votes),
    (mood, native_enum("mood"), default_(Mood::fine)))
// [/struct]

// [constraints]
ORM_CONSTRAINTS(posts,
    comment("what was written"),
    index(posts.tags).method("gin").with("fastupdate = off"),
    unique_index(opclass(posts.title, "text_pattern_ops"))
        .include(posts.mood)
        .where(posts.mood != Mood::sad))
// [/constraints]

using namespace orm::dsl;

inline constexpr auto site = orm::schema(posts);

int main() {
    auto db = orm::sqlite::open(":memory:");
    db.create(site);
    db.insert(Post{.title = "Arrays", .tags = {"c++", "sql"}, .votes = std::vector{1, 5}});
    db.insert(Post{.title = "Enums", .tags = {"sql"}, .votes = {}, .mood = Mood::happy});

    // [arrays]
    for (auto const& post : db.all(select().from(posts).where(contains(posts.tags, "c++"))))
        std::cout << post.title << " has " << post.tags.size() << " tags\n";

    db.run(update(posts)
               .set(posts.tags = array_append(posts.tags, "new"))
               .where(contains_any(posts.tags, {"sql", "perl"})));

    auto const ids =
        db.one(select(array_agg(posts.id)).from(posts).where(cardinality(posts.tags) > 1));

    constexpr auto tag = unnest<"tag">(posts.tags);
    for (auto const& [name, times] : db.all(select(tag.value, count())
                                                .from(posts)
                                                .cross_join(tag)
                                                .group_by(tag.value)
                                                .order_by(tag.value)))
        std::cout << name << ": " << times << '\n';
    // [/arrays]
    std::cout << ids.size() << " posts with several tags\n";
}
