// SPDX-License-Identifier: BSL-1.0
#include "questions.hpp"

#include <chrono>
#include <cstdio>
#include <string>

#include "../demo/ask.hpp"
#include "schema.hpp"

namespace analytics {

using namespace orm::dsl;
using demo::ask;
using demo::cell;
using demo::line_of;
using orm::time_part;

namespace {

using database = orm::sqlite::database;

cell money(double amount) {
    char text[64];
    std::snprintf(text, sizeof text, "%.2f", amount);
    return {text, true};
}

cell percent(double fraction) {
    char text[64];
    std::snprintf(text, sizeof text, "%.1f %%", 100 * fraction);
    return {text, true};
}

cell month_cell(moment when) {
    std::chrono::year_month_day const day(std::chrono::floor<std::chrono::days>(when));
    char                              text[64];
    std::snprintf(text, sizeof text, "%d-%02u", static_cast<int>(day.year()),
                  static_cast<unsigned>(day.month()));
    return {text};
}

/// Months counted through the years, so that the next one is one more.
cell month_cell(std::int64_t months) {
    char text[64];
    std::snprintf(text, sizeof text, "%d-%02d", static_cast<int>((months - 1) / 12),
                  static_cast<int>((months - 1) % 12 + 1));
    return {text};
}

constexpr auto revenue = as<"revenue">(sum(invoice_lines.unit_price * invoice_lines.quantity));

// Top N per group: a place in each group, and a query around it that looks at the place.
void top_artists(database& db, settings const& given) {
    constexpr auto genre  = as<"genre">(genres.name);
    constexpr auto artist = as<"artist">(artists.name);
    constexpr auto place  = as<"place">(
        row_number().over(partition_by(genres.id).order_by(desc(revenue), artists.name)));
    constexpr auto ranked = select(genre, artist, revenue, place)
                                .from(invoice_lines)
                                .inner_join(tracks, eq(tracks.id, invoice_lines.track_id))
                                .inner_join(genres, eq(genres.id, tracks.genre_id))
                                .inner_join(albums, eq(albums.id, tracks.album_id))
                                .inner_join(artists, eq(artists.id, albums.artist_id))
                                .group_by(genres.id, artists.id)
                                .as<"ranked">();

    ask(db, given,
        select(ranked[genre], ranked[place], ranked[artist], ranked[revenue])
            .from(ranked)
            .where(lte(ranked[place], 2))
            .order_by(ranked[genre], ranked[place]),
        {"genre", "place", "artist", "revenue"}, [&](auto const& row) {
            return line_of(row[ranked[genre]], row[ranked[place]], row[ranked[artist]],
                           money(row[ranked[revenue]]));
        });
}

// Running totals that begin anew with each year, the change since the month before, and a mean that
// moves along.
void months(database& db, settings const& given) {
    constexpr auto month   = as<"month">(date_trunc<time_part::month>(invoices.date));
    constexpr auto takings = as<"takings">(sum(invoices.total));
    constexpr auto monthly = cte<"monthly">(select(month, takings).from(invoices).group_by(month));

    constexpr auto in_order = order_by(monthly[month]);
    constexpr auto so_far   = as<"so_far">(
        sum(monthly[takings]).over(partition_by(year(monthly[month])).order_by(monthly[month])));
    constexpr auto change = as<"change">(monthly[takings] - lag(monthly[takings]).over(in_order));
    constexpr auto mean =
        as<"mean">(avg(monthly[takings]).over(in_order.rows(preceding(2), current_row)));

    ask(db, given,
        with(monthly)
            .select(monthly[month], monthly[takings], so_far, change, mean)
            .from(monthly)
            .order_by(monthly[month]),
        {"month", "takings", "this year", "change", "mean of three"}, [&](auto const& row) {
            return line_of(month_cell(row[monthly[month]]), money(row[monthly[takings]]),
                           money(row[so_far]), row[change] ? money(*row[change]) : cell{"-"},
                           money(row[mean]));
        });
}

// Recursion down a tree, with the way that led to each row.
void organisation(database& db, settings const& given) {
    constexpr auto level = as<"level">(lit<0>);
    constexpr auto way   = as<"way">(cast<std::string>(employees.last_name));
    constexpr auto staff = recursive<"staff">(
        select(employees.id, level, way).from(employees).where(is_null(employees.reports_to)),
        [=](auto above) {
            return select(employees.id, above[level] + lit<1>,
                          concat(above[way], " / ", employees.last_name))
                .from(employees)
                .inner_join(above, eq(employees.reports_to, above[employees.id]));
        });
    constexpr auto clients = as<"clients">(count(customers.id));

    ask(db, given,
        with(staff)
            .select(staff[level], staff[way], clients)
            .from(staff)
            .left_join(customers, eq(customers.support_rep_id, staff[employees.id]))
            .group_by(staff[employees.id], staff[level], staff[way])
            .order_by(staff[way]),
        {"level", "way", "customers"},
        [&](auto const& row) { return line_of(row[staff[level]], row[staff[way]], row[clients]); });
}

// What `rollup` makes in one go where an engine has it: cities, countries and everything.
void takings_rolled_up(database& db, settings const& given) {
    constexpr auto level   = as<"level">(lit<0>);
    constexpr auto country = as<"country">(coalesce(customers.country, text_lit<"?">));
    constexpr auto city    = as<"city">(coalesce(customers.city, text_lit<"?">));
    constexpr auto takings = as<"takings">(sum(invoices.total));
    constexpr auto bought  = as<"bought">(count());

    constexpr auto by_city = select(level, country, city, takings, bought)
                                 .from(invoices)
                                 .inner_join(customers, eq(customers.id, invoices.customer_id))
                                 .group_by(country, city);
    constexpr auto by_country = select(lit<1>, country, text_lit<"all cities">, takings, bought)
                                    .from(invoices)
                                    .inner_join(customers, eq(customers.id, invoices.customer_id))
                                    .group_by(country);
    constexpr auto of_all = select(lit<2>, text_lit<"all countries">, text_lit<"all cities">,
                                   coalesce(sum(invoices.total), 0), count())
                                .from(invoices);

    ask(db, given,
        union_all(by_city, by_country, of_all).order_by(desc(level), desc(takings), country, city),
        {"country", "city", "invoices", "takings"}, [&](auto const& row) {
            return line_of(row[country], row[city], row[bought], money(row[takings]));
        });
}

// Gaps and islands: in a row of months without a gap, a month less its place is always the same.
void faithful_customers(database& db, settings const& given) {
    constexpr auto month = as<"month">(year(invoices.date) * 12 + orm::dsl::month(invoices.date));
    constexpr auto active =
        cte<"active">(select_distinct(invoices.customer_id, month).from(invoices));
    constexpr auto customer = active[invoices.customer_id];
    constexpr auto island   = as<"island">(
        active[month] - row_number().over(partition_by(customer).order_by(active[month])));
    constexpr auto numbered = cte<"numbered">(select(customer, active[month], island).from(active));

    constexpr auto length = as<"length">(count());
    constexpr auto first  = as<"first">(min(numbered[active[month]]));
    constexpr auto last   = as<"last">(max(numbered[active[month]]));
    ask(db, given,
        with(active, numbered)
            .select(customers.last_name, length, first, last)
            .from(numbered)
            .inner_join(customers, eq(customers.id, numbered[customer]))
            .group_by(customers.id, numbered[island])
            .having(gte(count(), 2))
            .order_by(desc(length), first, customers.last_name),
        {"customer", "months in a row", "from", "to"}, [&](auto const& row) {
            return line_of(row[customers.last_name], row[length], month_cell(row[first]),
                           month_cell(row[last]));
        });
}

// Cohorts: customers who first bought in one year, and how many of them came back in the next ones.
void cohorts(database& db, settings const& given) {
    constexpr auto begun  = as<"begun">(year(min(invoices.date)));
    constexpr auto firsts = cte<"firsts">(
        select(invoices.customer_id, begun).from(invoices).group_by(invoices.customer_id));
    constexpr auto age     = year(invoices.date) - firsts[begun];
    constexpr auto members = as<"members">(count_distinct(invoices.customer_id));
    constexpr auto second  = as<"second">(count_distinct(invoices.customer_id).filter(eq(age, 1)));
    constexpr auto third   = as<"third">(count_distinct(invoices.customer_id).filter(eq(age, 2)));

    ask(db, given,
        with(firsts)
            .select(firsts[begun], members, second, third)
            .from(invoices)
            .inner_join(firsts, eq(firsts[invoices.customer_id], invoices.customer_id))
            .group_by(firsts[begun])
            .order_by(firsts[begun]),
        {"first bought in", "customers", "a year later", "two years later"}, [&](auto const& row) {
            return line_of(std::to_string(row[firsts[begun]]), row[members], row[second],
                           row[third]);
        });
}

// Percentiles of any engine: the smallest value that so much of the group does not exceed.
void invoice_sizes(database& db, settings const& given) {
    constexpr auto share =
        as<"share">(cume_dist().over(partition_by(customers.country).order_by(invoices.total)));
    constexpr auto placed = select(customers.country, invoices.total, share)
                                .from(invoices)
                                .inner_join(customers, eq(customers.id, invoices.customer_id))
                                .as<"placed">();
    constexpr auto total  = placed[invoices.total];
    constexpr auto bought = as<"bought">(count());
    constexpr auto median = as<"median">(min(total).filter(gte(placed[share], 0.5)));
    constexpr auto most   = as<"most">(min(total).filter(gte(placed[share], 0.9)));
    constexpr auto top    = as<"top">(max(total));

    ask(db, given,
        select(placed[customers.country], bought, median, most, top)
            .from(placed)
            .group_by(placed[customers.country])
            .order_by(desc(bought), placed[customers.country]),
        {"country", "invoices", "median", "nine of ten", "the largest"}, [&](auto const& row) {
            return line_of(row[placed[customers.country]], row[bought],
                           money(row[median].value_or(0)), money(row[most].value_or(0)),
                           money(row[top]));
        });
}

// Subqueries that speak of the row around them, in the select list and in the condition.
void unusual_invoices(database& db, settings const& given) {
    constexpr auto other   = alias<"other">(invoices);
    constexpr auto before  = alias<"before">(invoices);
    constexpr auto usual   = as<"usual">(scalar(
        select(avg(other.total)).from(other).where(eq(other.customer_id, invoices.customer_id))));
    constexpr auto earlier = as<"earlier">(scalar(select(count()).from(before).where(
        and_(eq(before.customer_id, invoices.customer_id), lt(before.date, invoices.date)))));

    ask(db, given,
        select(customers.last_name, invoices.date, invoices.total, usual, earlier)
            .from(invoices)
            .inner_join(customers, eq(customers.id, invoices.customer_id))
            .where(gt(invoices.total,
                      2 * scalar(select(avg(other.total))
                                     .from(other)
                                     .where(eq(other.customer_id, invoices.customer_id)))))
            .order_by(desc(invoices.total), invoices.date, customers.last_name),
        {"customer", "month", "total", "as a rule", "invoices before"}, [&](auto const& row) {
            return line_of(row[customers.last_name], month_cell(row[invoices.date]),
                           money(row[invoices.total]), money(row[usual].value_or(0)), row[earlier]);
        });
}

// The same table three times.
void chain_of_command(database& db, settings const& given) {
    constexpr auto boss = alias<"boss">(employees);
    constexpr auto head = alias<"head">(employees);

    ask(db, given,
        select(employees.last_name, boss.last_name, head.last_name)
            .from(employees)
            .left_join(boss, eq(boss.id, employees.reports_to))
            .left_join(head, eq(head.id, boss.reports_to))
            .order_by(employees.last_name),
        {"employee", "reports to", "who reports to"}, [&](auto const& row) {
            return line_of(row[employees.last_name], row[boss.last_name], row[head.last_name]);
        });
}

// Division: there is no kind of media of which the customer has bought nothing.
void buyers_of_all_media(database& db, settings const& given) {
    constexpr auto bought = select(invoice_lines.id)
                                .from(invoice_lines)
                                .inner_join(invoices, eq(invoices.id, invoice_lines.invoice_id))
                                .inner_join(tracks, eq(tracks.id, invoice_lines.track_id))
                                .where(and_(eq(invoices.customer_id, customers.id),
                                            eq(tracks.media_type_id, media_types.id)));

    ask(db, given,
        select(customers.last_name, customers.country)
            .from(customers)
            .where(not_exists(select(media_types.id).from(media_types).where(not_exists(bought))))
            .order_by(customers.id),
        {"customer", "country"},
        [&](auto const& row) { return line_of(row[customers.last_name], row[customers.country]); });
}

// The few who make half of the revenue: a running total as a share of the whole.
void half_of_revenue(database& db, settings const& given) {
    constexpr auto by_artist =
        cte<"by_artist">(select(artists.id, artists.name, revenue)
                             .from(invoice_lines)
                             .inner_join(tracks, eq(tracks.id, invoice_lines.track_id))
                             .inner_join(albums, eq(albums.id, tracks.album_id))
                             .inner_join(artists, eq(artists.id, albums.artist_id))
                             .group_by(artists.id));
    constexpr auto best_first = order_by(desc(by_artist[revenue]), by_artist[artists.id]);
    constexpr auto share =
        as<"share">(sum(by_artist[revenue]).over(best_first.rows(unbounded_preceding)) /
                    sum(by_artist[revenue]).over());
    constexpr auto shares =
        select(by_artist[artists.name], by_artist[revenue], share).from(by_artist).as<"shares">();
    constexpr auto artist = shares[by_artist[artists.name]];
    constexpr auto amount = shares[by_artist[revenue]];

    ask(db, given,
        with(by_artist)
            .select(artist, amount, shares[share])
            .from(shares)
            .where(lte(shares[share], 0.5))
            .order_by(shares[share]),
        {"artist", "revenue", "with those above"}, [&](auto const& row) {
            return line_of(row[artist], money(row[amount]),
                           percent(row[shares[share]].value_or(0)));
        });
}

// One common table expression under three names.
void bought_together(database& db, settings const& given) {
    constexpr auto basket =
        cte<"basket">(select_distinct(invoice_lines.invoice_id, genres.name)
                          .from(invoice_lines)
                          .inner_join(tracks, eq(tracks.id, invoice_lines.track_id))
                          .inner_join(genres, eq(genres.id, tracks.genre_id)));
    constexpr auto second  = alias<"second">(basket);
    constexpr auto third   = alias<"third">(basket);
    constexpr auto invoice = invoice_lines.invoice_id;
    constexpr auto times   = as<"times">(count());

    ask(db, given,
        with(basket)
            .select(basket[genres.name], second[genres.name], third[genres.name], times)
            .from(basket)
            .inner_join(second, and_(eq(second[invoice], basket[invoice]),
                                     gt(second[genres.name], basket[genres.name])))
            .inner_join(third, and_(eq(third[invoice], basket[invoice]),
                                    gt(third[genres.name], second[genres.name])))
            .group_by(basket[genres.name], second[genres.name], third[genres.name])
            .order_by(desc(times), basket[genres.name], second[genres.name], third[genres.name]),
        {"genre", "and", "and", "times"}, [&](auto const& row) {
            return line_of(row[basket[genres.name]], row[second[genres.name]],
                           row[third[genres.name]], row[times]);
        });
}

constexpr question all_questions[] = {
    {"Which artists earn most in each genre?", top_artists},
    {"How do the takings develop from month to month?", months},
    {"Who works under whom, and for how many customers?", organisation},
    {"What is taken in each city, each country and everywhere?", takings_rolled_up},
    {"Who buys month after month?", faithful_customers},
    {"How many customers come back in later years?", cohorts},
    {"How large is an invoice, and a large one?", invoice_sizes},
    {"Which invoices are twice what their customer pays as a rule?", unusual_invoices},
    {"Who is whose boss's boss?", chain_of_command},
    {"Who has bought something of every media type?", buyers_of_all_media},
    {"Which artists bring half of the revenue?", half_of_revenue},
    {"Which three genres are bought together?", bought_together},
};

}  // namespace

std::span<question const> questions() { return all_questions; }

}  // namespace analytics
