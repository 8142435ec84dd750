// SPDX-License-Identifier: BSL-1.0
// The work on PostgreSQL written by hand with libpq, in text and in binary: statements are compiled
// once, texts are bound without a copy, many rows go by few statements.

#include <endian.h>
#include <libpq-fe.h>

#include <bit>
#include <charconv>
#include <cstring>
#include <stdexcept>

#include "postgres_workload.hpp"

namespace benchmark {

namespace {

constexpr char select_users[]  = "select id, name, email, age, score, city from users";
constexpr int  columns         = 6;
constexpr int  rows_together   = 100;
constexpr Oid  column_types[6] = {20, 25, 25, 23, 701, 25};

/// Values for libpq, and the room in which numbers are encoded.
template <bool Binary>
class values {
public:
    explicit values(int count)
        : room_(static_cast<std::size_t>(count)),
          pointers_(static_cast<std::size_t>(count)),
          lengths_(static_cast<std::size_t>(count)),
          formats_(static_cast<std::size_t>(count)) {}

    void clear() { at_ = 0; }

    void add(std::int64_t number) {
        if constexpr (Binary) {
            std::uint64_t const swapped = htobe64(static_cast<std::uint64_t>(number));
            set_binary(&swapped, sizeof swapped);
        } else {
            set_text(number);
        }
    }
    void add(std::int32_t number) {
        if constexpr (Binary) {
            std::uint32_t const swapped = htobe32(static_cast<std::uint32_t>(number));
            set_binary(&swapped, sizeof swapped);
        } else {
            set_text(number);
        }
    }
    void add(double number) {
        if constexpr (Binary) {
            std::uint64_t const swapped = htobe64(std::bit_cast<std::uint64_t>(number));
            set_binary(&swapped, sizeof swapped);
        } else {
            set_text(number);
        }
    }
    void add(std::string const& text) { set(text.c_str(), static_cast<int>(text.size()), 0); }
    void add(std::optional<std::string> const& text) {
        if (text)
            add(*text);
        else
            set(nullptr, 0, 0);
    }
    void add(user const& row) {
        add(row.id), add(row.name), add(row.email), add(row.age), add(row.score), add(row.city);
    }

    int                size() const { return static_cast<int>(at_); }
    char const* const* pointers() const { return pointers_.data(); }
    int const*         lengths() const { return lengths_.data(); }
    int const*         formats() const { return formats_.data(); }

private:
    struct room {
        char bytes[32];
    };

    void set(char const* data, int size, int format) {
        pointers_[at_] = data;
        lengths_[at_]  = size;
        formats_[at_]  = format;
        ++at_;
    }
    void set_binary(void const* data, std::size_t size) {
        std::memcpy(room_[at_].bytes, data, size);
        set(room_[at_].bytes, static_cast<int>(size), 1);
    }
    void set_text(auto number) {
        char* const begin = room_[at_].bytes;
        char* const end   = std::to_chars(begin, begin + 31, number).ptr;
        *end              = 0;
        set(begin, static_cast<int>(end - begin), 0);
    }

    std::vector<room>        room_;
    std::vector<char const*> pointers_;
    std::vector<int>         lengths_;
    std::vector<int>         formats_;
    std::size_t              at_ = 0;
};

template <bool Binary>
class raw_on_postgres final : public postgres_contestant {
public:
    explicit raw_on_postgres(std::string const& where) : db_(PQconnectdb(where.c_str())) {
        if (PQstatus(db_) != CONNECTION_OK) throw std::runtime_error(PQerrorMessage(db_));
        run(create_postgres_table);
    }
    raw_on_postgres(raw_on_postgres const&)            = delete;
    raw_on_postgres& operator=(raw_on_postgres const&) = delete;
    ~raw_on_postgres() override { PQfinish(db_); }

    void run(char const* sql) override { PQclear(checked(PQexec(db_, sql))); }
    int  process() override { return PQbackendPID(db_); }

    std::int64_t find_each(std::int64_t count) override {
        prepare_find();
        std::int64_t   sum = 0;
        values<Binary> key(1);
        for (std::int64_t step = 0; step != count; ++step) {
            key.clear();
            key.add(scattered(step, 10'000));
            PGresult* const found = checked(PQexecPrepared(
                db_, "find", 1, key.pointers(), key.lengths(), key.formats(), Binary ? 1 : 0));
            if (PQntuples(found) == 1) {
                user const row = read(found, 0);
                sum += row.age + static_cast<std::int64_t>(row.email.size());
            }
            PQclear(found);
        }
        return sum;
    }

    std::int64_t read_all() override {
        PGresult* const found = checked(
            PQexecParams(db_, select_users, 0, nullptr, nullptr, nullptr, nullptr, Binary ? 1 : 0));
        std::vector<user> rows;
        int const         count = PQntuples(found);
        rows.reserve(static_cast<std::size_t>(count));
        for (int row = 0; row != count; ++row) rows.push_back(read(found, row));
        PQclear(found);
        std::int64_t sum = 0;
        for (user const& row : rows) sum += row.age;
        return sum;
    }

    std::int64_t insert_each(std::int64_t count) override {
        prepare_insert("insert", 1);
        values<Binary> bound(columns);
        run("begin");
        for (std::int64_t id = 1; id <= count; ++id) {
            user const row = make_row<user>(words_, id);
            bound.clear();
            bound.add(row);
            insert("insert", bound);
        }
        run("commit");
        return count;
    }

    std::int64_t insert_together(std::vector<user> const& rows) override {
        prepare_insert("insert", 1);
        prepare_insert("insert_many", rows_together);
        values<Binary> bound(columns * rows_together);
        run("begin");
        std::size_t at = 0;
        for (; rows.size() - at >= rows_together; at += rows_together) {
            bound.clear();
            for (std::size_t row = 0; row != rows_together; ++row) bound.add(rows[at + row]);
            insert("insert_many", bound);
        }
        for (; at != rows.size(); ++at) {
            bound.clear();
            bound.add(rows[at]);
            insert("insert", bound);
        }
        run("commit");
        return static_cast<std::int64_t>(rows.size());
    }

    std::int64_t copy(std::vector<user> const& rows) override {
        PGresult* const begun =
            PQexec(db_, Binary ? "copy users from stdin (format binary)" : "copy users from stdin");
        if (PQresultStatus(begun) != PGRES_COPY_IN) throw std::runtime_error(PQerrorMessage(db_));
        PQclear(begun);
        std::string bytes;
        if constexpr (Binary) bytes.assign("PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0", 19);
        for (user const& row : rows) {
            if constexpr (Binary)
                append_binary(bytes, row);
            else
                append_text(bytes, row);
            if (bytes.size() >= 32'768) send(bytes);
        }
        if constexpr (Binary) bytes.append("\377\377", 2);
        send(bytes);
        if (PQputCopyEnd(db_, nullptr) != 1) throw std::runtime_error(PQerrorMessage(db_));
        PGresult* const    ended = checked(PQgetResult(db_));
        std::int64_t const count = std::atoll(PQcmdTuples(ended));
        PQclear(ended);
        PQclear(PQgetResult(db_));
        return count;
    }

    std::int64_t find_together(std::int64_t count) override {
        prepare_find();
        std::int64_t   sum = 0;
        values<Binary> key(1);
        PQenterPipelineMode(db_);
        for (std::int64_t step = 0; step != count; ++step) {
            for (std::int64_t at = 0; at != batch_size; ++at) {
                key.clear();
                key.add(scattered(step * batch_size + at, 10'000));
                if (PQsendQueryPrepared(db_, "find", 1, key.pointers(), key.lengths(),
                                        key.formats(), Binary ? 1 : 0) == 0)
                    throw std::runtime_error(PQerrorMessage(db_));
            }
            PQpipelineSync(db_);
            std::vector<std::vector<user>> answers;
            for (std::int64_t at = 0; at != batch_size; ++at) {
                PGresult* const found = checked(PQgetResult(db_));
                auto&           rows  = answers.emplace_back();
                for (int row = 0; row != PQntuples(found); ++row) rows.push_back(read(found, row));
                PQclear(found);
                PQgetResult(db_);
            }
            PQclear(PQgetResult(db_));  // the end
            for (auto const& found : answers)
                for (user const& row : found)
                    sum += row.age + static_cast<std::int64_t>(row.email.size());
        }
        PQexitPipelineMode(db_);
        return sum;
    }

private:
    PGresult* checked(PGresult* result) {
        ExecStatusType const status = PQresultStatus(result);
        if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
            throw std::runtime_error(PQerrorMessage(db_));
        return result;
    }

    void prepare_find() {
        std::string const sql = std::string(select_users) + " where id = $1";
        PQclear(checked(PQprepare(db_, "find", sql.c_str(), 1, column_types)));
    }

    void prepare_insert(char const* name, int rows) {
        std::string      sql = "insert into users (id, name, email, age, score, city) values ";
        std::vector<Oid> types;
        int              number = 0;
        for (int row = 0; row != rows; ++row) {
            sql += row == 0 ? "(" : ", (";
            for (int column = 0; column != columns; ++column) {
                if (column != 0) sql += ", ";
                (sql += '$') += std::to_string(++number);
                types.push_back(column_types[column]);
            }
            sql += ')';
        }
        PQclear(checked(PQprepare(db_, name, sql.c_str(), number, types.data())));
    }

    void insert(char const* name, values<Binary> const& bound) {
        PQclear(checked(PQexecPrepared(db_, name, bound.size(), bound.pointers(), bound.lengths(),
                                       bound.formats(), Binary ? 1 : 0)));
    }

    static std::string text_at(PGresult* result, int row, int column) {
        return {PQgetvalue(result, row, column),
                static_cast<std::size_t>(PQgetlength(result, row, column))};
    }

    template <class Number>
    static Number number_at(PGresult* result, int row, int column) {
        char const* const data = PQgetvalue(result, row, column);
        Number            number{};
        if constexpr (!Binary) {
            std::from_chars(data, data + PQgetlength(result, row, column), number);
        } else if constexpr (sizeof(Number) == 4) {
            std::uint32_t bytes{};
            std::memcpy(&bytes, data, sizeof bytes);
            number = std::bit_cast<Number>(be32toh(bytes));
        } else {
            std::uint64_t bytes{};
            std::memcpy(&bytes, data, sizeof bytes);
            number = std::bit_cast<Number>(be64toh(bytes));
        }
        return number;
    }

    static user read(PGresult* result, int row) {
        user made{.id    = number_at<std::int64_t>(result, row, 0),
                  .name  = text_at(result, row, 1),
                  .email = text_at(result, row, 2),
                  .age   = number_at<std::int32_t>(result, row, 3),
                  .score = number_at<double>(result, row, 4),
                  .city  = {}};
        if (PQgetisnull(result, row, 5) == 0) made.city = text_at(result, row, 5);
        return made;
    }

    void send(std::string& bytes) {
        if (PQputCopyData(db_, bytes.data(), static_cast<int>(bytes.size())) != 1)
            throw std::runtime_error(PQerrorMessage(db_));
        bytes.clear();
    }

    template <class Number>
    static void append_number(std::string& bytes, Number number) {
        char                buffer[4 + sizeof(Number)];
        std::uint32_t const size = htobe32(sizeof(Number));
        std::memcpy(buffer, &size, 4);
        if constexpr (sizeof(Number) == 4) {
            std::uint32_t const swapped = htobe32(std::bit_cast<std::uint32_t>(number));
            std::memcpy(buffer + 4, &swapped, 4);
        } else {
            std::uint64_t const swapped = htobe64(std::bit_cast<std::uint64_t>(number));
            std::memcpy(buffer + 4, &swapped, 8);
        }
        bytes.append(buffer, sizeof buffer);
    }
    static void append_string(std::string& bytes, std::string const& text) {
        std::uint32_t const size = htobe32(static_cast<std::uint32_t>(text.size()));
        bytes.append(reinterpret_cast<char const*>(&size), 4);
        bytes += text;
    }
    static void append_binary(std::string& bytes, user const& row) {
        bytes.append("\0\6", 2);
        append_number(bytes, row.id);
        append_string(bytes, row.name);
        append_string(bytes, row.email);
        append_number(bytes, row.age);
        append_number(bytes, row.score);
        if (row.city)
            append_string(bytes, *row.city);
        else
            bytes.append("\377\377\377\377", 4);
    }

    static void append_printed(std::string& bytes, auto number) {
        char buffer[32];
        bytes.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, number).ptr);
    }
    static void append_escaped(std::string& bytes, std::string const& text) {
        for (char const each : text) switch (each) {
                case '\\': bytes += "\\\\"; break;
                case '\t': bytes += "\\t"; break;
                case '\n': bytes += "\\n"; break;
                case '\r': bytes += "\\r"; break;
                default: bytes += each;
            }
    }
    static void append_text(std::string& bytes, user const& row) {
        append_printed(bytes, row.id);
        append_escaped(bytes += '\t', row.name);
        append_escaped(bytes += '\t', row.email);
        append_printed(bytes += '\t', row.age);
        append_printed(bytes += '\t', row.score);
        if (row.city)
            append_escaped(bytes += '\t', *row.city);
        else
            bytes += "\t\\N";
        bytes += '\n';
    }

    std::vector<words> words_ = make_words();
    PGconn*            db_;
};

}  // namespace

std::unique_ptr<postgres_contestant> open_postgres_text(std::string const& where) {
    return std::make_unique<raw_on_postgres<false>>(where);
}

std::unique_ptr<postgres_contestant> open_postgres_binary(std::string const& where) {
    return std::make_unique<raw_on_postgres<true>>(where);
}

}  // namespace benchmark
