// SPDX-License-Identifier: BSL-1.0
#include <orm/backend/sqlite/maintenance.hpp>

#include <cctype>
#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <system_error>
#include <thread>
#include <utility>

#include <sqlite3.h>

#include <orm/backend/error.hpp>
#include <orm/backend/sqlite/connection.hpp>

#include "connection_state.hpp"
#include "execute.hpp"
#include "failure.hpp"

namespace orm::sqlite {

namespace {

namespace fs = std::filesystem;

fs::path utf8_path(std::string const& file) {
    return fs::path(reinterpret_cast<char8_t const*>(file.c_str()));
}

bool has_content(std::string const& file) {
    std::error_code ignored;
    return fs::exists(utf8_path(file), ignored) &&
           (!fs::is_regular_file(utf8_path(file), ignored) ||
            fs::file_size(utf8_path(file), ignored) != 0);
}

[[noreturn]] void refuse(std::string const& what, std::string const& file) {
    error_details details;
    details.file = file;
    throw cannot_open(what, std::move(details));
}

/// Removes a file that an interrupted copy has begun, unless it was there before.
class unfinished_file {
public:
    explicit unfinished_file(std::string const& file) : path_(utf8_path(file)) {
        std::error_code ignored;
        remove_ = !fs::exists(path_, ignored);
    }
    unfinished_file(unfinished_file const&)            = delete;
    unfinished_file& operator=(unfinished_file const&) = delete;

    ~unfinished_file() {
        if (!remove_) return;
        std::error_code ignored;
        fs::remove(path_, ignored);
        fs::path journal = path_;
        fs::remove(journal += "-journal", ignored);
    }

    void keep() noexcept { remove_ = false; }

private:
    fs::path path_;
    bool     remove_ = false;
};

struct finish_backup {
    void operator()(sqlite3_backup* backup) const noexcept { sqlite3_backup_finish(backup); }
};

void open_destination(connection_state& destination, std::string const& file) {
    destination.path = file;
    int const code =
        sqlite3_open_v2(file.c_str(), &destination.db,
                        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
    if (code != SQLITE_OK) raise_open(destination.db, code, file, {});
    sqlite3_extended_result_codes(destination.db, 1);
}

bool is_lock(int code) { return (code & 0xFF) == SQLITE_BUSY || (code & 0xFF) == SQLITE_LOCKED; }

/// One step that waits for locks as long as a statement would.
int step(sqlite3_backup* backup, int pages, std::chrono::milliseconds patience) {
    auto const deadline = std::chrono::steady_clock::now() + patience;
    int        code     = sqlite3_backup_step(backup, pages);
    while (is_lock(code) && std::chrono::steady_clock::now() < deadline) {
        std::this_thread::sleep_for(std::chrono::milliseconds{2});
        code = sqlite3_backup_step(backup, pages);
    }
    return code;
}

/// A name cannot be bound, so nothing but a word may pass.
void check_setting(std::string_view name) {
    for (char character : name)
        if (std::isalnum(static_cast<unsigned char>(character)) == 0 && character != '_')
            throw usage_error("pragma() takes the bare name of a setting");
}

/// To the engine an empty name is a file that is gone at once, and a NUL ends a name.
void check_copy(std::string const& file) {
    if (file.empty() || file == ":memory:" || file.find('\0') != std::string::npos)
        throw usage_error("a copy of a database needs the name of a file");
}

}  // namespace

bool connection::backup_to(std::string const& file, backup_options const& wanted) {
    check_open(*state_);
    check_copy(file);
    if (in_transaction()) throw usage_error("backup_to() inside a transaction; commit it first");
    if (wanted.pages_per_step == 0)
        throw usage_error("backup_to() of 0 pages a step would never end");
    std::error_code ignored;
    if (fs::equivalent(utf8_path(file), utf8_path(path()), ignored))
        throw usage_error("backup_to() of a database onto itself: " + file);
    if (!wanted.overwrite && has_content(file))
        refuse("backup_to() would overwrite " + file + "; say so with backup_options::overwrite",
               file);

    unfinished_file  copy(file);
    connection_state destination;
    open_destination(destination, file);
    std::unique_ptr<sqlite3_backup, finish_backup> backup(
        sqlite3_backup_init(destination.db, "main", state_->db, "main"));
    if (backup == nullptr) raise(destination, sqlite3_extended_errcode(destination.db), {});

    int code = SQLITE_OK;
    while (code == SQLITE_OK) {
        code = step(backup.get(), wanted.pages_per_step, state_->busy_timeout);
        if (code != SQLITE_OK && code != SQLITE_DONE) raise(destination, code, {});
        if (wanted.progress &&
            !wanted.progress(sqlite3_backup_remaining(backup.get()),
                             sqlite3_backup_pagecount(backup.get())) &&
            code != SQLITE_DONE)
            return false;
    }
    code = sqlite3_backup_finish(backup.release());
    if (code != SQLITE_OK) raise(destination, code, {});
    copy.keep();
    return true;
}

void connection::vacuum_into(std::string const& file) {
    check_copy(file);
    if (has_content(file)) refuse("vacuum_into() would overwrite " + file, file);
    if (in_transaction()) throw usage_error("vacuum_into() inside a transaction; commit it first");
    unfinished_file copy(file);
    run(*state_, "vacuum into ?1", {file});
    copy.keep();
}

checkpoint_result connection::checkpoint(checkpoint_mode mode) {
    check_open(*state_);
    checkpoint_result result{};
    // The names are those of the engine, in its order.
    int const code = sqlite3_wal_checkpoint_v2(state_->db, nullptr, static_cast<int>(mode),
                                               &result.log_frames, &result.moved_frames);
    if (code != SQLITE_OK) raise(*state_, code, "checkpoint");
    return result;
}

std::vector<std::string> connection::integrity_check(bool quick) {
    auto problems = run(*state_, quick ? "pragma quick_check" : "pragma integrity_check");
    if (problems.size() == 1 && problems.front() == "ok") problems.clear();
    return problems;
}

std::string connection::pragma(std::string_view name) {
    check_setting(name);
    auto const rows = run(*state_, std::string("pragma ").append(name));
    return rows.empty() ? std::string() : rows.front();
}

void connection::set_pragma(std::string_view name, std::int64_t wanted) {
    check_setting(name);
    std::string const number = std::to_string(wanted);
    run(*state_, std::string("pragma ").append(name).append(" = ").append(number));
    std::string const found = pragma(name);
    if (found != number)
        throw usage_error(std::string("the engine has not taken pragma ")
                              .append(name)
                              .append(" = ")
                              .append(number)
                              .append(", it has ")
                              .append(found.empty() ? "none" : found));
    if (name == "busy_timeout") state_->busy_timeout = std::chrono::milliseconds(wanted);
}

void connection::optimize() { run(*state_, "pragma optimize"); }

static_assert(static_cast<int>(checkpoint_mode::passive) == SQLITE_CHECKPOINT_PASSIVE);
static_assert(static_cast<int>(checkpoint_mode::full) == SQLITE_CHECKPOINT_FULL);
static_assert(static_cast<int>(checkpoint_mode::restart) == SQLITE_CHECKPOINT_RESTART);
static_assert(static_cast<int>(checkpoint_mode::truncate) == SQLITE_CHECKPOINT_TRUNCATE);

}  // namespace orm::sqlite
