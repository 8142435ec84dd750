// SPDX-License-Identifier: BSL-1.0
#include "generate.hpp"

#include <chrono>
#include <string>
#include <vector>

#include "schema.hpp"

namespace analytics {

namespace {

/// Numbers that look random and are the same on every machine.
class dice {
public:
    std::int64_t below(std::int64_t bound) {
        state_ = state_ * 6364136223846793005U + 1442695040888963407U;
        return static_cast<std::int64_t>((state_ >> 33) % static_cast<std::uint64_t>(bound));
    }

private:
    std::uint64_t state_ = 2026;
};

constexpr std::int64_t genre_count    = 6;
constexpr std::int64_t artist_count   = 12;
constexpr std::int64_t track_count    = 240;
constexpr std::int64_t customer_count = 18;
constexpr int          month_count    = 36;

void add_music(orm::sqlite::transaction& tx) {
    tx.insert(std::vector<Genre>{
        {1, "Rock"}, {2, "Jazz"}, {3, "Metal"}, {4, "Blues"}, {5, "Latin"}, {6, "Classical"}});
    tx.insert(std::vector<MediaType>{{1, "MPEG"}, {2, "AAC"}});
    std::vector<Artist> some_artists;
    std::vector<Album>  some_albums;
    std::vector<Track>  some_tracks;
    for (std::int64_t id = 1; id <= artist_count; ++id) {
        some_artists.push_back({id, "Artist " + std::to_string(id)});
        some_albums.push_back({id, "Album " + std::to_string(id), id});
    }
    for (std::int64_t id = 1; id <= track_count; ++id) {
        std::int64_t const album = 1 + (id - 1) % artist_count;
        some_tracks.push_back({id, "Track " + std::to_string(id), album, id % 5 == 0 ? 2 : 1,
                               1 + (album - 1) % genre_count, id % 4 == 0 ? 2.0 : 1.0});
    }
    tx.insert(some_artists);
    tx.insert(some_albums);
    tx.insert(some_tracks);
}

void add_people(orm::sqlite::transaction& tx) {
    tx.insert(std::vector<Employee>{{1, "Adams", "Andrew", "General Manager", {}},
                                    {2, "Brown", "Berta", "Sales Manager", 1},
                                    {3, "Clark", "Carl", "Sales Agent", 2},
                                    {4, "Davis", "Dora", "Sales Agent", 2},
                                    {5, "Evans", "Emil", "IT Manager", 1}});
    constexpr char const* countries[] = {"Norway", "Brazil", "Canada"};
    constexpr char const* cities[]    = {"Oslo", "Recife", "Ottawa", "Bergen", "Santos", "Quebec"};
    std::vector<Customer> some;
    for (std::int64_t id = 1; id <= customer_count; ++id)
        some.push_back({id, "First" + std::to_string(id), "Last" + std::to_string(id),
                        cities[id % 6], countries[id % 3], 3 + id % 2});
    tx.insert(some);
}

/// Each customer comes a month later than the one before, and then every other month or so.
void add_sales(orm::sqlite::transaction& tx) {
    using namespace std::chrono;
    dice                     chance;
    std::vector<Invoice>     some_invoices;
    std::vector<InvoiceLine> some_lines;
    std::int64_t             invoice = 0, line = 0;
    for (int month = 0; month != month_count; ++month)
        for (std::int64_t customer = 1; customer <= customer_count; ++customer) {
            if (month + 1 < customer || chance.below(5) > 1) continue;
            auto const day   = year(2021) / January / 1 + months(month);
            auto const date  = sys_days(day) + days(chance.below(28)) + hours(12);
            double     total = 0;
            ++invoice;
            for (std::int64_t count = 1 + chance.below(6); count != 0; --count) {
                std::int64_t const track = 1 + chance.below(track_count);
                double const       price = track % 4 == 0 ? 2.0 : 1.0;
                some_lines.push_back({++line, invoice, track, price, 1});
                total += price;
            }
            some_invoices.push_back({invoice, customer, date, total});
        }
    tx.insert(some_invoices);
    tx.insert(some_lines);
}

}  // namespace

void generate(orm::sqlite::database& db) {
    db.create(music_shop);
    db.transaction([](orm::sqlite::transaction& tx) {
        add_music(tx);
        add_people(tx);
        add_sales(tx);
    });
}

}  // namespace analytics
