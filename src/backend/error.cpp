// SPDX-License-Identifier: BSL-1.0
#include <orm/backend/error.hpp>

#include <atomic>
#include <cstddef>
#include <utility>

namespace orm {

namespace {

/// A statement with hundreds of rows would bury the message; `error::sql` has all of it.
constexpr std::size_t longest_sql_in_message = 500;

std::string compose(std::string_view message, std::string_view sql) {
    std::string text = "orm: ";
    text += message;
    if (sql.empty()) return text;
    text += " in: ";
    if (sql.size() <= longest_sql_in_message) return text += sql;
    // Do not cut a character of several bytes in two.
    std::size_t end = longest_sql_in_message;
    while (end > 0 && (static_cast<unsigned char>(sql[end]) & 0xC0U) == 0x80U) --end;
    text += sql.substr(0, end);
    return text += "...";
}

/// `users.age holds text in row 3`
std::string place(std::string_view table, std::string_view column, std::int64_t row,
                  std::string_view held) {
    std::string text;
    if (!table.empty()) (text += table) += '.';
    text += column.empty() ? std::string_view{"a column without a name"} : column;
    ((text += " holds ") += held) += " in row ";
    return text += std::to_string(row);
}

std::string describe(std::string_view held, std::string_view wanted) {
    std::string text = ", where ";
    (text += wanted) += " is wanted";
    if (held == "null") text += "; make the member a std::optional or the column not null";
    return text;
}

/// Converters begin their messages as all messages begin; inside another one that is noise.
std::string_view without_prefix(std::string_view message) {
    constexpr std::string_view prefix = "orm: ";
    return message.starts_with(prefix) ? message.substr(prefix.size()) : message;
}

error_details decode_details(std::string_view table, std::string_view column, std::int64_t row,
                             std::string_view held, std::string_view wanted, std::string_view sql) {
    error_details details;
    details.sql     = sql;
    details.table   = table;
    details.columns = {std::string(column)};
    details.row     = row;
    details.held    = held;
    details.wanted  = wanted;
    return details;
}

}  // namespace

struct error::shared_details {
    error_details    details;
    std::string      message = {};  // where it is not that of the beginning
    std::atomic<int> owners  = 1;   // an exception may travel to another thread
};

error::error(std::string_view message, error_details details)
    : std::runtime_error(compose(message, details.sql)),
      shared_(new shared_details{std::move(details)}) {}

error::error(error const& other) noexcept : std::runtime_error(other), shared_(other.shared_) {
    ++shared_->owners;
}

error& error::operator=(error const& other) noexcept {
    std::runtime_error::operator=(other);
    ++other.shared_->owners;
    release();
    shared_ = other.shared_;
    return *this;
}

error::~error() { release(); }

void error::release() noexcept {
    if (--shared_->owners == 0) delete shared_;
}

char const* error::what() const noexcept {
    return shared_->message.empty() ? std::runtime_error::what() : shared_->message.c_str();
}

void error::note_statement(int number) {
    std::string message = "orm: statement " + std::to_string(number) + " of the batch: ";
    message += without_prefix(std::runtime_error::what());
    shared_->message           = std::move(message);
    shared_->details.statement = number;
}

void error::note_line(std::int64_t line) {
    std::string message = "orm: line " + std::to_string(line) + ": ";
    message += without_prefix(std::runtime_error::what());
    shared_->message           = std::move(message);
    shared_->details.row       = line;
    shared_->details.statement = 0;
}

error_details const& error::details() const noexcept { return shared_->details; }

std::string const& error::column() const noexcept {
    static std::string const none;
    return columns().empty() ? none : columns().front();
}

decode_error::decode_error(std::string_view table, std::string_view column, std::int64_t row,
                           std::string_view held, std::string_view wanted, std::string_view sql)
    : error(place(table, column, row, held) + describe(held, wanted),
            decode_details(table, column, row, held, wanted, sql)) {}

decode_error::decode_error(std::string_view table, std::string_view column, std::int64_t row,
                           std::string_view held, conversion_error const& refusal,
                           std::string_view sql)
    : error(place(table, column, row, held).append(" that does not convert: ") +=
            without_prefix(refusal.what()),
            decode_details(table, column, row, held, without_prefix(refusal.what()), sql)) {}

}  // namespace orm
