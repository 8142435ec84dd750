// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include <malloc.h>

#include <cstdint>
#include <fstream>
#include <string>
#include <type_traits>
#include <vector>

#include <orm/dump.hpp>
#include <orm/relation.hpp>

#include "integration/common/backends.hpp"
#include "integration/migrate/place.hpp"
#include "support/heap.hpp"

using namespace orm::dsl;

// What is read or written by and by takes the memory of a batch, however many rows there are: the
// most that the process has at any time is measured.

namespace bounded {

constexpr std::int64_t parent_count = 400, child_count = 10 * parent_count;

struct parent {
    std::int64_t id{};
    std::string  name;
};
ORM_TABLE(parents, parent, "parents", (id, primary_key), (name))

struct child {
    std::int64_t id{};
    std::int64_t parent_id{};
    std::string  text;
};
ORM_TABLE(children, child, "children",
    (id, primary_key), (parent_id, references(parents.id)), (text))
ORM_CONSTRAINTS(children, index(children.parent_id))

inline constexpr auto tables = orm::schema(parents, children);

struct family {
    parent             row;
    std::vector<child> children;
};

/// What all children take that are in memory at once, at least.
constexpr std::int64_t text_size = 2'000, whole_size = child_count * text_size;
/// What a batch and all around it may take.
constexpr std::int64_t some_size = whole_size / 3;

/// A file, where that is the engine's: a database in memory would grow with its rows.
template <class Backend>
auto created_in(integration::own_directory const& place) {
    if constexpr (std::is_same_v<Backend, integration::sqlite_in_memory>) {
        auto db = orm::sqlite::open((place.path() / "rows.db").string(), {.cache_size_kib = 512});
        db.create(tables);
        return db;
    } else {
        return integration::created<Backend>(tables);
    }
}

/// Rows that the database makes by itself.
template <class Database>
void fill(Database& db) {
    constexpr auto each = generate_series<"each">(1, parent_count);
    db.run(insert_into(parents)
               .columns(parents.id, parents.name)
               .select(select(each.value, cast<std::string>(each.value)).from(each)));
    constexpr auto number = generate_series<"number">(1, child_count);
    db.run(insert_into(children)
               .columns(children.id, children.parent_id, children.text)
               .select(select(number.value, raw<std::int64_t>("({} + 9) / 10", number.value),
                              lpad(cast<std::string>(number.value), text_size, "x"))
                           .from(number)));
}

/// In bytes, a line of what the system tells of this process; -1 where it does not.
std::int64_t status(std::string const& name) {
    std::ifstream from("/proc/self/status");
    for (std::string word; from >> word;)
        if (std::int64_t kilobytes = 0; word == name && from >> kilobytes) return kilobytes * 1024;
    return -1;
}

/// The most that is taken is counted from now on. False where the system does not do that.
bool begin_anew() {
    std::ofstream to("/proc/self/clear_refs");
    return static_cast<bool>(to << "5\n" << std::flush);
}

boost::test_tools::assertion_result is_counted(boost::unit_test::test_unit_id) {
    return begin_anew();
}

/// What a function takes at most beyond what is taken before it.
template <class Function>
std::int64_t peak_of(Function&& run) {
    malloc_trim(0);
    begin_anew();
    std::int64_t const before = status("VmRSS:");
    run();
    return status("VmHWM:") - before;
}

#if defined(ORM_TEST_SANITIZED_HEAP)
constexpr bool is_measured = false;
#else
constexpr bool is_measured = true;
#endif

}  // namespace bounded

using namespace bounded;
using integration::backends;

BOOST_AUTO_TEST_SUITE(integration_bounded_memory,
                      *boost::unit_test::enable_if<bounded::is_measured>() *
                          boost::unit_test::precondition(bounded::is_counted))

TEST_ON_EACH_BACKEND(of_shapes) {
    integration::own_directory const place;
    auto                             db = created_in<Backend>(place);
    fill(db);
    auto const whole = load<family>().order_by(parents.id);

    std::int64_t       read   = 0;
    std::int64_t const stream = peak_of([&] {
        for (family const& each : db.stream(whole.batch(20))) read += std::ssize(each.children);
    });
    BOOST_TEST(read == child_count);
    BOOST_TEST(stream < some_size);

    // All at once they take what they are, and little more.
    std::int64_t       taken = 0;
    std::int64_t const most  = peak_of([&] {
        auto const before = status("VmRSS:");
        auto const all    = db.all(whole);
        taken             = status("VmRSS:") - before;
        BOOST_TEST(all.size() == parent_count);
    });
    BOOST_TEST(taken > whole_size);  // it is measured
    BOOST_TEST(most - taken < some_size);
}

TEST_ON_EACH_BACKEND(of_rows_and_files) {
    integration::own_directory const place;
    auto                             db = created_in<Backend>(place);
    fill(db);

    std::int64_t       read   = 0;
    std::int64_t const stream = peak_of([&] {
        for (child const& each : db.stream(select().from(children))) read += each.id > 0;
    });
    BOOST_TEST(read == child_count);
    BOOST_TEST(stream < some_size);

    std::int64_t       bytes = 0;
    std::int64_t const dump  = peak_of(
        [&] { db.dump(tables, [&](std::string_view line) { bytes += std::ssize(line); }); });
    BOOST_TEST(bytes > whole_size);
    BOOST_TEST(dump < some_size);

    // A file whose lines are made as they are asked for.
    db.run(delete_from(children).all_rows());
    std::int64_t number    = -1;
    auto const   next_line = [&](std::string& line) {
        ++number;
        std::string const id = std::to_string(number);
        if (number == 0)
            line = R"({"orm":"dump","version":1})";
        else if (number <= child_count)
            line = R"({"table":"children","row":{"id":)" + id + R"(,"parent_id":1,"text":")" +
                   std::string(text_size, 'x') + "\"}}";
        else
            line = R"({"rows":)" + std::to_string(child_count) + "}";
        return number <= child_count + 1;
    };
    std::int64_t const load = peak_of([&] { db.load_dump(tables, next_line); });
    BOOST_TEST(db.count(children) == child_count);
    BOOST_TEST(load < some_size);
}

BOOST_AUTO_TEST_SUITE_END()
