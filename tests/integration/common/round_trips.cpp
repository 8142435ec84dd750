// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "integration/common/backends.hpp"

// Whatever a member holds comes back as it was, by every way there is: rows at random, of which
// every third value is one of the extremes of its type. ORM_TEST_SEED tells which rows.

namespace integration::round_trips {

using namespace orm;
using namespace orm::dsl;

enum class mark { plain, quoted, last };
ORM_ENUM(mark, plain, (quoted, "it's \"this\" \\ one"), last)

/// One that the database has a type for, where it can.
enum class mood { sad, fine, happy };
ORM_ENUM(mood, (sad, "so \"sad\", {NULL}"), fine, happy)

using blob   = std::vector<std::byte>;
using day    = std::chrono::sys_days;
using second = std::chrono::sys_seconds;
using moment = std::chrono::sys_time<std::chrono::microseconds>;
using clock  = std::chrono::hh_mm_ss<std::chrono::microseconds>;
using length = std::chrono::microseconds;
using std::chrono::days;

/// Types of the user's own that this engine or that has a type for.
template <sql_type Column>
struct text_of {
    std::string text;
    bool        operator==(text_of const&) const = default;
};
using decimal = text_of<sql_type::numeric>;
using uuid    = text_of<sql_type::uuid>;
using json    = text_of<sql_type::json>;
using jsonb   = text_of<sql_type::jsonb>;
using inet    = text_of<sql_type::inet>;
using cidr    = text_of<sql_type::cidr>;
using ints    = text_of<sql_type::int4range>;
using range   = text_of<sql_type::int8range>;
using nums    = text_of<sql_type::numrange>;
using dates   = text_of<sql_type::daterange>;
using times   = text_of<sql_type::tstzrange>;
/// No longer than its column.
using name = text_of<sql_type::text>;

}  // namespace integration::round_trips

template <orm::sql_type Column>
struct orm::codec<integration::round_trips::text_of<Column>> {
    using text_type              = integration::round_trips::text_of<Column>;
    using stored                 = std::string_view;
    static constexpr auto column = Column;

    static std::string_view encode(text_type const& given) { return given.text; }
    static text_type        decode(std::string_view text) { return {std::string(text)}; }
};

namespace integration::round_trips {

/// Times of a day do not compare by themselves.
bool same(auto const& left, auto const& right) { return left == right; }
bool same(clock const& left, clock const& right) {
    return left.to_duration() == right.to_duration();
}
template <class Type>
bool same(std::optional<Type> const& left, std::optional<Type> const& right) {
    return left.has_value() == right.has_value() && (!left || same(*left, *right));
}

template <class Element>
bool same(std::vector<Element> const& left, std::vector<Element> const& right) {
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                      [](Element const& one, Element const& other) { return same(one, other); });
}

template <class Type>
using many = std::vector<std::optional<Type>>;

/// A member of each type, one of it that may be null, and one of many of it, each of which may be.
struct everything {
    std::int64_t                 id{};
    bool                         truth{};
    std::optional<bool>          maybe_truth;
    std::int8_t                  tiny{};
    std::optional<std::int8_t>   maybe_tiny;
    std::int16_t                 small{};
    std::optional<std::int16_t>  maybe_small;
    std::int32_t                 whole{};
    std::optional<std::int32_t>  maybe_whole;
    std::int64_t                 large{};
    std::optional<std::int64_t>  maybe_large;
    std::uint8_t                 octet{};
    std::optional<std::uint8_t>  maybe_octet;
    std::uint16_t                port{};
    std::optional<std::uint16_t> maybe_port;
    std::uint32_t                number{};
    std::optional<std::uint32_t> maybe_number;
    float                        ratio{};
    std::optional<float>         maybe_ratio;
    double                       score{};
    std::optional<double>        maybe_score;
    std::string                  text;
    std::optional<std::string>   maybe_text;
    blob                         bytes;
    std::optional<blob>          maybe_bytes;
    mark                         kind = mark::plain;
    std::optional<mark>          maybe_kind;
    day                          born{};
    std::optional<day>           maybe_born;
    second                       begun{};
    std::optional<second>        maybe_begun;
    moment                       seen{};
    std::optional<moment>        maybe_seen;
    clock                        hour{};
    std::optional<clock>         maybe_hour;
    length                       taken{};
    std::optional<length>        maybe_taken;
    decimal                      price{"0"};
    std::optional<decimal>       maybe_price;
    uuid                         key{};
    std::optional<uuid>          maybe_key;
    json                         data{};
    std::optional<json>          maybe_data;
    jsonb                        tree{};
    std::optional<jsonb>         maybe_tree;
    inet                         address{};
    std::optional<inet>          maybe_address;
    cidr                         network{};
    std::optional<cidr>          maybe_network;
    ints                         ports{};
    std::optional<ints>          maybe_ports;
    range                        places{};
    std::optional<range>         maybe_places;
    nums                         prices{};
    std::optional<nums>          maybe_prices;
    dates                        leave{};
    std::optional<dates>         maybe_leave;
    times                        shift{};
    std::optional<times>         maybe_shift;
    mood                         now = mood::fine;
    std::optional<mood>          maybe_now;
    name                         label{};
    std::optional<name>          maybe_label;

    many<bool>                       all_truth;
    many<std::int8_t>                all_tiny;
    many<std::int16_t>               all_small;
    many<std::int32_t>               all_whole;
    many<std::int64_t>               all_large;
    many<std::uint8_t>               all_octet;
    many<std::uint16_t>              all_port;
    many<std::uint32_t>              all_number;
    many<float>                      all_ratio;
    many<double>                     all_score;
    many<std::string>                all_text;
    many<blob>                       all_bytes;
    many<mark>                       all_kind;
    many<day>                        all_born;
    many<second>                     all_begun;
    many<moment>                     all_seen;
    many<clock>                      all_hour;
    many<length>                     all_taken;
    many<decimal>                    all_price;
    many<uuid>                       all_key;
    many<json>                       all_data;
    many<jsonb>                      all_tree;
    many<inet>                       all_address;
    many<cidr>                       all_network;
    many<ints>                       all_ports;
    many<range>                      all_places;
    many<nums>                       all_prices;
    many<dates>                      all_leave;
    many<times>                      all_shift;
    many<mood>                       all_now;
    many<name>                       all_label;
    std::vector<double>              scores;
    std::optional<std::vector<blob>> maybe_blobs;
};
ORM_TABLE(everythings, everything, "everythings",
    (id, primary_key),
    (truth), (maybe_truth), (tiny), (maybe_tiny), (small), (maybe_small), (whole), (maybe_whole),
    (large), (maybe_large), (octet), (maybe_octet), (port), (maybe_port), (number), (maybe_number),
    (ratio), (maybe_ratio), (score), (maybe_score), (text), (maybe_text), (bytes), (maybe_bytes),
    (kind), (maybe_kind), (born), (maybe_born), (begun), (maybe_begun), (seen), (maybe_seen),
    (hour), (maybe_hour), (taken), (maybe_taken), (price), (maybe_price), (key), (maybe_key),
    (data), (maybe_data), (tree), (maybe_tree), (address), (maybe_address),
    (network), (maybe_network), (ports), (maybe_ports), (places), (maybe_places),
    (prices), (maybe_prices), (leave), (maybe_leave), (shift), (maybe_shift),
    (now, native_enum("mood")), (maybe_now, native_enum("mood")),
    (label, varchar(8)), (maybe_label, varchar(8)),
    (all_truth), (all_tiny), (all_small), (all_whole), (all_large), (all_octet), (all_port),
    (all_number), (all_ratio), (all_score), (all_text), (all_bytes), (all_kind), (all_born),
    (all_begun), (all_seen), (all_hour), (all_taken), (all_price), (all_key), (all_data),
    (all_tree), (all_address), (all_network), (all_ports), (all_places), (all_prices),
    (all_leave), (all_shift), (all_now, native_enum("mood")), (all_label), (scores),
    (maybe_blobs))

/// Rows at random.
class generator {
public:
    explicit generator(unsigned seed) : random_(seed) {}

    bool one_of(int count) { return below(count) == 0; }

    void make(bool& value) { value = one_of(2); }
    template <std::integral Number>
    void make(Number& value) {
        using limits = std::numeric_limits<Number>;
        if (one_of(3)) {
            Number const extremes[] = {limits::min(), limits::max(), 0, 1,
                                       static_cast<Number>(limits::max() - 1)};
            value                   = extremes[below(5)];
        } else {
            value = static_cast<Number>(random_());
        }
    }
    template <std::floating_point Number>
    void make(Number& value) {
        using limits = std::numeric_limits<Number>;
        if (one_of(3)) {
            Number const extremes[] = {limits::lowest(), limits::max(),     limits::min(),
                                       -limits::min(),   limits::epsilon(), limits::denorm_min(),
                                       Number(0),        Number(1) / 3,     Number(1e15) + 1};
            value                   = extremes[below(9)];
        } else {
            value = static_cast<Number>(static_cast<std::int64_t>(random_())) /
                    static_cast<Number>(below(1'000) + 1);
        }
    }
    void make(std::string& value) {
        static constexpr char const* parts[] = {"a",  "'",      "\"",     "\\", "\n", "\t",  "?",
                                                "$1", "\u00e9", "\u20ac", "%_", ",",  "null"};
        value.clear();
        for (int left = one_of(20) ? 3'000 : below(12); left != 0; --left)
            value += one_of(10) ? "\U0001F600" : parts[below(13)];
    }
    void make(blob& value) {
        value.resize(static_cast<std::size_t>(one_of(20) ? 5'000 : below(20)));
        for (std::byte& each : value) each = static_cast<std::byte>(random_());
    }
    void make(mark& value) { value = static_cast<mark>(below(3)); }
    void make(mood& value) { value = static_cast<mood>(below(3)); }
    void make(name& value) {
        value.text = std::string(static_cast<std::size_t>(below(8)), '\'');
        if (one_of(2)) value.text += "\u20ac";
    }
    void make(day& value) { value = day(days(between(first_day, last_day))); }
    void make(second& value) {
        value = second(std::chrono::seconds(between(first_day * 86'400, end_of_days * 86'400 - 1)));
    }
    void make(moment& value) {
        value = moment(length(between(first_day * day_length, end_of_days * day_length - 1)));
    }
    void make(clock& value) { value = clock(length(between(0, day_length - 1))); }
    void make(length& value) {
        value = length(between(std::numeric_limits<std::int64_t>::min(),
                               std::numeric_limits<std::int64_t>::max()));
    }
    void make(decimal& value) {
        std::string digits = "0";
        for (int left = one_of(3) ? 0 : below(60); left != 0; --left)
            digits += static_cast<char>('0' + below(10));
        digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
        if (one_of(2)) (digits += '.') += std::to_string(below(1'000'000));
        bool const zero = digits.find_first_not_of("0.") == std::string::npos;
        value.text      = one_of(2) && !zero ? "-" + digits : digits;
    }
    void make(uuid& value) {
        value.text.clear();
        for (int at = 0; at != 36; ++at)
            value.text +=
                at == 8 || at == 13 || at == 18 || at == 23 ? '-' : "0123456789abcdef"[below(16)];
    }
    void make(json& value) {
        value.text = R"({"a": [)" + std::to_string(below(9)) + R"(, "\u00e4 \"x\""], "b":  null})";
    }
    void make(jsonb& value) {
        value.text = R"({"a": [)" + std::to_string(below(9)) + ", \"\u00e4\"], \"b\": null}";
    }
    void make(inet& value) {
        value.text = one_of(2) ? "2001:db8::" + std::to_string(1 + below(999))
                               : "10.0." + std::to_string(below(256)) + ".0/" +
                                     std::to_string(1 + below(31));
    }
    void make(cidr& value) {
        value.text = one_of(2) ? "2001:db8:" + std::to_string(1 + below(999)) + "::/48"
                               : "10." + std::to_string(below(256)) + ".0.0/16";
    }
    // Ranges as the engine spells them.
    void make(ints& value) { make_range(value.text, below(1'000), 1 + below(9)); }
    void make(range& value) { make_range(value.text, below(1'000'000), 1 + below(9)); }
    void make(nums& value) {
        std::string const highest = "12345678901234567890." + std::to_string(below(999));
        value.text                = one_of(4)   ? "empty"
                                    : one_of(3) ? "(," + highest + ']'
                                                : "[-0.50," + highest + ')';
    }
    void make(dates& value) {
        value.text = one_of(4)   ? "empty"
                     : one_of(3) ? "(," + date() + ')'
                                 : "[2023-12-31," + (one_of(3) ? "infinity" : date()) + ')';
    }
    void make(times& value) {
        value.text = one_of(4) ? "empty" : "(2023-12-31 23:59:59.999999," + date() + " 12:30:00]";
    }
    template <class Element>
    void make(std::vector<Element>& value) {
        value.resize(static_cast<std::size_t>(below(5)));
        for (Element& each : value) make(each);
    }
    template <class Type>
    void make(std::optional<Type>& value) {
        value.reset();
        if (!one_of(3)) make(value.emplace());
    }

private:
    static constexpr std::int64_t first_day   = -719'528;   // 0000-01-01
    static constexpr std::int64_t last_day    = 2'932'896;  // 9999-12-31
    static constexpr std::int64_t end_of_days = last_day + 1;
    static constexpr std::int64_t day_length  = 86'400'000'000;

    std::string date() {
        int const day = 10 + below(19);
        return "2024-02-" + std::to_string(day);
    }
    void make_range(std::string& text, int lowest, int size) {
        text = one_of(4) ? "empty"
                         : '[' + std::to_string(lowest) + ',' +
                               (one_of(3) ? "" : std::to_string(lowest + size)) + ')';
    }

    int below(int count) { return static_cast<int>(random_() % static_cast<unsigned>(count)); }
    std::int64_t between(std::int64_t lowest, std::int64_t highest) {
        if (one_of(3)) return one_of(3) ? lowest : one_of(2) ? highest : 0;
        return std::uniform_int_distribution<std::int64_t>(lowest, highest)(random_);
    }

    std::mt19937_64 random_;
};

/// Calls a function with each two members of a name.
template <class... Columns, class Function>
void for_each_member(types<Columns...>, Function&& function) {
    (function(Columns{}), ...);
}

everything make_row(generator& random, std::int64_t id) {
    everything row;
    row.id = id;
    for_each_member(columns_of<everythings_t>{}, [&]<class Column>(Column) {
        if constexpr (!std::is_same_v<Column, everythings_t::id_t>)
            random.make(member_of<everything, Column>(row));
    });
    return row;
}

unsigned seed() {
    char const* const text = std::getenv("ORM_TEST_SEED");
    return text == nullptr ? 1 : static_cast<unsigned>(std::atoi(text));
}

void check_same(std::vector<everything> const& found, std::vector<everything> const& wanted,
                char const* way) {
    BOOST_REQUIRE(found.size() == wanted.size());
    for (std::size_t at = 0; at != found.size(); ++at)
        for_each_member(columns_of<everythings_t>{}, [&]<class Column>(Column) {
            BOOST_TEST(
                same(member_of<everything, Column>(found[at]),
                     member_of<everything, Column>(wanted[at])),
                way << ", row " << at << ", column " << name_of<Column> << ", seed " << seed());
        });
}

BOOST_AUTO_TEST_SUITE(integration_round_trips)

TEST_ON_EACH_BACKEND(rows_come_back_as_they_were) {
    auto                    db = created<Backend>(schema(everythings));
    generator               random(seed());
    std::vector<everything> rows;
    for (std::int64_t id = 1; id <= 120; ++id) rows.push_back(make_row(random, id));
    auto const all   = [&] { return db.all(select().from(everythings).order_by(everythings.id)); };
    auto const clear = [&] { db.run(delete_from(everythings).all_rows()); };

    db.transaction([&](auto& tx) {
        for (everything const& row : rows) tx.insert(row);
    });
    check_same(all(), rows, "one by one");
    std::vector<everything> streamed;
    for (everything const& row : db.stream(select().from(everythings).order_by(everythings.id)))
        streamed.push_back(row);
    check_same(streamed, rows, "as a stream");

    std::vector<everything> others;
    for (std::int64_t id = 1; id <= 120; ++id) others.push_back(make_row(random, id));
    db.update(others);
    check_same(all(), others, "updated together");
    clear();
    db.insert(rows);
    check_same(all(), rows, "together");

    if constexpr (Backend::dialect::facts.features.contains(feature::copy)) {
        clear();
        db.copy_in(everythings, rows);
        check_same(all(), rows, "copied");
    }
}

TEST_ON_EACH_BACKEND(values_find_their_rows) {
    auto      db = created<Backend>(schema(everythings));
    generator random(seed() + 1);
    for (std::int64_t id = 1; id <= 8; ++id) {
        everything const row = make_row(random, id);
        db.insert(row);
        auto const finds = [&](auto const& condition) {
            return db.exists(select(everythings.id)
                                 .from(everythings)
                                 .where(and_(everythings.id == id, condition)));
        };
        BOOST_TEST(finds(everythings.large == row.large));
        BOOST_TEST(finds(everythings.number == row.number));
        BOOST_TEST(finds(everythings.score == row.score));
        BOOST_TEST(finds(everythings.text == row.text));
        BOOST_TEST(finds(everythings.bytes == row.bytes));
        BOOST_TEST(finds(everythings.kind == row.kind));
        BOOST_TEST(finds(everythings.born == row.born));
        BOOST_TEST(finds(everythings.seen == row.seen));
        BOOST_TEST(finds(everythings.taken == row.taken));
        if constexpr (Backend::dialect::facts.features.contains(feature::compared_numerics))
            BOOST_TEST(finds(everythings.price == row.price));
        BOOST_TEST(finds(everythings.key == row.key));
        BOOST_TEST(finds(everythings.address == row.address));
        BOOST_TEST(finds(everythings.all_large == row.all_large));
        BOOST_TEST(finds(everythings.all_text == row.all_text));
        BOOST_TEST(finds(everythings.all_seen == row.all_seen));
        BOOST_TEST(finds(everythings.now == row.now));
        BOOST_TEST(finds(everythings.all_now == row.all_now));
        BOOST_TEST(finds(everythings.shift == row.shift));
        BOOST_TEST(finds(in(everythings.large, std::vector{row.large, row.large})));
        BOOST_TEST(finds(in(everythings.text, std::vector{std::string("x"), row.text})));
        BOOST_TEST(finds(in(everythings.seen, std::vector{row.seen})));
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace integration::round_trips
