// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include <orm/relation.hpp>

#include "integration/common/backends.hpp"

using namespace orm::dsl;

// Rows that are related by keys of bytes, as identifiers made elsewhere often are.

namespace integration::blob_keys {

using bytes = std::vector<std::byte>;

struct device {
    bytes       id;
    std::string name;

    bool operator==(device const&) const = default;
};
ORM_TABLE(devices, device, "devices", (id, primary_key), (name))

struct reading {
    bytes        device_id;
    std::int64_t number{};
    std::int32_t level{};

    bool operator==(reading const&) const = default;
};
ORM_TABLE(readings, reading, "readings", (device_id, references(devices.id)), (number), (level))
ORM_CONSTRAINTS(readings, primary_key(readings.device_id, readings.number))

struct mark {
    std::int64_t id{};
    bytes        device_id;
    std::int64_t number{};

    bool operator==(mark const&) const = default;
};
ORM_TABLE(marks, mark, "marks", (id, primary_key), (device_id), (number))
ORM_CONSTRAINTS(marks, foreign_key(marks.device_id, marks.number)
                           .references(readings.device_id, readings.number))

inline constexpr auto schema = orm::schema(devices, readings, marks);

struct marked_reading {
    reading           row;
    std::vector<mark> marks;

    bool operator==(marked_reading const&) const = default;
};
struct whole_device {
    device                      row;
    std::vector<marked_reading> readings;

    bool operator==(whole_device const&) const = default;
};

bytes key(int first, int second) {
    return {static_cast<std::byte>(first), static_cast<std::byte>(second)};
}

BOOST_AUTO_TEST_SUITE(integration_relations_blob_keys)

TEST_ON_EACH_BACKEND(of_one_column_and_of_two) {
    auto        db   = created<Backend>(schema);
    bytes const zero = key(0, 0), high = key(0xFF, 0x0A);
    db.insert(std::vector<device>{{zero, "zero"}, {high, "high"}, {{}, "empty"}});
    db.insert(std::vector<reading>{{zero, 1, 10}, {zero, 2, 20}, {high, 1, 30}});
    db.insert(std::vector<mark>{{1, high, 1}, {2, zero, 2}, {3, zero, 2}});

    std::vector<whole_device> const expected{
        {{{}, "empty"}, {}},
        {{high, "high"}, {{{high, 1, 30}, {{1, high, 1}}}}},
        {{zero, "zero"}, {{{zero, 1, 10}, {}}, {{zero, 2, 20}, {{2, zero, 2}, {3, zero, 2}}}}}};
    BOOST_TEST((db.all(load<whole_device>().order_by(devices.name)) == expected));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration::blob_keys
