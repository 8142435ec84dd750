// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include "integration/common/soft_delete.hpp"

using namespace orm::dsl;
using namespace deletable;
using integration::backends;

// Post 2 must not show, nor post 4, comment 2 and, where its post counts, comment 4.

BOOST_AUTO_TEST_SUITE(integration_soft_delete)

using keys = std::vector<std::int64_t>;

constexpr auto by_author = eq(posts.author_id, users.id);
constexpr auto on_post   = eq(comments.post_id, posts.id);
constexpr auto wanted    = param<"wanted", std::int64_t>;
constexpr auto post_ids  = select(posts.id).from(posts);

TEST_ON_EACH_BACKEND(selects_leave_deleted_rows_out) {
    auto db = filled<Backend>();
    BOOST_TEST(db.all(post_ids.order_by(posts.id)) == (keys{1, 3}));
    BOOST_TEST(db.all(post_ids.where(or_(posts.id == 2, posts.id == 3))) == keys{3});
    BOOST_TEST(db.all(post_ids.where(when(false, posts.id == 2)).order_by(posts.id)) ==
               (keys{1, 3}));
    BOOST_TEST(db.all(post_ids.where(not_(posts.id == 3)).order_by(desc(posts.id)).limit(9)) ==
               keys{1});
    BOOST_TEST(db.count(posts) == 2);
    BOOST_TEST(db.count(post_ids) == 2);
    BOOST_TEST(!db.exists(post_ids.where(posts.id == 2)));
    BOOST_TEST(!db.first(post_ids.where(posts.id == 2)).has_value());
    BOOST_TEST(!db.find(posts, 2).has_value());
    BOOST_CHECK_THROW(db.one(select().from(posts).where(posts.id == 2)), orm::no_rows);
    keys streamed;
    for (auto const& row : db.stream(select().from(posts).order_by(posts.id)))
        streamed.push_back(row.id);
    BOOST_TEST(streamed == (keys{1, 3}));
    auto by_id = db.prepare(post_ids.where(posts.id == wanted));
    BOOST_TEST(by_id.all(wanted = 2).empty());
    auto const [together] = db.batch(post_ids.order_by(posts.id));
    BOOST_TEST(together == (keys{1, 3}));
}

TEST_ON_EACH_BACKEND(joins_leave_them_out_and_outer_joins_stay_outer) {
    auto db       = filled<Backend>();
    using both    = std::vector<std::pair<std::int64_t, std::optional<std::int64_t>>>;
    auto const in = [&](auto const& query) {
        both found;
        for (auto const& [left, right] : db.all(query)) found.emplace_back(left, right);
        return found;
    };
    auto const pairs = select(users.id, posts.id).from(users);
    BOOST_TEST((in(pairs.inner_join(posts, by_author).order_by(posts.id)) == both{{1, 1}, {1, 3}}));
    BOOST_TEST((in(pairs.left_join(posts, by_author).order_by(users.id, posts.id)) ==
                both{{1, 1}, {1, 3}, {2, {}}}));
    BOOST_TEST((in(pairs.cross_join(posts).where(users.id == 2).order_by(posts.id)) ==
                both{{2, 1}, {2, 3}}));
    // The other way round Bob stays as well.
    auto const right = select(users.name, posts.id).from(posts).right_join(users, by_author);
    BOOST_TEST(db.count(right) == 3);
    BOOST_TEST(db.count(right.where(is_null(posts.id))) == 1);
    auto const full = select(users.name, posts.id).from(posts).full_join(users, by_author);
    BOOST_TEST(db.count(full) == 3);
    // Of three tables each brings its own condition.
    auto const three = select(posts.id, comments.id).from(posts).left_join(comments, on_post);
    BOOST_TEST(db.count(three) == 3);
    BOOST_TEST(db.count(three.with_deleted(comments)) == 4);
    BOOST_TEST(db.count(three.with_deleted()) == 6);
    constexpr auto other = alias<"other">(posts);
    BOOST_TEST(db.count(select(posts.id).from(posts).inner_join(
                   other, eq(other.author_id, posts.author_id))) == 4);
}

TEST_ON_EACH_BACKEND(queries_inside_of_others_leave_them_out) {
    auto db     = filled<Backend>();
    using texts = std::vector<std::string>;
    BOOST_TEST(db.all(select(users.name).from(users).where(exists(post_ids.where(by_author)))) ==
               texts{"ada"});
    BOOST_TEST(
        db.all(select(users.name).from(users).where(not_exists(post_ids.where(by_author)))) ==
        texts{"bob"});
    BOOST_TEST(db.all(select(users.name)
                          .from(users)
                          .where(in(users.id, select(posts.author_id).from(posts)))) ==
               texts{"ada"});
    BOOST_TEST(db.one(select(scalar(select(count()).from(posts))).from(users).limit(1)) == 2);
    auto const living = post_ids.as<"living">();
    BOOST_TEST(db.all(select(living[posts.id]).from(living).order_by(living[posts.id])) ==
               (keys{1, 3}));
    auto const common = cte<"common">(post_ids);
    BOOST_TEST(
        db.all(with(common).select(common[posts.id]).from(common).order_by(common[posts.id])) ==
        (keys{1, 3}));
    BOOST_TEST(db.all(union_all(post_ids, post_ids).order_by(posts.id)) == (keys{1, 1, 3, 3}));
    BOOST_TEST(db.all(except(post_ids.with_deleted(), post_ids).order_by(posts.id)) ==
               (keys{2, 4}));
    BOOST_TEST(db.all(select_distinct(posts.author_id).from(posts)) == keys{1});
    auto const groups = select(posts.author_id, count()).from(posts).group_by(posts.author_id);
    BOOST_TEST(db.count(groups) == 1);
    BOOST_TEST(db.count(groups.having(gt(count(), 2))) == 0);
    BOOST_TEST(db.all(select(row_number().over(orm::dsl::order_by(posts.id))).from(posts)) ==
               (keys{1, 2}));
    // What is inserted from a query is what the query shows.
    BOOST_TEST(db.run(insert_into(users)
                          .columns(users.id, users.name)
                          .select(select(posts.id + 10, posts.slug).from(posts))) == 2);
}

TEST_ON_EACH_BACKEND(queries_of_every_other_kind_leave_them_out) {
    auto db = filled<Backend>();
    BOOST_TEST(db.all(post_ids.where(keyset(posts.author_id, posts.id).after(1, 1))
                          .order_by(posts.author_id, posts.id)) == keys{3});
    BOOST_TEST(db.all(union_(post_ids, post_ids).order_by(posts.id)) == (keys{1, 3}));
    BOOST_TEST(db.all(intersect(post_ids, post_ids.with_deleted()).order_by(posts.id)) ==
               (keys{1, 3}));
    BOOST_TEST(db.all(except(post_ids, post_ids.where(posts.id == 3))) == keys{1});
    BOOST_TEST(db.all(select(users.name)
                          .from(users)
                          .where(eq(users.id, select(max(posts.author_id)).from(posts)))) ==
               std::vector<std::string>{"ada"});
    // From one to the next, as long as there is any.
    auto const reached = recursive<"reached">(post_ids.where(posts.id == 1), [](auto before) {
        return post_ids.inner_join(before, eq(posts.id, before[posts.id] + 1));
    });
    BOOST_TEST(db.all(with(reached).select(reached[posts.id]).from(reached)) == keys{1});
    auto const first = post_ids.order_by(posts.id).limit(9).offset(1).as<"first">();
    BOOST_TEST(db.all(select(first[posts.id]).from(first)) == keys{3});
    auto const [total, later] =
        db.one(select(sum(posts.id), count(posts.id).filter(gt(posts.id, 1))).from(posts));
    BOOST_TEST(total.value() == 4);
    BOOST_TEST(later == 1);
}

template <orm::feature Feature, class Backend>
constexpr bool has = Backend::dialect::facts.features.contains(Feature);

// What only one engine has: the other is not asked for the text.
TEST_ON_EACH_BACKEND(queries_of_one_engine_leave_them_out) {
    auto db = filled<Backend>();
    if constexpr (has<orm::feature::lateral_joins, Backend>) {
        auto const newest =
            lateral(post_ids.where(by_author).order_by(desc(posts.id)).limit(9).as<"newest">());
        BOOST_TEST(db.count(select(users.id, newest[posts.id])
                                .from(users)
                                .left_join(newest, gt(newest[posts.id], 0))) == 3);
    }
    if constexpr (has<orm::feature::distinct_on, Backend>)
        BOOST_TEST(db.all(distinct_on(posts.author_id)
                              .select(posts.id)
                              .from(posts)
                              .order_by(posts.author_id, desc(posts.id))) == keys{3});
    if constexpr (has<orm::feature::quantified_comparisons, Backend>) {
        BOOST_TEST(db.all(select(users.id).from(users).where(
                       eq(users.id, any(select(posts.author_id).from(posts))))) == keys{1});
        BOOST_TEST(db.all(select(users.id).from(users).where(
                       gt(users.id, all(select(posts.author_id).from(posts))))) == keys{2});
    }
    if constexpr (has<orm::feature::all_in_set_operations, Backend>) {
        BOOST_TEST(db.all(intersect_all(post_ids.with_deleted(), post_ids).order_by(posts.id)) ==
                   (keys{1, 3}));
        BOOST_TEST(db.all(except_all(post_ids.with_deleted(), post_ids).order_by(posts.id)) ==
                   (keys{2, 4}));
    }
    if constexpr (has<orm::feature::grouping_sets, Backend>)
        BOOST_TEST(db.count(select(posts.id, count()).from(posts).group_by(rollup(posts.id))) == 3);
    if constexpr (has<orm::feature::row_locks, Backend>)
        db.transaction([](auto& tx) {
            BOOST_TEST(tx.all(post_ids.order_by(posts.id).for_update()) == (keys{1, 3}));
            BOOST_TEST(tx.all(post_ids.where(posts.id == 2).for_share()).empty());
        });
    if constexpr (has<orm::feature::tablesample, Backend>)
        BOOST_TEST(db.count(select(posts.id).from(tablesample(posts, 100))) == 2);
    if constexpr (has<orm::feature::copy, Backend>) {
        BOOST_TEST(db.copy_out(posts, [](std::string_view) {}) == 2);
        BOOST_TEST(db.copy_out(post_ids.with_deleted(), [](std::string_view) {}) == 4);
    }
    if constexpr (has<orm::feature::writes_in_with, Backend>) {
        auto const gone = cte<"gone">(delete_from(posts).all_rows().returning(posts.id));
        BOOST_TEST(db.all(with(gone).select(gone[posts.id]).from(gone)).size() == 2);
        BOOST_TEST(db.count(post_ids.only_deleted()) == 4);
    }
}

// A view shows what its query does.
struct post_name {
    std::int64_t id{};
    std::string  slug;
};
ORM_VIEW(post_names, post_name, "post_names", select(posts.id, posts.slug).from(posts), (id),
         (slug))

TEST_ON_EACH_BACKEND(views_leave_them_out) {
    auto db = filled<Backend>();
    db.create(orm::schema(users, posts, comments, post_names), orm::if_exists::skip);
    BOOST_TEST(db.all(select(post_names.id).from(post_names).order_by(post_names.id)) ==
               (keys{1, 3}));
    db.run(delete_from(posts).where(posts.id == 3));
    BOOST_TEST(db.count(post_names) == 1);
}

TEST_ON_EACH_BACKEND(writes_of_every_other_kind_leave_them_alone) {
    auto       db         = filled<Backend>();
    auto const all        = cte<"all_posts">(post_ids.with_deleted());
    auto const any_of_all = in(posts.id, select(all[posts.id]).from(all));
    BOOST_TEST(db.run(with(all).update(posts).set(posts.slug = posts.slug).where(any_of_all)) == 2);
    BOOST_TEST(db.all(update(posts)
                          .set(posts.slug = concat(posts.slug, "!"))
                          .where(posts.id >= 2)
                          .returning(posts.id)) == keys{3});
    BOOST_TEST(db.run(update(posts)
                          .set(posts.slug = concat(posts.slug, "?"))
                          .all_rows()
                          .order_by(desc(posts.id))
                          .limit(1)) == 1);
    BOOST_TEST(db.find(posts, 3)->slug == "c!?");
    auto const [changed, gone] = db.batch(update(posts).set(posts.slug = "x").where(posts.id == 4),
                                          delete_from(posts).where(posts.id == 2));
    BOOST_TEST(changed == 0);
    BOOST_TEST(gone == 0);
    BOOST_TEST(db.run(with(all).delete_from(posts).where(any_of_all)) == 2);
    BOOST_TEST(db.count(posts) == 0);
    BOOST_TEST(db.count(post_ids.only_deleted()) == 4);
}

TEST_ON_EACH_BACKEND(writes_leave_them_alone) {
    auto       db    = filled<Backend>();
    auto const title = [&](std::int64_t id) {
        return db.one(select(posts.slug).from(posts).with_deleted().where(posts.id == id));
    };
    BOOST_TEST(db.run(update(posts).set(posts.slug = concat(posts.slug, "!")).all_rows()) == 2);
    BOOST_TEST(title(2) == "b");
    BOOST_TEST(db.run(update(posts).set(posts.slug = "?").where(posts.id == 2)) == 0);
    BOOST_TEST(db.run(update(posts)
                          .set(posts.slug = users.name)
                          .from(users)
                          .where(and_(by_author, users.id == 2))) == 0);
    // A deleted row in from() does not lead to a living one.
    BOOST_TEST(db.run(update(users)
                          .set(users.name = posts.slug)
                          .from(posts)
                          .where(and_(by_author, users.id == 2))) == 0);
    std::vector<post> rows{{{}, 1, 1, "one"}, {{}, 2, 1, "two"}};
    BOOST_TEST(db.update(rows) == 1);
    BOOST_TEST(!db.update(rows[1]));
    BOOST_CHECK_THROW(db.save(rows[1]), orm::no_rows);
    BOOST_TEST(title(2) == "b");
    BOOST_TEST(db.run(insert_into(posts).values(rows[1]).on_conflict(posts.id).do_update(
                   posts.slug = excluded(posts.slug))) == 0);
    BOOST_CHECK_THROW(db.reload(rows[1]), orm::no_rows);
    BOOST_TEST(!db.remove(rows[1]));
    BOOST_TEST(db.run(delete_from(posts).where(posts.id == 2)) == 0);
    // What is asked for in so many words.
    BOOST_TEST(db.run(update(posts).set(posts.slug = "B").where(posts.id == 2).with_deleted()) ==
               1);
    BOOST_TEST(
        db.run(update(posts).set(posts.slug = concat(posts.slug, "*")).all_rows().only_deleted()) ==
        2);
    BOOST_TEST(title(2) == "B*");
}

TEST_ON_EACH_BACKEND(deleting_notes_when) {
    auto       db   = filled<Backend>();
    auto const noon = std::chrono::sys_days(std::chrono::year(2024) / 5 / 6) +
                      std::chrono::hours(12) + std::chrono::microseconds(7);
    db.context().set_clock([&] { return noon; });
    auto const found = db.one(delete_from(posts).where(posts.id == 3).returning());
    BOOST_TEST((found.deleted_at == orm::deletion_time(noon)));
    BOOST_TEST((db.one(select().from(posts).where(posts.id == 3).only_deleted()) == found));
    BOOST_TEST(db.remove(post{{}, 1, 0, ""}));
    BOOST_TEST(db.count(posts) == 0);
    BOOST_TEST(db.count(post_ids.only_deleted()) == 4);
    BOOST_TEST(db.count(post_ids.only_deleted().where(posts.deleted_at == noon)) == 2);
    // By other tables, in an order, and no more than some.
    BOOST_TEST(db.run(restore(posts).all_rows()) == 4);
    BOOST_TEST(db.run(delete_from(posts).using_(users).where(and_(by_author, users.id == 2))) == 1);
    BOOST_TEST(db.run(delete_from(posts).all_rows().order_by(desc(posts.id)).limit(2)) == 2);
    BOOST_TEST(db.all(post_ids) == keys{1});
}

TEST_ON_EACH_BACKEND(rows_come_back_or_go_for_good) {
    auto db  = filled<Backend>();
    post two = db.one(select().from(posts).where(posts.id == 2).with_deleted());
    BOOST_TEST(two.deleted_at.has_value());
    BOOST_TEST(db.restore(two));
    BOOST_TEST(!db.restore(two));
    db.reload(two);
    BOOST_TEST(!two.deleted_at.has_value());
    BOOST_TEST(db.run(restore(posts).where(posts.id == 1)) == 0);
    BOOST_TEST(db.run(purge(comments).where(comments.text == "y")) == 1);  // that was deleted
    BOOST_TEST(db.count(select().from(comments).with_deleted()) == 3);
    BOOST_TEST(db.purge(comment{1, 0, ""}));  // that was not
    BOOST_TEST(!db.purge(comment{1, 0, ""}));
    BOOST_CHECK_THROW(db.run(purge(posts).where(posts.id == 2)), orm::foreign_key_violation);
    BOOST_TEST(db.run(purge(comments).all_rows()) == 2);
    BOOST_TEST(db.run(purge(posts).all_rows()) == 4);
}

TEST_ON_EACH_BACKEND(living_rows_are_unique_among_themselves) {
    auto db = filled<Backend>();
    db.insert(post{{}, 5, 1, "b"});  // as the deleted one is called
    BOOST_CHECK_THROW(db.insert(post{{}, 6, 1, "b"}), orm::unique_violation);
    BOOST_CHECK_THROW(db.restore(post{{}, 2, 0, ""}), orm::unique_violation);
    BOOST_TEST(db.run(insert_into(posts)
                          .values(post{{}, 7, 2, "b"})
                          .on_conflict(posts.slug)
                          .do_update(posts.author_id = excluded(posts.author_id))) == 1);
    BOOST_TEST(db.find(posts, 5)->author_id == 2);
}

struct discussed_post {
    post                 row;
    std::vector<comment> comments;
};
struct writer {
    user                        row;
    std::vector<discussed_post> posts;
};
struct answer {
    comment row;
    post    on;
};
struct tally {
    user                row;
    orm::count_of<post> posts;
};

TEST_ON_EACH_BACKEND(relations_leave_them_out) {
    auto       db  = filled<Backend>();
    auto const ids = [](writer const& from) {
        keys found;
        for (auto const& each : from.posts) {
            found.push_back(each.row.id);
            for (auto const& remark : each.comments) found.push_back(100 + remark.id);
        }
        return found;
    };
    auto const query = load<writer>().order_by(users.id);
    auto const plain = db.all(query);
    BOOST_TEST(ids(plain[0]) == (keys{1, 101, 103, 3}));
    BOOST_TEST(plain[1].posts.empty());
    BOOST_TEST(ids(db.all(query.with(posts, limit(1)))[0]) == (keys{1, 101, 103}));
    auto const all = db.all(query.with(posts, with_deleted()).with(comments, with_deleted()));
    BOOST_TEST(ids(all[0]) == (keys{1, 101, 102, 103, 2, 104, 3}));
    BOOST_TEST(ids(db.all(query.with(posts, only_deleted()))[1]) == keys{4});
    BOOST_TEST(db.all(load<tally>().order_by(users.id))[1].posts.value == 0);
    BOOST_TEST(db.count(load<writer>().where(any(posts))) == 1);
    BOOST_TEST(db.count(load<writer>().where(none(posts))) == 1);
    BOOST_TEST(db.count(load<discussed_post>()) == 2);
    BOOST_TEST(db.count(load<discussed_post>().with_deleted()) == 4);
    // Comment 4 belongs to a post that is gone.
    BOOST_CHECK_THROW(db.all(load<answer>()), orm::no_rows);
    BOOST_TEST(db.all(load<answer>().with(posts, with_deleted())).size() == 3);
}

BOOST_AUTO_TEST_SUITE_END()
