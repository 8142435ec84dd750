// SPDX-License-Identifier: BSL-1.0
// Runs queries of all kinds for test.py, which looks at the functions that were called meanwhile.
//
//     constant_text known    queries whose shape is known
//     constant_text parts    one whose shape is not

#include <optional>
#include <string_view>
#include <vector>

#include <orm/orm.hpp>
#include <orm/relation.hpp>
#include <orm/sqlite.hpp>

using namespace orm::dsl;

namespace {

struct writer_row {
    std::int64_t               id{};
    std::string                name;
    std::optional<std::string> note;
};
ORM_TABLE(writers, writer_row, "writers", (id, primary_key, autoincrement), (name, unique), (note))

struct book {
    std::int64_t id{};
    std::int64_t writer_id{};
    std::string  title;
    std::int32_t pages{};
};
ORM_TABLE(books, book, "books",
    (id, primary_key, autoincrement), (writer_id, references(writers.id)), (title), (pages))

struct with_books {
    writer_row        writer;
    std::vector<book> books;
};

void write(orm::sqlite::database& db) {
    db.create(orm::schema(writers, books));
    auto ada = db.insert(writer_row{.name = "Ada"});
    db.insert(std::vector<writer_row>{{.name = "Grace"}, {.name = "Mary"}});
    db.insert(std::vector<book>(550, {.writer_id = ada.id, .title = "Notes", .pages = 90}));
    ada.note = "first";
    db.update(ada);
    db.save(ada);
    auto rows = db.all(select().from(books).limit(520));
    for (book& each : rows) ++each.pages;
    db.update(rows);
    db.run(insert_into(writers)
               .values(writers.name = "Ada", writers.note = "again")
               .on_conflict(writers.name)
               .do_update(writers.note = excluded(writers.note)));
    db.run(insert_into(books)
               .columns(books.writer_id, books.title, books.pages)
               .select(select(writers.id, writers.name, length(writers.name)).from(writers)));
    db.run(update(books).set(books.pages = books.pages + 1).where(books.pages < 10));
    db.run(delete_from(books).where(books.pages == 1).order_by(books.id).limit(1));
    db.transaction([](auto& tx) { tx.insert(writer_row{.name = "Joan"}); });
}

void read(orm::sqlite::database& db) {
    constexpr auto pages  = as<"pages">(sum(books.pages));
    constexpr auto totals = select(books.writer_id, pages)
                                .from(books)
                                .group_by(books.writer_id)
                                .having(count() > 0)
                                .as<"totals">();
    constexpr auto ranked = cte<"ranked">(
        select(books.id, as<"place">(row_number().over(
                             partition_by(books.writer_id).order_by(desc(books.pages)))))
            .from(books));
    auto const of_writer = select(books.id).from(books).where(books.writer_id == writers.id);

    static_cast<void>(db.all(select().from(writers).where(like(writers.name, "A%"))));
    static_cast<void>(db.all(select(writers.name, totals[pages])
                                 .from(writers)
                                 .left_join(totals, totals[books.writer_id] == writers.id)
                                 .order_by(writers.name)
                                 .limit(10)
                                 .offset(1)));
    static_cast<void>(db.all(with(ranked).select(count()).from(ranked)));
    static_cast<void>(db.all(select(writers.id).from(writers).where(exists(of_writer))));
    static_cast<void>(db.all(select(books.title).from(books).where(in(books.id, {1, 2, 3}))));
    static_cast<void>(
        db.all(union_(select(writers.name).from(writers), select(books.title).from(books))));
    static_cast<void>(db.all(load<with_books>().where(writers.id < 3)));
    static_cast<void>(db.find(writers, 1));
    static_cast<void>(db.count(books));
    static_cast<void>(db.first(select(coalesce(writers.note, "-")).from(writers)));
    for (auto const& each : db.stream(select().from(books).limit(3))) static_cast<void>(each);
    auto by_name = db.prepare(
        select(writers.id).from(writers).where(writers.name == param<"name", std::string>));
    static_cast<void>(by_name.all(param<"name", std::string> = "Ada"));
}

void read_in_parts(orm::sqlite::database& db) {
    db.create(orm::schema(writers, books));
    static_cast<void>(db.all(select(books.id).from(books).where(when(true, books.pages > 1))));
}

}  // namespace

int main(int count, char** values) {
    auto db = orm::sqlite::open(":memory:");
    if (count == 2 && std::string_view(values[1]) == "parts") {
        read_in_parts(db);
    } else {
        write(db);
        read(db);
        read(db);
    }
}
