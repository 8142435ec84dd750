// SPDX-License-Identifier: BSL-1.0
// Measures what it takes to borrow a connection and to give it back, under 1, 4 and 16 threads.
//
//     pool [CONNECTION-STRING]
//
// A line for each number of threads, its parts separated by tabs: of what, threads, connections,
// and nanoseconds for one use by a pool written by hand and by the library's. The pool by hand is a
// mutex, a condition variable and a vector, and checks nothing.

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <filesystem>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include <orm/orm.hpp>
#include <orm/pool.hpp>
#include <orm/sqlite.hpp>
#if defined(ORM_BENCHMARK_POSTGRES)
#include <orm/postgres.hpp>
#endif

namespace {

class pool_by_hand {
public:
    explicit pool_by_hand(int connections) {
        for (int each = 0; each != connections; ++each) idle_.push_back(each);
    }

    int acquire() {
        std::unique_lock lock(mutex_);
        freed_.wait(lock, [&] { return !idle_.empty(); });
        int const taken = idle_.back();
        idle_.pop_back();
        return taken;
    }
    void give_back(int connection) {
        {
            std::lock_guard const lock(mutex_);
            idle_.push_back(connection);
        }
        freed_.notify_one();
    }

private:
    std::mutex              mutex_;
    std::condition_variable freed_;
    std::vector<int>        idle_;
};

/// Nanoseconds for each of so many uses, all threads together.
template <class Use>
double measure(int threads, int uses, Use use) {
    std::vector<std::thread> running;
    auto const               begin = std::chrono::steady_clock::now();
    for (int number = 0; number != threads; ++number)
        running.emplace_back([&] {
            for (int turn = 0; turn != uses / threads; ++turn) use();
        });
    for (auto& each : running) each.join();
    std::chrono::duration<double, std::nano> const taken = std::chrono::steady_clock::now() - begin;
    return taken.count() / uses;
}

double median(std::vector<double> figures) {
    std::sort(figures.begin(), figures.end());
    return figures[figures.size() / 2];
}

template <class Open>
void report(char const* what, Open open) {
    constexpr int repetitions = 5, uses = 200'000;
    for (int const threads : {1, 4, 16})
        for (int const connections : {threads, (threads + 1) / 2}) {
            pool_by_hand        raw(connections);
            auto                pool = open(orm::pool_options{.maximum = connections});
            std::vector<double> raw_times, library_times;
            for (int time = 0; time != repetitions; ++time) {
                raw_times.push_back(measure(threads, uses, [&] { raw.give_back(raw.acquire()); }));
                library_times.push_back(measure(threads, uses, [&] {
                    static_cast<void>(pool.acquire(orm::access_mode::read_only));
                }));
            }
            std::printf("%s\t%d\t%d\t%.0f\t%.0f\n", what, threads, connections, median(raw_times),
                        median(library_times));
            if (threads == 1) break;  // there is no half of one
        }
}

}  // namespace

int main(int count, char** arguments) {
    auto const folder = std::filesystem::temp_directory_path() / "orm-benchmark-pool";
    std::filesystem::create_directories(folder);
    report("SQLite", [&](orm::pool_options const& sizes) {
        return orm::sqlite::open_pool((folder / "pool.db").string(), sizes);
    });
    std::filesystem::remove_all(folder);
#if defined(ORM_BENCHMARK_POSTGRES)
    if (count == 2) {
        std::string const where = arguments[1];
        report("PostgreSQL", [&](orm::pool_options const& sizes) {
            return orm::postgres::open_pool(where, sizes);
        });
    }
#else
    static_cast<void>(count);
    static_cast<void>(arguments);
#endif
}
