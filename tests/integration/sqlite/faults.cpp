// SPDX-License-Identifier: BSL-1.0
#include <signal.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <new>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include <orm/orm.hpp>
#include <orm/sqlite.hpp>

#include "unit/backend/temporary_folder.hpp"

// What the engine asks of the system fails, each call once: memory, and every way to use a file.
// Programs are killed at moments at random. Whatever happens, a file holds whole transactions.

using namespace orm::dsl;

namespace {

struct account {
    std::int64_t id{};
    std::int64_t balance{};
};
ORM_TABLE(fault_accounts, account, "accounts", (id, primary_key), (balance))

struct transfer {
    std::int64_t id{};
    std::string  why;
};
ORM_TABLE(fault_transfers, transfer, "transfers", (id, primary_key), (why))

constexpr std::int64_t sum_of_balances = 2'000;

/// Nobody cuts the power here, so that nothing has to wait for the disk.
orm::sqlite::options const hasty{.synchronous = orm::sqlite::synchronous::off};

void make_bank(std::string const& path) {
    auto db = orm::sqlite::open(path, hasty);
    db.create(orm::schema(fault_accounts, fault_transfers));
    db.insert(std::vector<account>{{1, 1'000}, {2, 1'000}});
}

void move_money(orm::sqlite::database& db, std::int64_t id) {
    auto const add = [](std::int64_t to, std::int64_t amount) {
        return update(fault_accounts)
            .set(fault_accounts.balance = fault_accounts.balance + amount)
            .where(fault_accounts.id == to);
    };
    db.transaction([&](auto& tx) {
        tx.run(add(1, -7));
        tx.transaction([&](auto& inner) { inner.insert(transfer{id, std::string(2'000, 'x')}); });
        tx.run(add(2, 7));
    });
}

/// How many transfers a file has, once it was looked over.
std::int64_t transfers_in(std::string const& path) {
    auto db = orm::sqlite::open(path, hasty);
    BOOST_TEST(db.backend().pragma("integrity_check") == "ok");
    BOOST_TEST(db.one(select(sum(fault_accounts.balance)).from(fault_accounts)).value() ==
               sum_of_balances);
    auto const moved = (1'000 - db.find(fault_accounts, 1)->balance) / 7;
    BOOST_TEST(db.count(fault_transfers) == moved);
    return moved;
}

/// Which call fails.
struct fault_plan {
    int  calls    = 0;
    int  fails_at = 0;      // from 1; 0: none
    bool for_good = false;  // and all behind it

    bool fails() {
        ++calls;
        return fails_at != 0 && (calls == fails_at || (for_good && calls > fails_at));
    }
};
fault_plan plan;

// Memory

sqlite3_mem_methods memory;

void* take(int size) { return plan.fails() ? nullptr : memory.xMalloc(size); }
void* resize(void* block, int size) {
    return plan.fails() ? nullptr : memory.xRealloc(block, size);
}

/// The engine's memory is ours for as long as it lives.
struct scarce_memory {
    scarce_memory() {
        sqlite3_shutdown();
        BOOST_REQUIRE(sqlite3_config(SQLITE_CONFIG_GETMALLOC, &memory) == SQLITE_OK);
        sqlite3_mem_methods mine = memory;
        mine.xMalloc             = take;
        mine.xRealloc            = resize;
        BOOST_REQUIRE(sqlite3_config(SQLITE_CONFIG_MALLOC, &mine) == SQLITE_OK);
        BOOST_REQUIRE(sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 1) == SQLITE_OK);
        BOOST_REQUIRE(sqlite3_initialize() == SQLITE_OK);
    }
    ~scarce_memory() {
        plan = {};
        sqlite3_shutdown();
        sqlite3_config(SQLITE_CONFIG_MALLOC, &memory);
        sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);  // as connections want it
    }
};

// Files

/// What can be done with a file of a kind, and how the system does it.
struct file_methods {
    sqlite3_io_methods        failing;
    sqlite3_io_methods const* real = nullptr;
};

sqlite3_vfs* system_files;
sqlite3_vfs  failing_files;
file_methods kinds_of_files[4];

sqlite3_io_methods const& real(sqlite3_file* file) {
    return *reinterpret_cast<file_methods const*>(file->pMethods)->real;
}

int read(sqlite3_file* file, void* to, int size, sqlite3_int64 from) {
    return plan.fails() ? SQLITE_IOERR_READ : real(file).xRead(file, to, size, from);
}
int write(sqlite3_file* file, void const* from, int size, sqlite3_int64 to) {
    if (!plan.fails()) return real(file).xWrite(file, from, size, to);
    real(file).xWrite(file, from, size / 2, to);  // the other half is lost
    return plan.calls % 2 == 0 ? SQLITE_FULL : SQLITE_IOERR_WRITE;
}
int truncate(sqlite3_file* file, sqlite3_int64 size) {
    return plan.fails() ? SQLITE_IOERR_TRUNCATE : real(file).xTruncate(file, size);
}
int sync(sqlite3_file*, int) { return plan.fails() ? SQLITE_IOERR_FSYNC : SQLITE_OK; }
int lock(sqlite3_file* file, int level) {
    return plan.fails() ? SQLITE_IOERR_LOCK : real(file).xLock(file, level);
}
int map(sqlite3_file* file, int page, int size, int extend, void volatile** where) {
    return plan.fails() ? SQLITE_IOERR_SHMMAP : real(file).xShmMap(file, page, size, extend, where);
}
int lock_map(sqlite3_file* file, int offset, int count, int flags) {
    bool const unlocks = (flags & SQLITE_SHM_UNLOCK) != 0;  // which does not fail
    return !unlocks && plan.fails() ? SQLITE_IOERR_SHMLOCK
                                    : real(file).xShmLock(file, offset, count, flags);
}
int open_file(sqlite3_vfs*, sqlite3_filename name, sqlite3_file* file, int flags, int* used) {
    if (plan.fails()) return SQLITE_CANTOPEN;
    int const result = system_files->xOpen(system_files, name, file, flags, used);
    if (result != SQLITE_OK || file->pMethods == nullptr) return result;
    file_methods* kind = kinds_of_files;
    while (kind->real != nullptr && kind->real != file->pMethods) ++kind;
    kind->real              = file->pMethods;
    kind->failing           = *kind->real;
    kind->failing.xRead     = read;
    kind->failing.xWrite    = write;
    kind->failing.xTruncate = truncate;
    kind->failing.xSync     = sync;
    kind->failing.xLock     = lock;
    if (kind->real->xShmMap != nullptr) {
        kind->failing.xShmMap  = map;
        kind->failing.xShmLock = lock_map;
    }
    file->pMethods = &kind->failing;
    return result;
}
int remove_file(sqlite3_vfs*, char const* name, int sync_folder) {
    return plan.fails() ? SQLITE_IOERR_DELETE
                        : system_files->xDelete(system_files, name, sync_folder);
}

/// Files of the name "orm-failing" of a file system.
struct failing_file_system {
    failing_file_system() {
        system_files          = sqlite3_vfs_find(nullptr);
        failing_files         = *system_files;
        failing_files.pNext   = nullptr;
        failing_files.zName   = "orm-failing";
        failing_files.xOpen   = open_file;
        failing_files.xDelete = remove_file;
        BOOST_REQUIRE(sqlite3_vfs_register(&failing_files, 0) == SQLITE_OK);
    }
    ~failing_file_system() {
        plan = {};
        sqlite3_vfs_unregister(&failing_files);
    }
};

std::size_t open_files() {
    std::filesystem::directory_iterator const all("/proc/self/fd");
    return static_cast<std::size_t>(std::distance(begin(all), end(all)));
}

/// Opens a bank and moves money twice, until no call fails; that is how often each call can. Where
/// files fail, a commit that is refused may have been written: `doubtful`.
int fail_each(orm::sqlite::options const& options, bool for_good, bool doubtful) {
    temporary_folder  folder;
    std::int64_t      next  = 0;
    std::size_t const files = open_files();
    int const         step  = for_good ? 3 : 1;
    for (int fails_at = 1;; fails_at += step) {
        std::string const path = folder.file(std::to_string(fails_at / 20));
        if (!std::filesystem::exists(path)) make_bank(path);
        auto const before       = transfers_in(path);
        int        acknowledged = 0, refused = 0;
        plan = {.fails_at = fails_at, .for_good = for_good};
        try {
            auto db = orm::sqlite::open(path, options);
            for (int time = 0; time != 2; ++time) {
                try {
                    move_money(db, ++next);
                    ++acknowledged;
                } catch (orm::error const&) {
                    ++refused;
                } catch (std::bad_alloc const&) {
                    ++refused;
                }
                BOOST_TEST((!db.healthy() || !db.backend().in_transaction()));
            }
        } catch (orm::error const&) {
        } catch (std::bad_alloc const&) {
        }
        bool const reached = plan.calls >= fails_at;
        plan               = {};
        BOOST_TEST_CONTEXT("call " << fails_at) {
            auto const stored = transfers_in(path) - before;
            BOOST_TEST(stored >= acknowledged);
            BOOST_TEST(stored <= acknowledged + (doubtful ? refused : 0));
            if (!for_good) BOOST_TEST(refused <= 1);
            if (!reached) BOOST_TEST(acknowledged == 2);
            BOOST_TEST(open_files() == files);
            BOOST_TEST(sqlite3_memory_used() == 0);
        }
        if (!reached) return fails_at;
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(integration_sqlite_faults)

BOOST_AUTO_TEST_CASE(whenever_there_is_no_memory) {
    scarce_memory const scarce;
    BOOST_TEST(fail_each(hasty, false, false) > 100);
    BOOST_TEST(fail_each(hasty, true, false) > 100);
}

BOOST_AUTO_TEST_CASE(whatever_a_file_refuses) {
    failing_file_system const files;
    for (bool const for_good : {false, true}) {
        BOOST_TEST(fail_each({.vfs = "orm-failing"}, for_good, true) > 20);
        BOOST_TEST(fail_each({.journal_mode = orm::sqlite::journal_mode::truncate,
                              .synchronous  = orm::sqlite::synchronous::full,
                              .vfs          = "orm-failing"},
                             for_good, true) > 20);
    }
}

// ORM_TEST_KILLS: how often.
BOOST_AUTO_TEST_CASE(programs_that_are_killed_at_any_moment) {
    temporary_folder  folder;
    std::string const path = folder.file("bank.db");
    make_bank(path);
    char const* const wanted = std::getenv("ORM_TEST_KILLS");
    int const         times  = wanted == nullptr ? 60 : std::atoi(wanted);
    unsigned const    seed   = std::random_device{}();
    std::mt19937      random(seed);
    std::int64_t      before = 0;
    for (int time = 0; time != times; ++time) {
        int ends[2];  // on which each transfer that was acknowledged is told
        BOOST_REQUIRE(::pipe(ends) == 0);
        ::pid_t const child = ::fork();
        if (child == 0) {
            try {
                auto db = orm::sqlite::open(path, hasty);
                for (std::int64_t id = time * 1'000'000;; ++id) {
                    move_money(db, id + 1);
                    if (::write(ends[1], "a", 1) != 1) break;
                }
            } catch (...) {
            }
            ::_exit(1);
        }
        ::close(ends[1]);
        std::int64_t acknowledged = 0;
        char         heard[4'096];
        if (time % 2 == 0) acknowledged = ::read(ends[0], heard, 1);  // this one gets to work
        std::this_thread::sleep_for(std::chrono::microseconds(random() % 6'000));
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        for (auto size = ::read(ends[0], heard, sizeof heard); size > 0;
             size      = ::read(ends[0], heard, sizeof heard))
            acknowledged += size;
        ::close(ends[0]);
        BOOST_TEST_CONTEXT("seed " << seed << ", time " << time) {
            BOOST_TEST((WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL));
            auto const stored = transfers_in(path) - before;
            // The last one may be there without having been told.
            BOOST_TEST((stored == acknowledged || stored == acknowledged + 1));
            before += stored;
        }
    }
    BOOST_TEST(before > 0);
}

BOOST_AUTO_TEST_SUITE_END()
