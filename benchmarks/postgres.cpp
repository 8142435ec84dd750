// SPDX-License-Identifier: BSL-1.0
// Measures the library against libpq by hand, by turns, on the server of ORM_TEST_POSTGRES.
//
//     benchmark_postgres [REPETITIONS [WORKLOAD]]   a line for each workload, its parts separated
//     by
//                                                   tabs; nothing where there is no server
//
// What counts is the time that the program and its process of the server need of the processor,
// both of them on one: who wakes whom where would swing the figures fourfold.

#include <malloc.h>
#include <sched.h>
#include <time.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <stdexcept>
#include <string_view>

#include "postgres_workload.hpp"

namespace {

using namespace benchmark;

struct workload {
    char const*  name;
    std::int64_t rows;  // in the table before it begins
    std::int64_t (*run)(postgres_contestant& way);
};

std::vector<user> const& hundred_thousand_rows() {
    static auto const rows = [] {
        auto const        words = make_words();
        std::vector<user> made;
        for (std::int64_t id = 1; id <= 100'000; ++id) made.push_back(make_row<user>(words, id));
        return made;
    }();
    return rows;
}

constexpr workload workloads[] = {
    {"find", 10'000, [](postgres_contestant& way) { return way.find_each(20'000); }},
    {"read all", 100'000, [](postgres_contestant& way) { return way.read_all(); }},
    {"insert", 0, [](postgres_contestant& way) { return way.insert_each(100'000); }},
    {"insert together", 0,
     [](postgres_contestant& way) { return way.insert_together(hundred_thousand_rows()); }},
    {"copy", 0, [](postgres_contestant& way) { return way.copy(hundred_thousand_rows()); }},
    {"batch", 10'000, [](postgres_contestant& way) { return way.find_together(1'000); }},
};

using opener                 = std::unique_ptr<postgres_contestant> (*)(std::string const& where);
constexpr opener      ways[] = {open_postgres_text, open_postgres_binary, open_postgres_library};
constexpr std::size_t count_of_ways = std::size(ways);

/// On the processor that runs this now.
void keep_together(int server) {
    static int const here = sched_getcpu();
    cpu_set_t        one;
    CPU_ZERO(&one);
    CPU_SET(static_cast<std::size_t>(here), &one);
    // A server of somebody else stays where it is.
    if (sched_setaffinity(0, sizeof one, &one) != 0 ||
        sched_setaffinity(server, sizeof one, &one) != 0)
        std::fputs("the server's process cannot be kept on one processor\n", stderr);
}

double seconds_of(clockid_t clock) {
    timespec now{};
    if (clock_gettime(clock, &now) != 0) throw std::runtime_error("the server is not on this host");
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

struct measured {
    double       seconds;
    std::int64_t answer;
};

measured measure(opener open, std::string const& where, workload const& work) {
    auto const way = open(where);
    if (work.rows != 0) {
        auto const& rows = hundred_thousand_rows();
        way->copy({rows.begin(), rows.begin() + work.rows});
        way->run("vacuum analyze users");
    }
    keep_together(way->process());
    clockid_t server{};
    if (clock_getcpuclockid(way->process(), &server) != 0)
        throw std::runtime_error("the server is not on this host");
    double const       start  = seconds_of(CLOCK_PROCESS_CPUTIME_ID) + seconds_of(server);
    std::int64_t const answer = work.run(*way);
    return {seconds_of(CLOCK_PROCESS_CPUTIME_ID) + seconds_of(server) - start, answer};
}

/// The value below which a share of all values is.
double quantile(std::vector<double> values, double share) {
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1) + 0.5)];
}

void compare(std::string const& where, workload const& work, int repetitions) {
    std::array<std::vector<double>, count_of_ways> seconds;
    std::vector<double>                            to_text, to_binary;
    for (int repetition = -1; repetition != repetitions; ++repetition) {
        std::array<measured, count_of_ways> found{};
        for (std::size_t turn = 0; turn != count_of_ways; ++turn) {
            std::size_t const at =
                (turn + static_cast<std::size_t>(repetition + 1)) % count_of_ways;
            found[at] = measure(ways[at], where, work);
        }
        for (measured const& each : found)
            if (each.answer != found[0].answer)
                throw std::runtime_error(std::string(work.name) + ": the answers differ");
        if (repetition < 0) continue;  // to warm up
        for (std::size_t at = 0; at != count_of_ways; ++at)
            seconds[at].push_back(found[at].seconds);
        to_text.push_back(found[2].seconds / found[0].seconds);
        to_binary.push_back(found[2].seconds / found[1].seconds);
    }
    std::printf("%s\t%.6f\t%.6f\t%.6f\t%.4f\t%.4f\t%.4f\t%.4f\n", work.name,
                quantile(seconds[0], 0.5), quantile(seconds[1], 0.5), quantile(seconds[2], 0.5),
                quantile(to_binary, 0.5), quantile(to_binary, 0.25), quantile(to_binary, 0.75),
                quantile(to_text, 0.5));
    std::fflush(stdout);
}

}  // namespace

int main(int count, char** arguments) try {
    // Else a growing vector measures how often glibc gives memory back to the system.
    mallopt(M_MMAP_THRESHOLD, 1 << 30);
    mallopt(M_TRIM_THRESHOLD, 1 << 30);

    char const* const where = std::getenv("ORM_TEST_POSTGRES");
    if (where == nullptr || *where == 0) return 0;
    int const repetitions = count > 1 ? std::atoi(arguments[1]) : 9;
    for (workload const& work : workloads)
        if (count < 3 || std::string_view(work.name) == arguments[2])
            compare(where, work, repetitions);
} catch (std::exception const& failure) {
    std::fprintf(stderr, "%s\n", failure.what());
    return 1;
}
