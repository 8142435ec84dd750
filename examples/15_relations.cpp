// SPDX-License-Identifier: BSL-1.0
// Rows together with the rows that belong to them, as docs/relations.md shows them.
#include <cstdint>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

#include <orm/orm.hpp>
#include <orm/relation.hpp>
#include <orm/sqlite.hpp>

struct User {
    std::int64_t id{};
    std::string  name{};
};
ORM_TABLE(users, User, "users", (id, primary_key, autoincrement), (name))

struct Post {
    std::int64_t                id{};
    std::int64_t                author_id{};
    std::optional<std::int64_t> editor_id{};
    std::string                 title{};
};
ORM_TABLE(posts, Post, "posts",
    (id, primary_key, autoincrement),
    (author_id, references(users.id, on_delete_cascade)),
    (editor_id, references(users.id, on_delete_set_null)),
    (title))
ORM_CONSTRAINTS(posts, index(posts.author_id), index(posts.editor_id))

struct Comment {
    std::int64_t id{};
    std::int64_t post_id{};
    std::string  text{};
};
ORM_TABLE(comments, Comment, "comments",
    (id, primary_key, autoincrement),
    (post_id, references(posts.id, on_delete_cascade)),
    (text))
ORM_CONSTRAINTS(comments, index(comments.post_id))

struct Tag {
    std::int64_t id{};
    std::string  name{};
};
ORM_TABLE(tags, Tag, "tags", (id, primary_key, autoincrement), (name, unique))

struct PostTag {
    std::int64_t post_id{};
    std::int64_t tag_id{};
    std::int32_t place{};
};
ORM_TABLE(post_tags, PostTag, "post_tags",
    (post_id, references(posts.id, on_delete_cascade)),
    (tag_id, references(tags.id)),
    (place))
ORM_CONSTRAINTS(post_tags, primary_key(post_tags.post_id, post_tags.tag_id))

struct Category {
    std::int64_t                id{};
    std::optional<std::int64_t> parent_id{};
    std::string                 name{};
};
ORM_TABLE(categories, Category, "categories",
    (id, primary_key), (parent_id, references(categories.id)), (name))

// [subject]
enum class Subject { post, user };
ORM_ENUM(Subject, post, user)

struct Like {
    std::int64_t id{};
    Subject      subject = Subject::post;
    std::int64_t subject_id{};
};
ORM_TABLE(likes, Like, "likes", (id, primary_key, autoincrement), (subject), (subject_id))
// [/subject]

inline constexpr auto blog =
    orm::schema(users, posts, comments, tags, post_tags, categories, likes);

using namespace orm::dsl;

// [shape]
struct PostWithComments {
    Post                 row;
    std::vector<Comment> comments;
};
struct Author {
    User                          row;
    std::vector<PostWithComments> posts;
};
// [/shape]

// [one]
struct PostPage {
    Post                row;
    User                author;
    std::optional<User> editor;
};
// [/one]

// [part]
struct Title {
    using part_of = Post;
    std::int64_t id;
    std::string  title{};
};
struct AuthorCard {
    using part_of = User;
    std::int64_t       id;
    std::string        name{};
    std::vector<Title> posts;
};
// [/part]

// [liked]
struct LikedPost {
    Post              row;
    std::vector<Like> likes;
};
struct LikePage {
    Like                row;
    std::optional<Post> post;
    std::optional<User> user;
};
// [/liked]

// [many]
struct TaggedPost {
    Post             row;
    std::vector<Tag> tags;
};
// [/many]

// [summary]
struct AuthorSummary {
    User                                      row;
    orm::count_of<Post>                       posts;
    orm::max_of<&Post::title>                 last_title;
    orm::last_by<&Post::id, PostWithComments> newest;
};
// [/summary]

// [between]
struct TagInPlace {
    PostTag row;
    Tag     tag;
};
struct PostWithPlaces {
    Post                    row;
    std::vector<TagInPlace> tags;
};
// [/between]

// [tree]
struct Tree {
    Category          row;
    std::vector<Tree> below;
};
// [/tree]

void print(Tree const& tree, std::string const& indent) {
    std::cout << indent << tree.row.name << '\n';
    for (Tree const& each : tree.below) print(each, indent + "  ");
}

int main() {
    auto db = orm::sqlite::open("blog.db");
    db.create(blog);
    db.insert(std::vector<User>{{0, "Ada"}, {0, "Bob"}});
    db.insert(std::vector<Post>{{0, 1, 2, "Engines"}, {0, 1, {}, "Notes"}, {0, 2, 1, "Mills"}});
    db.insert(std::vector<Comment>{{0, 1, "good"}, {0, 1, "long"}, {0, 3, "hm"}});
    db.insert(std::vector<Tag>{{0, "maths"}, {0, "steam"}});
    db.insert(std::vector<PostTag>{{1, 1, 2}, {1, 2, 1}, {2, 1, 1}});
    db.insert(std::vector<Category>{{1, {}, "all"}, {2, 1, "science"}, {3, 2, "mathematics"}});

    // [load]
    for (Author const& author : db.all(load<Author>().via(posts.author_id).order_by(users.name)))
        for (PostWithComments const& post : author.posts)
            std::cout << author.row.name << ": " << post.row.title << ", " << post.comments.size()
                      << " comments\n";
    // [/load]

    // [root]
    auto first = db.first(
        load<Author>().via(posts.author_id).where(like(users.name, "B%")).order_by(users.id));
    // [/root]
    std::cout << first->row.name << '\n';

    // [any]
    auto busy  = db.all(load<User>().where(any(posts.author_id, any(comments))).order_by(users.id));
    auto quiet = db.all(load<Post>().where(none(comments, like(comments.text, "%!%"))));
    auto steam = db.all(load<Post>().where(any(post_tags, any(tags, eq(tags.name, "steam")))));
    // [/any]
    std::cout << busy.size() << ' ' << quiet.size() << ' ' << steam.size() << '\n';

    // [with]
    auto newest =
        load<Author>()
            .via(posts.author_id)
            .with(posts, where(ne(posts.title, "Notes")), order_by(desc(posts.id)), limit(3))
            .with(comments, order_by(desc(comments.id)), limit(1))
            .order_by(users.id)
            .limit(10);
    // [/with]
    for (Author const& author : db.all(newest))
        std::cout << author.row.name << ' ' << author.posts.front().comments.front().text << '\n';

    // [via]
    auto pages = db.all(load<PostPage>()
                            .via<&PostPage::author>(posts.author_id)
                            .via<&PostPage::editor>(posts.editor_id)
                            .order_by(posts.id));
    // [/via]
    for (PostPage const& page : pages)
        std::cout << page.row.title << " by " << page.author.name << ", edited by "
                  << (page.editor ? page.editor->name : "nobody") << '\n';

    // [load-part]
    auto cards = db.all(load<AuthorCard>().via(posts.author_id));
    // [/load-part]
    std::cout << cards.size() << " cards\n";

    // [load-summary]
    for (AuthorSummary const& each : db.all(load<AuthorSummary>().via(posts.author_id)))
        if (each.newest.row)
            std::cout << each.row.name << ": " << each.posts << " posts, up to "
                      << each.last_title.value.value_or("") << ", the newest with "
                      << each.newest.row->comments.size() << " comments\n";
    // [/load-summary]

    // [load-many]
    auto tagged = db.all(load<TaggedPost>().via(post_tags).with(tags, order_by(post_tags.place)));
    // [/load-many]
    std::cout << tagged.front().tags.front().name << '\n';

    auto places = db.all(load<PostWithPlaces>());
    std::cout << places.front().tags.front().tag.name << '\n';

    // [load-liked]
    db.insert(std::vector<Like>{{0, Subject::post, 1}, {0, Subject::user, 2}});
    auto const of_post = eq(likes.subject_id, posts.id);
    auto const of_user = eq(likes.subject_id, users.id);
    auto       liked   = db.all(load<LikedPost>().via(of_post, eq(likes.subject, Subject::post)));
    auto       each    = db.all(load<LikePage>()
                                    .via(of_post, eq(likes.subject, Subject::post))
                                    .via(of_user, eq(likes.subject, Subject::user)));
    // [/load-liked]
    std::cout << liked.front().likes.size() << ' ' << each.back().user->name << '\n';

    // [insert]
    Author carol = db.insert(Author{{.name = "Carol"}, {{{.title = "First"}, {{.text = "!"}}}}},
                             via(posts.author_id));
    // [/insert]
    std::cout << carol.row.id << ' ' << carol.posts[0].row.author_id << '\n';

    // [sync]
    std::vector<Post> drafts = {carol.posts[0].row, {.title = "Second"}};
    drafts                   = db.sync_children(carol.row, drafts, via(posts.author_id));
    // [/sync]
    // [link]
    auto const all_tags = db.all(select().from(tags));
    db.link(drafts[1], all_tags, via(post_tags));
    db.unlink(drafts[1], all_tags.front(), via(post_tags));
    // [/link]
    std::cout << drafts[1].title << " is post " << drafts[1].id << '\n';

    // [impact]
    orm::delete_impact const impact = db.impact(blog, delete_from(users).where(eq(users.id, 1)));
    if (!impact.is_refused()) std::cout << orm::to_string(impact);
    // [/impact]

    // [stream]
    for (Author& author : db.stream(load<Author>().via(posts.author_id).order_by(users.name)))
        std::cout << author.row.name << " has written " << author.posts.size() << " posts\n";
    // [/stream]

    // [load-tree]
    auto roots = db.all(load<Tree>().where(is_null(categories.parent_id)).depth(5));
    // [/load-tree]
    for (Tree const& root : roots) print(root, "");
}
