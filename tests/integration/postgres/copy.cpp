// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "integration/common/backends.hpp"
#include "integration/postgres/proxy.hpp"

// Rows by COPY, into the server and out of it.

namespace copying {

enum class mood { calm, wild };
ORM_ENUM(mood, calm, wild)

struct animal {
    std::int64_t                                     id{};
    std::string                                      name;
    std::optional<std::string>                       note;
    mood                                             temper = mood::calm;
    std::int32_t                                     legs   = 4;
    std::optional<double>                            weight;
    std::vector<std::byte>                           picture;
    std::optional<std::chrono::sys_days>             born;
    std::chrono::sys_time<std::chrono::microseconds> seen{};
    bool                                             tame = false;
    std::int32_t                                     twice{};

    bool operator==(animal const&) const = default;
};
ORM_TABLE(animals, animal, "animals",
    (id, primary_key, autoincrement),
    (name, unique),
    (note),
    (temper),
    (legs, check(gte(animals.legs, 0)).named("legs_not_negative")),
    (weight),
    (picture),
    (born),
    (seen, default_now),
    (tame),
    (twice, generated(animals.legs * 2, stored)))

// Nothing in it but what the database makes.
struct ticket {
    std::int64_t id{};
};
ORM_TABLE(tickets, ticket, "tickets", (id, primary_key, autoincrement))

using namespace orm;
using namespace orm::dsl;
using integration::postgres::empty_database;
using integration::postgres::interrupt_when_running;
using integration::postgres::kill;

static_assert(
    sql_text<postgres_dialect, copy_query<animals_t, inserted_columns<animals_t>>>.view() ==
    R"(copy "animals" ("name", "note", "temper", "legs", "weight", "picture", "born", )"
    R"("tame") from stdin (format binary))");

std::vector<animal> some(int count) {
    std::vector<animal> rows;
    for (int at = 1; at <= count; ++at) {
        animal row{.name = "n" + std::to_string(at), .legs = at % 7};
        if (at % 2 == 0) row.note = std::string(static_cast<std::size_t>(at % 300), 'x');
        if (at % 3 == 0) row.weight = at / 8.0;
        if (at % 5 == 0) row.born = std::chrono::sys_days(std::chrono::days(at - 5'000));
        row.temper = at % 4 == 0 ? mood::wild : mood::calm;
        row.picture.assign(static_cast<std::size_t>(at % 11), std::byte(at % 256));
        row.tame = at % 2 == 1;
        rows.push_back(row);
    }
    return rows;
}

struct zoo {
    zoo() { db.create(schema(animals, tickets)); }

    postgres::database db = empty_database();

    std::vector<animal> all() { return db.all(select().from(animals).order_by(animals.id)); }
};

/// A range whose rows are made one by one, and which can fail.
struct made_rows {
    int count;
    int fails_at = 0;

    struct iterator {
        made_rows const* range;
        int              at = 1;

        animal operator*() const {
            if (at == range->fails_at) throw std::out_of_range("no more of them");
            return {.name = "m" + std::to_string(at), .picture = std::vector<std::byte>(100)};
        }
        iterator& operator++() {
            ++at;
            return *this;
        }
        bool operator==(end_of_rows) const { return at > range->count; }
    };
    iterator    begin() const { return {this}; }
    end_of_rows end() const { return {}; }
};

BOOST_FIXTURE_TEST_SUITE(integration_postgres_copy, zoo)

BOOST_AUTO_TEST_CASE(rows_arrive_as_they_are) {
    auto rows = some(1'000);
    BOOST_TEST(db.copy_in(animals, rows) == 1'000);
    auto const stored = all();
    BOOST_REQUIRE(stored.size() == rows.size());
    for (std::size_t at = 0; at != rows.size(); ++at) {
        animal wanted = rows[at];
        wanted.id     = static_cast<std::int64_t>(at) + 1;
        wanted.twice  = wanted.legs * 2;
        wanted.seen   = stored[at].seen;
        BOOST_TEST((stored[at] == wanted), at);
    }
    BOOST_TEST((stored[0].seen > std::chrono::sys_days(std::chrono::days(18'000))));
}

BOOST_AUTO_TEST_CASE(any_range_will_do) {
    BOOST_TEST(db.copy_in(animals, made_rows{3}) == 3);
    animal const more[] = {{.name = "a"}, {.name = "b"}};
    BOOST_TEST(db.copy_in(animals, more) == 2);
    BOOST_TEST(db.copy_in(animals, std::vector<animal>()) == 0);
    BOOST_TEST(db.count(animals) == 5);
}

BOOST_AUTO_TEST_CASE(rows_go_with_their_keys_where_that_is_asked) {
    db.copy_in(animals, some(100));
    auto const stored = all();
    db.run(delete_from(animals).all_rows());
    BOOST_TEST(db.copy_in(animals, stored, as_stored) == 100);
    BOOST_TEST((all() == stored));
    BOOST_TEST(db.copy_in(tickets, std::vector<ticket>{{7}, {9}}, as_stored) == 2);
    BOOST_TEST((db.all(select(tickets.id).from(tickets).order_by(tickets.id)) ==
                std::vector<std::int64_t>{7, 9}));
}

BOOST_AUTO_TEST_CASE(a_stream_of_the_same_connection_can_be_copied) {
    db.copy_in(animals, some(2'000));
    db.backend().run_script("create table copies (like animals)");
    struct copy_of : animal {};
    auto stream = db.stream(select().from(animals).where(gt(animals.legs, 3)));
    db.transaction([&](auto& tx) {
        tx.backend().run_script(
            "alter table animals rename to old_animals; "
            "alter table copies rename to animals; "
            "alter table animals drop column twice");
        BOOST_TEST(tx.copy_in(animals, stream, as_stored) > 800);
    });
}

BOOST_AUTO_TEST_CASE(what_breaks_a_rule_is_told_with_its_row_and_nothing_is_kept) {
    auto rows        = some(5'000);
    rows[4'711].legs = -1;
    try {
        db.copy_in(animals, rows);
        BOOST_ERROR("a check is broken");
    } catch (check_violation const& failure) {
        BOOST_TEST(failure.row() == 4'712);
        BOOST_TEST(failure.table() == "animals");
        BOOST_TEST(failure.constraint() == "legs_not_negative");
        BOOST_TEST(std::string(failure.what()).find("in row 4712") != std::string::npos);
        BOOST_TEST(failure.sql().starts_with("copy \"animals\" ("));
    }
    rows[4'711] = rows[2];
    try {
        db.copy_in(animals, rows);
        BOOST_ERROR("a name is there twice");
    } catch (unique_violation const& failure) {
        BOOST_TEST(failure.row() == 4'712);
        BOOST_TEST(failure.column() == "name");
        BOOST_TEST(failure.constraint() == "animals_name_key");
    }
    BOOST_TEST(db.count(animals) == 0);
    BOOST_TEST(db.copy_in(animals, some(10)) == 10);
}

BOOST_AUTO_TEST_CASE(values_that_cannot_be_sent_are_told_with_row_and_column) {
    auto rows        = some(5'000);
    rows[4'321].note = std::string("a\0b", 3);
    try {
        db.copy_in(animals, rows);
        BOOST_ERROR("there is a NUL character");
    } catch (encode_error const& failure) {
        BOOST_TEST(failure.row() == 4'322);
        BOOST_TEST(failure.table() == "animals");
        BOOST_TEST(failure.column() == "note");
    }
    rows[4'321].note = "";
    rows[3].temper   = static_cast<mood>(77);
    try {
        db.copy_in(animals, rows);
        BOOST_ERROR("there is no such enumerator");
    } catch (encode_error const& failure) {
        BOOST_TEST(failure.row() == 4);
        BOOST_TEST(failure.column() == "temper");
        BOOST_TEST(std::string(failure.what()).find("77") == std::string::npos);
    }
    rows[3].temper = mood::wild;
    rows[6].name   = "\xff\xfe";
    try {
        db.copy_in(animals, rows);
        BOOST_ERROR("that is no UTF-8");
    } catch (encode_error const& failure) {
        BOOST_TEST(failure.row() == 7);
        BOOST_TEST(failure.column() == "name");
        BOOST_TEST(failure.sqlstate() == "22021");
    }
    BOOST_TEST(db.count(animals) == 0);
}

BOOST_AUTO_TEST_CASE(an_exception_of_the_range_goes_on_and_nothing_is_kept) {
    for (int const fails_at : {1, 2, 5'000}) {
        BOOST_CHECK_THROW(db.copy_in(animals, made_rows{10'000, fails_at}), std::out_of_range);
        BOOST_TEST(db.count(animals) == 0);
    }
    BOOST_TEST(db.copy_in(animals, made_rows{7}) == 7);
}

BOOST_AUTO_TEST_CASE(a_transaction_survives_a_copy_that_fails) {
    db.transaction([&](auto& tx) {
        tx.insert(animal{.name = "first"});
        BOOST_CHECK_THROW(tx.copy_in(animals, made_rows{3'000, 2'999}), std::out_of_range);
        BOOST_TEST(tx.copy_in(animals, made_rows{3}) == 3);
        BOOST_CHECK_THROW(tx.copy_in(animals, made_rows{3}), unique_violation);
        tx.insert(animal{.name = "last"});
    });
    BOOST_TEST(db.count(animals) == 5);
    BOOST_CHECK_THROW(db.transaction([&](auto& tx) {
        tx.copy_in(animals, some(3));
        throw std::runtime_error("no");
    }),
                      std::runtime_error);
    BOOST_TEST(db.count(animals) == 5);
    BOOST_TEST(!db.backend().in_transaction());
}

BOOST_AUTO_TEST_CASE(nothing_else_runs_during_a_copy) {
    int refused = 0;
    struct nosy : made_rows {
        postgres::database* db;
        int*                refused;

        struct iterator : made_rows::iterator {
            animal operator*() const {
                auto const& whole = static_cast<nosy const&>(*range);
                auto const  tries = [&](auto&& what) {
                    try {
                        what();
                    } catch (misuse const&) {
                        ++*whole.refused;
                    }
                };
                tries([&] { whole.db->count(animals); });
                tries([&] { whole.db->insert(animal{.name = "x"}); });
                tries([&] { whole.db->backend().run_script("select 1"); });
                tries([&] { whole.db->backend().query("select 1"); });
                tries([&] { whole.db->copy_in(animals, made_rows{1}); });
                tries([&] { whole.db->copy_out(animals, [](std::string_view) {}); });
                tries([&] { whole.db->transaction([](auto&) {}); });
                tries([&] { whole.db->backend().close(); });
                tries([&] { whole.db->close(); });
                return made_rows::iterator::operator*();
            }
        };
        iterator begin() const { return {{this}}; }
    };
    BOOST_TEST(db.copy_in(animals, nosy{{2}, &db, &refused}) == 2);
    BOOST_TEST(refused == 18);
    BOOST_TEST(db.count(animals) == 2);
}

BOOST_AUTO_TEST_CASE(columns_of_other_types_get_what_an_insert_would_give_them) {
    db.backend().run_script(
        "alter table animals drop column twice; "
        "create domain short_name as varchar(40); "
        "alter table animals alter name type short_name, "
        "alter legs type smallint, alter weight type numeric(10, 3)");
    auto rows = some(20);
    BOOST_TEST(db.copy_in(animals, rows) == 20);
    BOOST_TEST((db.all(select(animals.legs).from(animals).order_by(animals.id))[4] == 5));
    BOOST_TEST(
        (db.all(select(animals.weight).from(animals).where(animals.id == 3)).front() == 0.375));
    rows[7].legs = 40'000;
    try {
        db.copy_in(animals, rows);
        BOOST_ERROR("that is no smallint");
    } catch (encode_error const& failure) {
        BOOST_TEST(failure.row() == 8);
        BOOST_TEST(failure.column() == "legs");
    }
    db.backend().run_script("alter table animals alter weight type bigint");
    try {
        db.copy_in(animals, some(1));
        BOOST_ERROR("eight bytes are not like eight others");
    } catch (schema_mismatch const& failure) {
        BOOST_TEST(failure.column() == "weight");
        BOOST_TEST(std::string(failure.what()).find("bigint") != std::string::npos);
    }
    db.backend().run_script("alter table animals drop column weight");
    BOOST_CHECK_THROW(db.copy_in(animals, some(1)), statement_error);
    db.backend().run_script("drop table animals");
    BOOST_CHECK_THROW(db.copy_in(animals, some(1)), statement_error);
    BOOST_TEST(db.backend().query("select 1") == "1");
}

BOOST_AUTO_TEST_CASE(an_endless_range_ends_at_the_server_s_error) {
    if (integration::postgres::server().find("sslmode=require") != std::string::npos) return;
    db.insert(animal{.name = "m3"});
    BOOST_CHECK_THROW(db.copy_in(animals, made_rows{std::numeric_limits<int>::max()}),
                      unique_violation);
    BOOST_TEST(db.count(animals) == 1);
}

BOOST_AUTO_TEST_CASE(a_copy_can_be_interrupted) {
    std::thread impatient = interrupt_when_running(db.backend(), "copy ");
    BOOST_CHECK_THROW(db.copy_in(animals, made_rows{std::numeric_limits<int>::max()}), cancelled);
    impatient.join();
    BOOST_TEST(db.count(animals) == 0);
}

BOOST_AUTO_TEST_CASE(copies_are_seen_by_observers) {
    std::vector<std::string> seen;
    std::int64_t             rows = 0;
    db.observe([&](statement_event const& event) {
        seen.emplace_back(event.sql.substr(0, 15));
        rows += event.rows;
        auto const all = [](std::string_view) {};
        std::thread([&] { BOOST_CHECK_THROW(db.copy_out(animals, all), misuse); }).join();
    });
    db.copy_in(animals, some(12));
    db.copy_out(animals, [](std::string_view) {});
    BOOST_TEST(seen.size() == 2U);
    BOOST_TEST(rows == 24);
}

BOOST_AUTO_TEST_CASE(rows_come_out_as_the_lines_of_a_file) {
    db.insert(animal{.name = "a \"b\", c", .note = "two\nlines"});
    db.insert(animal{.name = "d"});
    std::string file;
    int         calls = 0;
    auto const  sink  = [&](std::string_view bytes) {
        file += bytes;
        ++calls;
    };
    auto const chosen =
        select(animals.name, animals.note, animals.legs).from(animals).order_by(animals.id);
    BOOST_TEST(db.copy_out(chosen, sink) == 2);
    BOOST_TEST(file == "name,note,legs\n\"a \"\"b\"\", c\",\"two\nlines\",4\nd,,4\n");
    BOOST_TEST(calls == 3);
    file.clear();
    db.copy_out(chosen, sink, copy_format::csv_without_names);
    BOOST_TEST(file == "\"a \"\"b\"\", c\",\"two\nlines\",4\nd,,4\n");
    file.clear();
    db.copy_out(chosen.limit(lit<1>), sink, copy_format::text);
    BOOST_TEST(file == "a \"b\", c\ttwo\\nlines\t4\n");
    file.clear();
    BOOST_TEST(db.copy_out(animals, sink, copy_format::binary) == 2);
    BOOST_TEST(file.starts_with("PGCOPY\n"));
}

BOOST_AUTO_TEST_CASE(what_a_sink_throws_ends_the_copy) {
    auto const many  = select(fn<"generate_series", std::int64_t>(lit<1>, lit<3'000'000>));
    int        taken = 0;
    auto const full  = [&](std::string_view) {
        if (++taken == 5) throw std::length_error("full");
    };
    BOOST_CHECK_THROW(db.copy_out(many, full), std::length_error);
    BOOST_TEST(taken == 5);
    BOOST_TEST(db.count(animals) == 0);
    taken = 0;
    db.transaction([&](auto& tx) {
        BOOST_CHECK_THROW(tx.copy_out(many, full), std::length_error);
        tx.insert(animal{.name = "after"});
    });
    BOOST_TEST(db.count(animals) == 1);
    BOOST_CHECK_THROW(db.copy_out(animals, [&](std::string_view) { db.count(animals); }), misuse);
    BOOST_TEST(db.count(animals) == 1);
    db.backend().run_script("drop table animals");
    BOOST_CHECK_THROW(db.copy_out(animals, full), statement_error);
}

BOOST_AUTO_TEST_CASE(a_lost_connection_is_told_as_what_it_is) {
    auto const where = "set search_path to " + db.backend().query("select current_schema()");
    for (bool const inside : {false, true}) {
        auto other = empty_database({.on_open = where});
        other.backend().run_script(where);
        int const  process = other.backend().process();
        auto const lose    = [&](auto& on) {
            struct deadly : made_rows {
                zoo* test;
                int  process;
                struct iterator : made_rows::iterator {
                    animal operator*() const {
                        auto const& whole = static_cast<deadly const&>(*range);
                        if (at == 1'000) kill(whole.test->db.backend(), whole.process);
                        return made_rows::iterator::operator*();
                    }
                };
                iterator begin() const { return {{this}}; }
            };
            on.copy_in(animals, deadly{{3'000}, this, process});
        };
        if (inside)
            BOOST_CHECK_THROW(other.transaction(lose), connection_lost);
        else
            BOOST_CHECK_THROW(lose(other), connection_lost);
        BOOST_TEST(!other.healthy());
        BOOST_TEST(db.count(animals) == 0);
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace copying
