// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include "integration/common/blog.hpp"

using namespace orm::dsl;

namespace integration {

/// Texts that would do harm if they ever became a part of a statement.
std::vector<std::string> harmful_texts_of_all_engines() {
    return {
        "'; drop table tags; --",
        "'); drop table tags; --",
        "\"; drop table tags; --",
        "' or '1'='1",
        "' or 1=1 --",
        "\" or \"\"=\"",
        "1; delete from tags",
        "x' union select label from tags --",
        "\\'; drop table tags; --",
        "%' or label like '%",
        "/* */ or 1=1 /*",
        "--",
        ";",
        "'",
        "''",
        "\"",
        "`",
        "]",
        "?",
        "?1",
        "$1",
        ":name",
        "@name",
        "{}",
        "{{}}",
        "%s%n",
        "\\",
        "\\x00",
        "[\"a\", 1]",
        "\"]'); drop table tags; --",
        "null",
        "'||(select 1)||'",
        "\xEF\xBC\x87; drop table tags",  // a quote of full width
        "\xCA\xBC or 1=1",                // a letter that looks like a quote
        "line\nbreak; drop table tags",
        std::string(10'000, '\''),
    };
}

/// The same, and one that only SQLite takes.
template <class Engine>
std::vector<std::string> const& harmful_texts() {
    static std::vector<std::string> const texts = [] {
        auto all = harmful_texts_of_all_engines();
        if (Engine::dialect::facts.integer_booleans)
            all.push_back(std::string("nul\0'; drop table tags; --", 27));
        return all;
    }();
    return texts;
}

/// One user of each text, with the text as its e-mail address, and three tags as the sentinel.
template <class Backend>
auto poisoned_blog() {
    auto              db = empty_blog<Backend>();
    std::vector<user> rows;
    for (auto const& text : harmful_texts<Backend>()) rows.push_back({.email = text, .name = text});
    db.insert(rows);
    db.insert(std::vector<tag>{{"a"}, {"b"}, {"c"}});
    return db;
}

template <class Database>
void check_sentinel(Database& db) {
    BOOST_TEST(db.count(tags) == 3);
    BOOST_TEST(db.count(users) == static_cast<std::int64_t>(harmful_texts<Database>().size()));
}

BOOST_AUTO_TEST_SUITE(integration_injection)

TEST_ON_EACH_BACKEND(values_come_back_as_they_are) {
    auto        db = poisoned_blog<Backend>();
    std::size_t at = 0;
    for (auto const& each : db.all(select().from(users).order_by(users.id))) {
        BOOST_TEST((each.email == harmful_texts<Backend>()[at]));
        BOOST_TEST((each.name == harmful_texts<Backend>()[at]));
        ++at;
    }
    check_sentinel(db);
}

TEST_ON_EACH_BACKEND(comparisons_find_the_one_row) {
    auto         db = poisoned_blog<Backend>();
    std::int64_t id = 0;
    for (auto const& text : harmful_texts<Backend>()) {
        BOOST_TEST_CONTEXT("text " << ++id) {
            auto const only = [&](auto condition) {
                auto const found = db.all(select(users.id).from(users).where(condition));
                BOOST_TEST((found == std::vector<std::int64_t>{id}));
            };
            only(users.email == text);
            only(users.email == std::string_view(text));
            only(is_not_distinct_from(users.name, std::optional(text)));
            only(between(users.email, text, text));
            only(like(users.email, escape_like(text)));
            only(coalesce(users.name, text) == text);
            only(nullif(users.email, "x") == text);
            only(case_when(users.email == text, text).else_("other") == text);
            only(when(std::optional(text), [](auto const& is) { return users.email == is; }));
            only(raw<bool>("{} = {}", users.email, text));
            only(concat(users.email, text) == text + text);
            if (text.find('\0') == std::string::npos)
                only(in(users.email, std::vector<std::string>{text}));
        }
    }
    check_sentinel(db);
}

TEST_ON_EACH_BACKEND(results_carry_them_through) {
    auto db = poisoned_blog<Backend>();
    for (auto const& text : harmful_texts<Backend>()) {
        auto const row = db.one(select(raw<std::string>("{}", text), concat(tags.label, text),
                                       replace(tags.label, "a", text))
                                    .from(tags)
                                    .where(tags.label == "a"));
        BOOST_TEST((row.template get<0>() == text));
        BOOST_TEST((row.template get<1>() == "a" + text));
        if (text.find('\0') == std::string::npos) BOOST_TEST((row.template get<2>() == text));
    }
    check_sentinel(db);
}

TEST_ON_EACH_BACKEND(writes_take_them_as_values) {
    auto db   = poisoned_blog<Backend>();
    auto find = db.prepare(select().from(users).where(users.email == param<"is", std::string>));
    auto rename =
        db.prepare(update(users).set(users.name = param<"name", std::string>).where(users.id == 1));
    for (auto const& text : harmful_texts<Backend>()) {
        auto const fresh = text + "!";
        BOOST_TEST(db.run(update(users).set(users.name = fresh).where(users.email == text)) == 1);
        BOOST_TEST((find.one(param<"is", std::string> = text).name == fresh));
        BOOST_TEST(rename.run(param<"name", std::string> = text) == 1);
        BOOST_TEST((db.find(users, 1)->name == text));

        auto row = *db.find(users, 1);
        row.name = fresh;
        db.update(row);
        db.save(row);
        db.reload(row);
        BOOST_TEST((row.name == fresh));
        db.run(insert_into(users)
                   .values(users.email = text)
                   .on_conflict(users.email)
                   .do_update(users.name = text));
        BOOST_TEST((find.one(param<"is", std::string> = text).name == text));

        db.insert(tag{fresh});
        BOOST_TEST((db.find(tags, fresh)->label == fresh));
        BOOST_TEST(db.remove(tag{fresh}));
        BOOST_TEST(
            (db.one(insert_into(tags).values(tags.label = fresh).returning()).label == fresh));
        BOOST_TEST(db.run(delete_from(tags).where(tags.label == fresh)) == 1);
    }
    check_sentinel(db);
}

TEST_ON_EACH_BACKEND(deleting_by_a_text_deletes_no_more) {
    auto db = poisoned_blog<Backend>();
    for (auto const& text : harmful_texts<Backend>())
        BOOST_TEST(db.run(delete_from(tags).where(tags.label == text)) == 0);
    check_sentinel(db);
    auto left = static_cast<std::int64_t>(harmful_texts<Backend>().size());
    for (auto const& text : harmful_texts<Backend>()) {
        BOOST_TEST(db.run(delete_from(users).where(users.email == text)) == 1);
        BOOST_TEST(db.count(users) == --left);
    }
    BOOST_TEST(db.count(tags) == 3);
}

TEST_ON_EACH_BACKEND(no_text_is_seen_in_the_statements) {
    auto                     db = poisoned_blog<Backend>();
    std::vector<std::string> statements;
    db.observe([&](orm::statement_event const& event) { statements.emplace_back(event.sql); });
    std::string const mark = "v4lue";
    db.all(select().from(users).where(users.email == mark && like(users.name, mark + "%")));
    db.all(select().from(users).where(in(users.email, std::vector{mark})));
    db.all(select().from(users).where(when(true, users.email == mark)));
    db.all(select().from(users).where(raw<bool>("{} = {}", users.email, mark)));
    db.run(insert_into(users).values(users.email = mark));
    db.run(update(users).set(users.name = mark).where(users.email == mark));
    db.run(delete_from(users).where(users.email == mark));
    db.insert(tag{mark});
    db.remove(tag{mark});
    BOOST_TEST(statements.size() == 9);
    for (auto const& sql : statements) BOOST_TEST(sql.find(mark) == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration
