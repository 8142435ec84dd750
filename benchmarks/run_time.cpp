// SPDX-License-Identifier: BSL-1.0
// Measures the library against the C API of SQLite, by turns and each in a process of its own: some
// settings of SQLite are made for a process.
//
//     run_time [REPETITIONS]            a line for each workload, its parts separated by tabs
//     run_time REPETITIONS WORKLOAD     only that one
//     run_time one WAY WORKLOAD COUNT   runs one workload once, for an instruction counter
//     run_time engine                   the version of SQLite

#include <malloc.h>
#include <sqlite3.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

#include "workload.hpp"

namespace {

using namespace benchmark;

struct workload {
    char const*  name;
    std::int64_t rows;   // in the table before it begins
    std::int64_t count;  // of what it does
    std::int64_t (*run)(contestant& way, std::int64_t count);
};

std::vector<user> make_rows(std::int64_t count) {
    auto const        words = make_words();
    std::vector<user> rows;
    for (std::int64_t id = 1; id <= count; ++id) rows.push_back(make_row<user>(words, id));
    return rows;
}

std::vector<user> const& hundred_thousand_rows() {
    static auto const rows = make_rows(100'000);
    return rows;
}

constexpr workload workloads[] = {
    {"insert", 0, 100'000, [](contestant& way, auto count) { return way.insert_each(count); }},
    {"insert, key made by the database", 0, 100'000,
     [](contestant& way, auto count) { return way.insert_with_made_keys(count); }},
    {"find", 10'000, 200'000, [](contestant& way, auto count) { return way.find_each(count); }},
    {"update", 10'000, 100'000, [](contestant& way, auto count) { return way.update_each(count); }},
    {"read all", 100'000, 1, [](contestant& way, auto count) { return way.read_all(count); }},
    {"search", 100, 20'000, [](contestant& way, auto count) { return way.search(count); }},
    {"insert together", 0, 100'000,
     [](contestant& way, auto) { return way.insert_together(hundred_thousand_rows()); }},
};

struct way {
    char const* name;
    std::unique_ptr<contestant> (*open)();
};

constexpr way ways[] = {
    {"raw", open_raw},
    {"library", open_library},
    {"raw without mutex", open_raw_without_mutex},
    {"raw as the library opens", open_raw_as_library_opens},
};
constexpr std::size_t count_of_ways = std::size(ways);
constexpr std::size_t library       = 1;  // among them

std::unique_ptr<contestant> set_up(way const& chosen, workload const& work) {
    auto opened = chosen.open();
    if (work.rows != 0) opened->insert_together(make_rows(work.rows));
    return opened;
}

double cpu_seconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

struct measured {
    double       seconds;
    std::int64_t answer;
};

measured measure(way const& chosen, workload const& work) {
    auto const         opened = set_up(chosen, work);
    double const       start  = cpu_seconds();
    std::int64_t const answer = work.run(*opened, work.count);
    return {cpu_seconds() - start, answer};
}

/// A process that measures one way whenever it is told to.
class runner {
public:
    explicit runner(way const& chosen) {
        int to_child[2];
        int from_child[2];
        if (pipe(to_child) != 0 || pipe(from_child) != 0) throw std::runtime_error("no pipe");
        child_ = fork();
        if (child_ < 0) throw std::runtime_error("no process");
        if (child_ == 0) {
            close(to_child[1]);
            close(from_child[0]);
            prctl(PR_SET_PDEATHSIG, SIGKILL);
            serve(chosen, to_child[0], from_child[1]);
        }
        close(to_child[0]);
        close(from_child[1]);
        orders_  = to_child[1];
        answers_ = from_child[0];
    }
    runner(runner const&)            = delete;
    runner& operator=(runner const&) = delete;
    ~runner() {
        kill(child_, SIGKILL);  // those made after it keep its pipe open
        waitpid(child_, nullptr, 0);
        close(orders_);
        close(answers_);
    }

    measured run(workload const& work) const {
        workload const* const order = &work;
        measured              answer;
        if (write(orders_, &order, sizeof order) != sizeof order ||
            read(answers_, &answer, sizeof answer) != sizeof answer)
            throw std::runtime_error(std::string(work.name) + ": a process has failed");
        return answer;
    }

private:
    [[noreturn]] static void serve(way const& chosen, int orders, int answers) {
        try {
            workload const* order;  // the child's memory is that of its parent
            while (read(orders, &order, sizeof order) == sizeof order) {
                measured const answer = measure(chosen, *order);
                if (write(answers, &answer, sizeof answer) != sizeof answer) _exit(1);
            }
            _exit(0);
        } catch (std::exception const& failure) {
            std::fprintf(stderr, "%s: %s\n", chosen.name, failure.what());
            _exit(1);
        }
    }

    pid_t child_;
    int   orders_;
    int   answers_;
};

/// The value below which a share of all values is.
double quantile(std::vector<double> values, double share) {
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1) + 0.5)];
}

/// What is next to each other in time is compared: the ratio of each repetition, then the median.
///
/// A line has the seconds of each way, and the ratio of the library to each with the bounds of the
/// middle half.
void compare(std::span<workload const> works, int repetitions) {
    hundred_thousand_rows();  // before the processes are made, so that all have them
    std::vector<std::unique_ptr<runner>> runners;
    for (way const& each : ways) runners.push_back(std::make_unique<runner>(each));

    for (workload const& work : works) {
        std::array<std::vector<double>, count_of_ways> seconds;
        std::array<std::vector<double>, count_of_ways> ratios;
        for (int repetition = -1; repetition != repetitions; ++repetition) {
            std::array<measured, count_of_ways> found{};
            for (std::size_t turn = 0; turn != count_of_ways; ++turn) {
                std::size_t const at =
                    (turn + static_cast<std::size_t>(repetition + 1)) % count_of_ways;
                found[at] = runners[at]->run(work);
            }
            for (measured const& each : found)
                if (each.answer != found[0].answer)
                    throw std::runtime_error(std::string(work.name) + ": the answers differ");
            if (repetition < 0) continue;  // to warm up
            for (std::size_t at = 0; at != count_of_ways; ++at) {
                seconds[at].push_back(found[at].seconds);
                ratios[at].push_back(found[library].seconds / found[at].seconds);
            }
        }
        std::printf("%s", work.name);
        for (std::size_t at = 0; at != count_of_ways; ++at)
            std::printf("\t%.6f\t%.4f\t%.4f\t%.4f", quantile(seconds[at], 0.5),
                        quantile(ratios[at], 0.25), quantile(ratios[at], 0.5),
                        quantile(ratios[at], 0.75));
        std::puts("");
        std::fflush(stdout);
    }
}

template <class Item, std::size_t Size>
Item const& named(Item const (&items)[Size], std::string_view name) {
    for (Item const& each : items)
        if (each.name == name) return each;
    throw std::runtime_error("there is no " + std::string(name));
}

}  // namespace

/// Where an instruction counter starts and stops, which is told its name.
extern "C" [[gnu::noinline]] std::int64_t measured_part(contestant& way, workload const& work,
                                                        std::int64_t count) {
    return work.run(way, count);
}

int main(int count, char** arguments) try {
    // Else a growing vector measures how often glibc gives memory back to the system.
    mallopt(M_MMAP_THRESHOLD, 1 << 30);
    mallopt(M_TRIM_THRESHOLD, 1 << 30);

    if (count == 5 && std::strcmp(arguments[1], "one") == 0) {
        workload const& work   = named(workloads, arguments[3]);
        auto const      opened = set_up(named(ways, arguments[2]), work);
        std::printf("%lld\n",
                    static_cast<long long>(measured_part(*opened, work, std::atoll(arguments[4]))));
        return 0;
    }
    if (count == 2 && std::strcmp(arguments[1], "engine") == 0) {
        std::puts(sqlite3_libversion());
        return 0;
    }
    int const repetitions = count > 1 ? std::atoi(arguments[1]) : 15;
    if (count == 3)
        compare({&named(workloads, arguments[2]), 1}, repetitions);
    else
        compare(workloads, repetitions);
} catch (std::exception const& failure) {
    std::fprintf(stderr, "%s\n", failure.what());
    return 1;
}
