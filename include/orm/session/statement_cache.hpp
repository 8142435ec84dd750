// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <orm/render/sql.hpp>

namespace orm {

/// Gives every type of query a small number of its own, the first time it is asked for it.
class statement_index {
public:
    constexpr statement_index() = default;

    std::uint32_t get() {
        // The compilers' own atomics: <atomic> would be the only reason for that header here.
        std::uint32_t const index = __atomic_load_n(&index_, __ATOMIC_RELAXED);
        return index != 0 ? index : assign();
    }

    /// The same; 0, which is nobody's, where it has not been asked for.
    std::uint32_t known() const { return __atomic_load_n(&index_, __ATOMIC_RELAXED); }

private:
    std::uint32_t assign();

    std::uint32_t index_ = 0;  // from 1
};

/// Where the text of a statement comes from, and how its prepared form is found again.
struct statement_source {
    statement_index* index = nullptr;
    /// The text of a query of known shape, in static storage.
    std::string_view sql = {};
    /// A query with optional parts: which of them there are, and what makes the text.
    std::span<std::uintptr_t const> shape  = {};
    built_text (*build)(void const* query) = nullptr;
    void const* query                      = nullptr;

    /// What differs between two types of queries, even where their numbers are alike because they
    /// come from different shared libraries.
    void const* identity() const {
        if (build == nullptr) [[likely]]
            return sql.data();
        return reinterpret_cast<void const*>(build);
    }
};

/// The prepared statements of a connection, found by the number of their query. It holds at most
/// `capacity` of them; the one not used for longest is closed.
template <class Statement>
class statement_cache {
public:
    struct entry {
        Statement                   statement;
        std::string                 text = {};  // of a query with optional parts
        std::string_view            sql;
        void const*                 identity = nullptr;
        std::vector<std::uintptr_t> shape;
        entry*                      next    = nullptr;  // another shape of the same query
        std::uint32_t               index   = 0;
        std::uint64_t               used    = 0;
        bool                        busy    = false;
        bool                        batched = false;  // in use, but may be found once more
        bool                        touches = false;  // see leaves_something_behind
    };

    explicit statement_cache(std::size_t capacity) : capacity_(capacity) {}
    statement_cache(statement_cache const&)            = delete;
    statement_cache& operator=(statement_cache const&) = delete;
    ~statement_cache() { clear(); }

    /// The statement of a source if it is there and nobody uses it.
    entry* find(statement_source const& source) {
        std::uint32_t const index = source.index->known();
        if (index >= places_) return nullptr;
        void const* const identity = source.identity();
        entry*            at       = entries_[index];
        while (at != nullptr && (at->identity != identity || at->busy || !same_shape(*at, source)))
            at = at->next;
        if (at != nullptr) at->used = ++clock_;
        return at;
    }

    /// Takes a new statement in, unless all that it holds are in use and leave no place. Answers
    /// how many it had to close.
    int insert(entry& added, statement_source const& source) {
        std::uint32_t const index = source.index->get();
        if (index >= places_) {
            entries_.resize(index + 1);
            places_ = entries_.size();
        }
        int evicted = 0;
        while (size_ >= capacity_) {
            if (!evict_oldest()) return evicted;
            ++evicted;
        }
        added.index     = index;
        added.used      = ++clock_;
        added.next      = entries_[index];
        entries_[index] = &added;
        ++size_;
        return evicted;
    }

    /// Whether the statement of a source is there, but in use.
    bool contains_busy(statement_source const& source) const {
        std::uint32_t const index = source.index->get();
        if (index >= places_) return false;
        for (entry const* at = entries_[index]; at != nullptr; at = at->next)
            if (at->identity == source.identity() && same_shape(*at, source)) return true;
        return false;
    }

    std::size_t size() const { return size_; }

    /// Closes all statements. None may be in use.
    void clear() {
        for (entry*& first : entries_)
            while (first != nullptr) delete std::exchange(first, first->next);
        size_ = 0;
    }

private:
    static bool same_shape(entry const& at, statement_source const& source) {
        if (source.build == nullptr) return true;  // its text never changes
        if (at.shape.size() != source.shape.size()) return false;
        for (std::size_t part = 0; part != source.shape.size(); ++part)
            if (at.shape[part] != source.shape[part]) return false;
        return true;
    }

    bool evict_oldest() {
        entry** oldest = nullptr;
        for (entry*& first : entries_)
            for (entry** at = &first; *at != nullptr; at = &(*at)->next)
                if (!(*at)->busy && !(*at)->batched &&
                    (oldest == nullptr || (*at)->used < (*oldest)->used))
                    oldest = at;
        if (oldest == nullptr) return false;
        delete std::exchange(*oldest, (*oldest)->next);
        --size_;
        return true;
    }

    std::vector<entry*> entries_;       // by index
    std::size_t         places_   = 0;  // there; asked of the vector it would be counted each time
    std::size_t         size_     = 0;
    std::size_t         capacity_ = 0;
    std::uint64_t       clock_    = 0;
};

}  // namespace orm
