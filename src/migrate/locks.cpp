// SPDX-License-Identifier: BSL-1.0
#include <orm/migrate/locks.hpp>

#include <cstddef>
#include <initializer_list>
#include <vector>

#include <orm/migrate/difference.hpp>
#include <orm/support/same_text.hpp>

namespace orm::migrate {

namespace {

constexpr std::string_view access_exclusive       = "access exclusive";
constexpr std::string_view share_row_exclusive    = "share row exclusive";
constexpr std::string_view share                  = "share";
constexpr std::string_view share_update_exclusive = "share update exclusive";
constexpr std::string_view row_exclusive          = "row exclusive";

/// Words in small letters and names as they are, without what is quoted by one quote.
std::vector<std::string> words_of_statement(std::string_view sql) {
    std::vector<std::string> words;
    while (!sql.empty()) {
        char const  first = sql[0];
        std::size_t size  = 1;
        if (first == '"' || first == '\'') {
            std::string_view const quoted = quoted_at(sql, first);
            size                          = quoted.size();
            if (first == '"' && size > 2) words.emplace_back(quoted.substr(1, size - 2));
        } else if (std::string_view(" \t\r\n").find(first) == std::string_view::npos) {
            while (size < sql.size() &&
                   std::string_view(" \t\r\n(),.;\"'").find(sql[size]) == std::string_view::npos &&
                   std::string_view("(),.;").find(first) == std::string_view::npos)
                ++size;
            std::string word;
            for (char const letter : sql.substr(0, size)) word += without_case(letter);
            words.push_back(std::move(word));
        }
        sql.remove_prefix(size);
    }
    return words;
}

class statement_reader {
public:
    explicit statement_reader(std::string_view sql) : words_(words_of_statement(sql)) {}

    std::string locks() {
        if (take({"alter", "table"})) return of_altered_table();
        if (take({"drop", "table"})) return of_each(access_exclusive);
        if (take({"alter", "index"})) return on(share_update_exclusive, name());
        if (take({"create", "unique", "index"}) || take({"create", "index"})) {
            bool const online = skip("concurrently");
            skip_to("on");
            return on(online ? share_update_exclusive : share, name());
        }
        if (take({"drop", "index", "concurrently"}))
            return on(share_update_exclusive, "the table of " + name());
        if (take({"drop", "index"})) return on(access_exclusive, "the table of " + name());
        if (take({"create", "trigger"})) return skip_to("on"), on(share_row_exclusive, name());
        if (take({"drop", "trigger"})) return skip_to("on"), on(access_exclusive, name());
        if (take({"comment", "on", "table"})) return on(share_update_exclusive, name());
        if (take({"comment", "on", "column"})) return on(share_update_exclusive, table_of_column());
        if (take({"drop", "view"}) || take({"drop", "materialized", "view"}))
            return of_each(access_exclusive);
        if (take({"create", "table"})) return of_references({});
        if (take({"update"}) || take({"insert", "into"}) || take({"delete", "from"}))
            return on(row_exclusive, name());
        return {};
    }

private:
    bool take(std::initializer_list<std::string_view> wanted) {
        std::size_t at = 0;
        for (std::string_view const word : wanted)
            if (at == words_.size() || words_[at++] != word) return false;
        at_ = at;
        return true;
    }
    bool skip(std::string_view word) {
        if (at_ == words_.size() || words_[at_] != word) return false;
        ++at_;
        return true;
    }
    bool skip_to(std::string_view word) {
        while (at_ != words_.size())
            if (words_[at_++] == word) return true;
        return false;
    }

    /// With its schema, where one stands before it.
    std::string name() {
        skip("if"), skip("not"), skip("exists"), skip("only");
        std::string found = at_ == words_.size() ? "" : words_[at_++];
        while (skip(".") && at_ != words_.size()) found.append(".").append(words_[at_++]);
        return found;
    }
    std::string table_of_column() {
        std::string const column = name();
        return column.substr(0, column.rfind('.'));
    }

    static std::string on(std::string_view lock, std::string const& table) {
        return std::string(lock) + " on " + table;
    }

    std::string of_each(std::string_view lock) {
        std::string tables = name();
        while (skip(",")) tables.append(", ").append(name());
        return on(lock, tables);
    }

    std::string of_altered_table() {
        std::string const table = name();
        if (skip("validate")) return on(share_update_exclusive, table);
        std::size_t const begin = at_;
        if (skip("add") && skip("constraint")) {
            ++at_;
            if (skip("foreign")) return of_references(on(share_row_exclusive, table));
        }
        at_ = begin;
        return of_references(on(access_exclusive, table));
    }

    /// The tables that foreign keys refer to get triggers.
    std::string of_references(std::string locks) {
        while (skip_to("references"))
            locks.append(locks.empty() ? "" : ", ").append(on(share_row_exclusive, name()));
        return locks;
    }

    std::vector<std::string> words_;
    std::size_t              at_ = 0;
};

}  // namespace

std::string locks_of(std::string_view sql) { return statement_reader(sql).locks(); }

}  // namespace orm::migrate
