// SPDX-License-Identifier: BSL-1.0
#include "questions.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <fstream>
#include <iostream>
#include <set>
#include <string>
#include <vector>

#include "ask.hpp"

namespace demo {

using namespace orm::dsl;

namespace {

using database    = orm::sqlite::database;
using transaction = orm::sqlite::transaction;

cell kib_cell(std::int64_t kib) { return size_cell(kib * 1024); }

// Aggregates, each a named value that a row is indexed by.
void overview(database& db, settings const& given) {
    constexpr auto is_installed = eq(packages.state, State::installed);

    constexpr auto versions  = as<"versions">(count());
    constexpr auto names     = as<"names">(count_distinct(packages.name));
    constexpr auto installed = as<"installed">(count().filter(is_installed));
    constexpr auto disk      = as<"disk">(sum(packages.installed_kib).filter(is_installed));
    constexpr auto mean      = as<"mean">(avg(packages.installed_kib));

    ask(db, given, select(versions, names, installed, disk, mean).from(packages),
        {"versions", "names", "installed", "on this disk", "mean size"}, [&](auto const& row) {
            auto const kib = static_cast<std::int64_t>(row[mean].value_or(0));
            return line_of(row[versions], row[names], row[installed],
                           kib_cell(row[disk].value_or(0)), kib_cell(kib));
        });
}

// A join, with groups and aggregates.
void biggest_maintainers(database& db, settings const& given) {
    constexpr auto total = as<"total">(count());
    constexpr auto size  = as<"size">(sum(packages.installed_kib));

    ask(db, given,
        select(maintainers.name, total, size, max(packages.installed_kib))
            .from(packages)
            .inner_join(maintainers, eq(packages.maintainer_id, maintainers.id))
            .group_by(maintainers.id)
            .order_by(desc(total), asc(maintainers.name))
            .limit(10),
        {"maintainer", "packages", "all of them", "the largest"}, [&](auto const& row) {
            return line_of(row[maintainers.name], row[total], kib_cell(row[size]),
                           kib_cell(row[max(packages.installed_kib)]));
        });
}

// `having` picks among groups.
void heavy_sections(database& db, settings const& given) {
    constexpr auto mean = as<"mean">(avg(packages.installed_kib));

    ask(db, given,
        select(sections.name, count(), mean)
            .from(sections)
            .inner_join(packages, eq(packages.section_id, sections.id))
            .group_by(sections.id)
            .having(and_(gte(count(), 10), gt(mean, 5 * 1024)))
            .order_by(desc(mean)),
        {"section", "packages", "mean size"}, [&](auto const& row) {
            return line_of(row[sections.name], row[count()],
                           kib_cell(static_cast<std::int64_t>(row[mean])));
        });
}

// Columns that count what meets a condition.
void sizes_by_priority(database& db, settings const& given) {
    constexpr auto kib   = packages.installed_kib;
    constexpr auto small = as<"small">(count(case_when(lt(kib, 100), 1)));
    constexpr auto large = as<"large">(count(case_when(gte(kib, 10 * 1024), 1)));
    constexpr auto other =
        as<"other">(count(case_when(and_(gte(kib, 100), lt(kib, 10 * 1024)), 1)));

    ask(db, given,
        select(packages.priority, count(), small, other, large)
            .from(packages)
            .group_by(packages.priority)
            .order_by(desc(count())),
        {"priority", "packages", "below 100 KiB", "between", "from 10 MiB"}, [&](auto const& row) {
            return line_of(row[packages.priority], row[count()], row[small], row[other],
                           row[large]);
        });
}

// Rows that differ. A query of one column answers with its values.
void essential_sources(database& db, settings const& given) {
    constexpr auto source = as<"source">(coalesce(packages.source, packages.name));

    ask(db, given,
        select_distinct(source)
            .from(packages)
            .where(eq(packages.essential, true))
            .order_by(asc(source)),
        {"source package"}, [](std::string const& name) { return line_of(name); });
}

// Conditions that are there or not, depending on what was asked for.
void search(database& db, settings const& given) {
    search_filter const& filter = given.search;

    ask(db, given,
        select(packages.name, packages.version, sections.name, packages.installed_kib,
               packages.summary)
            .from(packages)
            .inner_join(maintainers, eq(packages.maintainer_id, maintainers.id))
            .left_join(sections, eq(packages.section_id, sections.id))
            .where(and_(when(filter.text,
                             [](std::string const& text) {
                                 auto const pattern = "%" + escape_like(text) + "%";
                                 return or_(like(packages.name, pattern),
                                            like(packages.summary, pattern));
                             }),
                        when(filter.section,
                             [](std::string const& section) { return eq(sections.name, section); }),
                        when(filter.maintainer,
                             [](std::string const& name) {
                                 return like(maintainers.name, "%" + escape_like(name) + "%");
                             }),
                        when(filter.priority,
                             [](Priority priority) { return eq(packages.priority, priority); }),
                        when(filter.min_size_kib,
                             [](std::int64_t kib) { return gte(packages.installed_kib, kib); }),
                        when(filter.installed, eq(packages.state, State::installed))))
            .order_by(desc(packages.installed_kib), asc(packages.id))
            .limit(filter.limit),
        {"package", "version", "section", "size", "what it is"}, [&](auto const& row) {
            return line_of(row[packages.name], printable(row[packages.version], 18),
                           row[sections.name], kib_cell(row[packages.installed_kib]),
                           printable(row[packages.summary], 36));
        });
}

/// The last row of a page, behind which the next one begins.
struct cursor {
    std::int64_t installed_kib;
    std::int64_t id;
};

// Keyset pagination: a page costs the same however far down it is, as an index leads to its begin.
auto largest_packages(std::optional<cursor> const& after) {
    return select(packages.id, packages.name, packages.version, packages.installed_kib)
        .from(packages)
        .where(and_(when(after,
                         [](cursor const& last) {
                             return and_(lte(packages.installed_kib, last.installed_kib),
                                         or_(lt(packages.installed_kib, last.installed_kib),
                                             gt(packages.id, last.id)));
                         })))
        .order_by(desc(packages.installed_kib), asc(packages.id))
        .limit(5);
}

void pages(database& db, settings const& given) {
    std::optional<cursor> after;
    for (int page = 1; page <= 2; ++page) {
        std::cout << "    Page " << page << ":\n\n";
        auto const rows = ask(db, given, largest_packages(after), {"package", "version", "size"},
                              [&](auto const& row) {
                                  return line_of(row[packages.name], row[packages.version],
                                                 kib_cell(row[packages.installed_kib]));
                              });
        if (rows.empty()) return;
        after = cursor{rows.back()[packages.installed_kib], rows.back()[packages.id]};
        if (page == 1) std::cout << '\n';
    }
}

// Outer joins: a dependency is met by a package of its name or by one that provides it, and of
// several alternatives one is enough.
void unmet_dependencies(database& db, settings const& given) {
    constexpr auto offered = alias<"offered">(packages);
    constexpr auto missing = as<"missing">(min(dependencies.target));

    ask(db, given,
        select(packages.name, packages.version, missing)
            .from(packages)
            .inner_join(dependencies, eq(dependencies.package_id, packages.id))
            .left_join(offered, eq(offered.name, dependencies.target))
            .left_join(provisions, eq(provisions.name, dependencies.target))
            .where(in(dependencies.need, {Need::pre_depends, Need::depends}))
            .group_by(packages.id, dependencies.position)
            .having(and_(eq(count(offered.id), 0), eq(count(provisions.package_id), 0)))
            .order_by(asc(packages.name), asc(packages.id)),
        {"package", "version", "needs"}, [&](auto const& row) {
            return line_of(row[packages.name], row[packages.version], row[missing]);
        });
}

// A condition on the joined table stands in `on`, so that rows without a partner stay; `lit` makes
// its value part of the text, and the engine uses the index of installed packages.
void advice_not_taken(database& db, settings const& given) {
    constexpr auto present  = alias<"present">(packages);
    constexpr auto provider = alias<"provider">(packages);
    constexpr auto advised  = as<"advised">(count_distinct(packages.id));
    constexpr auto adviser  = as<"adviser">(min(packages.name));

    auto const provided = select(provisions.name)
                              .from(provisions)
                              .inner_join(provider, eq(provider.id, provisions.package_id))
                              .where(eq(provider.state, lit<State::installed>));

    ask(db, given,
        select(dependencies.target, advised, adviser)
            .from(packages)
            .inner_join(dependencies, eq(dependencies.package_id, packages.id))
            .left_join(present, and_(eq(present.name, dependencies.target),
                                     eq(present.state, lit<State::installed>)))
            .where(and_(eq(packages.state, lit<State::installed>),
                        eq(dependencies.need, Need::recommends), eq(dependencies.alternative, 1),
                        is_null(present.id), not_in(dependencies.target, provided)))
            .group_by(dependencies.target)
            .order_by(desc(advised), asc(dependencies.target))
            .limit(10),
        {"not installed", "recommended by", "such as"}, [&](auto const& row) {
            return line_of(row[dependencies.target], row[advised], row[adviser]);
        });
}

// Two tables, each of them twice, told apart by aliases.
void mutual_dependencies(database& db, settings const& given) {
    constexpr auto other = alias<"other">(packages);
    constexpr auto back  = alias<"back">(dependencies);

    ask(db, given,
        select_distinct(packages.name, other.name)
            .from(packages)
            .inner_join(dependencies, eq(dependencies.package_id, packages.id))
            .inner_join(other, eq(other.name, dependencies.target))
            .inner_join(back, and_(eq(back.package_id, other.id), eq(back.target, packages.name)))
            .where(and_(lt(packages.name, other.name), lte(dependencies.need, Need::depends),
                        lte(back.need, Need::depends)))
            .order_by(asc(packages.name), asc(other.name)),
        {"this", "and that"},
        [&](auto const& row) { return line_of(row[packages.name], row[other.name]); });
}

// A query inside of a condition.
void essential_needs(database& db, settings const& given) {
    constexpr auto essential = alias<"essential">(packages);

    ask(db, given,
        select(packages.name, packages.version, packages.installed_kib, packages.summary)
            .from(packages)
            .where(and_(eq(packages.essential, false),
                        in(packages.name,
                           select(dependencies.target)
                               .from(dependencies)
                               .inner_join(essential, eq(essential.id, dependencies.package_id))
                               .where(and_(eq(essential.essential, true),
                                           lte(dependencies.need, Need::depends))))))
            .order_by(desc(packages.installed_kib), asc(packages.id))
            .limit(10),
        {"package", "version", "size", "what it is"}, [&](auto const& row) {
            return line_of(row[packages.name], row[packages.version],
                           kib_cell(row[packages.installed_kib]), row[packages.summary]);
        });
}

// Rows as objects of one's own struct, whose members are checked against the query.
struct Wanted {
    std::string  name{};
    std::int64_t dependents;
    std::int64_t recommenders;
};

void most_wanted(database& db, settings const& given) {
    constexpr auto dependents = as<"dependents">(
        count_distinct(case_when(lte(dependencies.need, Need::depends), dependencies.package_id)));
    constexpr auto recommenders = as<"recommenders">(count_distinct(
        case_when(eq(dependencies.need, Need::recommends), dependencies.package_id)));

    ask(db, given,
        select(dependencies.target, dependents, recommenders)
            .from(dependencies)
            .group_by(dependencies.target)
            .order_by(desc(dependents), asc(dependencies.target))
            .limit(10)
            .into<Wanted>(),
        {"name", "depend on it", "recommend it"}, [](Wanted const& wanted) {
            return line_of(wanted.name, wanted.dependents, wanted.recommenders);
        });
}

// A list as one value: however long, the statement is the same and is compiled once.
void follow_dependencies(database& db, settings const& given) {
    auto const next_of = [](std::vector<std::string> const& names) {
        return select_distinct(dependencies.target)
            .from(dependencies)
            .inner_join(packages, eq(packages.id, dependencies.package_id))
            .where(and_(in(packages.name, names), lte(dependencies.need, Need::depends),
                        eq(dependencies.alternative, 1)))
            .order_by(asc(dependencies.target));
    };

    std::vector<std::string> frontier{given.package};
    std::set<std::string>    seen{given.package};
    show_query(db, given, next_of(frontier));

    stopwatch const watch;
    text_table      table({"step", "new", "such as"});
    for (int step = 1; !frontier.empty(); ++step) {
        std::vector<std::string> found;
        std::string              examples;
        for (std::string& name : db.all(next_of(frontier))) {
            if (!seen.insert(name).second) continue;
            if (!examples.empty()) examples += ", ";
            examples += name;
            found.push_back(std::move(name));
        }
        if (!found.empty()) table.add(line_of(step, found.size(), examples));
        frontier = std::move(found);
    }
    double const time = watch.milliseconds();
    if (table.size() != 0) std::cout << table;
    std::cout << "    " << given.package << " needs " << cell_of(seen.size() - 1).text
              << " others, directly or through them\n";
    show_cost(seen.size() - 1, time);
}

/// Memory of this process, in KiB.
std::int64_t resident_kib() {
    std::int64_t total = 0, resident = 0;
    std::ifstream("/proc/self/statm") >> total >> resident;
    return resident * ::sysconf(_SC_PAGESIZE) / 1024;
}

// One row in memory at a time, for what is too much at once or no matter for SQL.
void size_distribution(database& db, settings const& given) {
    auto const query = select(packages.name, packages.installed_kib)
                           .from(packages)
                           .where(gt(packages.installed_kib, 0));
    show_query(db, given, query);

    stopwatch const             watch;
    std::int64_t const          memory = resident_kib();
    std::array<std::size_t, 16> classes{};  // the first up to 7 KiB, each next one twice as far
    std::size_t                 rows       = 0;
    double                      logarithms = 0;
    std::string                 longest;
    for (auto const& [name, kib] : db.stream(query)) {
        auto const bits = static_cast<std::size_t>(std::bit_width(static_cast<std::uint64_t>(kib)));
        ++classes[std::min(std::max<std::size_t>(bits, 3) - 3, classes.size() - 1)];
        ++rows;
        logarithms += std::log(static_cast<double>(kib));
        if (name.size() > longest.size()) longest = name;
    }
    std::int64_t const growth = resident_kib() - memory;
    double const       time   = watch.milliseconds();

    std::size_t const highest = *std::max_element(classes.begin(), classes.end());
    text_table        table({"below", "packages", ""});
    for (std::size_t at = 0; at != classes.size(); ++at)
        if (classes[at] != 0)
            table.add(line_of(
                at + 1 == classes.size() ? cell{"any size", true} : kib_cell(std::int64_t{8} << at),
                classes[at], std::string(classes[at] * 40 / highest, '#')));
    std::cout << table;
    if (rows != 0)
        std::cout << "    geometric mean "
                  << kib_cell(std::llround(std::exp(logarithms / static_cast<double>(rows)))).text
                  << ", longest name " << printable(longest, 60) << ", memory grew by "
                  << kib_cell(growth).text << '\n';
    show_cost(rows, time);
}

/// Runs a change in a transaction that is then given up.
template <class Change>
void what_if(database& db, Change change) {
    struct given_up {};
    std::int64_t const before = db.count(packages);
    try {
        db.transaction([&](transaction& tx) {
            change(tx);
            throw given_up{};
        });
    } catch (given_up const&) {
        std::cout << "    Rolled back: "
                  << (db.count(packages) == before ? "everything is as it was\n"
                                                   : "but not everything is as it was!\n");
    }
}

// An update that answers with the rows as they are afterwards.
void slimmer_packages(database& db, settings const& given) {
    auto const largest = select(packages.id)
                             .from(packages)
                             .order_by(desc(packages.installed_kib), asc(packages.id))
                             .limit(5);

    what_if(db, [&](transaction& tx) {
        ask(tx, given,
            update(packages)
                .set(packages.installed_kib =
                         packages.installed_kib - packages.installed_kib / lit<10>)
                .where(in(packages.id, largest))
                .returning(packages.name, packages.version, packages.installed_kib),
            {"package", "version", "would be"}, [&](auto const& row) {
                return line_of(row[packages.name], row[packages.version],
                               kib_cell(row[packages.installed_kib]));
            });
    });
}

// A delete that answers with the rows as they were. What refers to them goes, too.
void without_perl(database& db, settings const& given) {
    what_if(db, [&](transaction& tx) {
        std::int64_t const before = tx.count(dependencies);
        ask(tx, given,
            delete_from(packages)
                .where(in(packages.section_id,
                          select(sections.id).from(sections).where(eq(sections.name, "perl"))))
                .returning(packages.name, packages.version, packages.installed_kib),
            {"package", "version", "size"}, [&](auto const& row) {
                return line_of(row[packages.name], row[packages.version],
                               kib_cell(row[packages.installed_kib]));
            });
        std::cout << "    " << cell_of(before - tx.count(dependencies)).text
                  << " of their dependencies went with them\n";
    });
}

constexpr question all_questions[] = {
    {"What is in the catalogue?", overview},
    {"Who maintains the most packages?", biggest_maintainers},
    {"Which sections hold packages of more than 5 MiB on average?", heavy_sections},
    {"How large are packages of each priority?", sizes_by_priority},
    {"Which sources do the essential packages come from?", essential_sources},
    {"Which packages match a search?", search},
    {"Which packages are the largest, page by page?", pages},
    {"Which packages depend on something that is not there?", unmet_dependencies},
    {"What do installed packages recommend first of all that is not installed?", advice_not_taken},
    {"Which packages need each other?", mutual_dependencies},
    {"What do the essential packages need?", essential_needs},
    {"What do most packages depend on?", most_wanted},
    {"What does a package need, step by step?", follow_dependencies},
    {"How are the sizes of packages distributed?", size_distribution},
    {"What if the largest packages lost a tenth of their size?", slimmer_packages},
    {"What if there was no section perl?", without_perl},
};

}  // namespace

std::span<question const> questions() { return all_questions; }

std::size_t search_question() {
    for (std::size_t at = 0; at != std::size(all_questions); ++at)
        if (all_questions[at].answer == search) return at;
    return 0;
}

}  // namespace demo
