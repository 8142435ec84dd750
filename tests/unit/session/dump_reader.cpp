// SPDX-License-Identifier: BSL-1.0
#include <orm/session/dump_reader.hpp>

#include <cstdint>
#include <string>

#include <boost/test/unit_test.hpp>

#include <orm/dialect/sqlite.hpp>
#include <orm/schema/schema.hpp>

namespace dumped_lines {

struct user {
    std::int64_t id{};
    std::string  name;
};
ORM_TABLE(users, user, "users", (id, primary_key, autoincrement), (name))

struct word {
    std::string text;
};
ORM_TABLE(words, word, "words", (text, primary_key))

using described = orm::dumped_schema<orm::sqlite_dialect,
                                     std::remove_const_t<decltype(orm::schema(users, words))>>;

constexpr auto* first = R"({"orm":"dump","version":1})";
constexpr auto* ada   = R"({"table":"users","row":{"id":1,"name":"Ada"}})";

std::string refusal(std::initializer_list<std::string> lines) {
    orm::dump_reader reader(described::tables, described::sequences);
    try {
        for (std::string const& line : lines) reader.read(line);
        reader.end();
    } catch (orm::json_error const& failure) {
        return failure.what();
    }
    return {};
}

BOOST_AUTO_TEST_SUITE(session_dump_reader)

BOOST_AUTO_TEST_CASE(what_is_whole_is_read) {
    BOOST_TEST(refusal({first, R"({"rows":0})"}) == "");
    BOOST_TEST(refusal({first, ada, R"({"table":"words","row":{"text":"a"}})",
                        R"({"table":"users","last":7})", R"({"rows":2})"}) == "");
    BOOST_TEST(refusal({first, R"({"rows":0})", "", " \t\r"}) == "");
}

BOOST_AUTO_TEST_CASE(what_is_cut_off_is_not) {
    constexpr auto* ends = "orm: the file ends before the dump does";
    BOOST_TEST(refusal({}) == ends);
    BOOST_TEST(refusal({first, "", R"({"rows":0})"}) == "orm: JSON: the text is no JSON");
    BOOST_TEST(refusal({first}) == ends);
    BOOST_TEST(refusal({first, ada}) == ends);
    BOOST_TEST(refusal({first, R"({"rows":1})"}) ==
               "orm: the dump had another number of rows when it was written");
    BOOST_TEST(refusal({first, R"({"rows":0})", ada}) ==
               "orm: there is more behind the end of the dump");
    for (std::size_t size = 0; size != std::string_view(ada).size(); ++size)
        BOOST_TEST(refusal({first, std::string(ada, size)}) == "orm: JSON: the text is no JSON");
}

BOOST_AUTO_TEST_CASE(what_is_no_dump_is_not) {
    BOOST_TEST(refusal({ada}) == "orm: this is no dump");
    BOOST_TEST(refusal({R"({"orm":"dump","version":2})"}) == "orm: a dump of another version");
    BOOST_TEST(refusal({first, "[]"}) == "orm: an object is wanted, found a list");
    BOOST_TEST(refusal({first, R"({"table":1})"}) == "orm: a name is no text");
    BOOST_TEST(refusal({first, R"({"table":"things","row":{}})"}) ==
               "orm: things: the schema has no such table");
    BOOST_TEST(refusal({first, R"({"table":")" + std::string(99, 'x') + R"(","row":{}})"}) ==
               "orm: " + std::string(60, 'x') + "...: the schema has no such table");
    BOOST_TEST(refusal({first, R"({"sequence":"numbers","last":1})"}) ==
               "orm: numbers: the schema has no such sequence");
    BOOST_TEST(refusal({first, R"({"table":"words","last":1})"}) ==
               "orm: words: the database counts no keys of this table");
    for (auto const* line : {R"({"table":"users"})", R"({"table":"users","last":"1"})", "{}"})
        BOOST_TEST(refusal({first, line}) ==
                   "orm: the line is neither a row nor what else there is in a dump");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace dumped_lines
