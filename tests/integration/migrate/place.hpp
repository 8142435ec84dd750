// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>
#include <type_traits>

#include <unistd.h>

#include "integration/migrate/engine.hpp"

// Databases that several processes open.

namespace integration {

/// A directory that is gone with its owner.
class own_directory {
public:
    own_directory() { std::filesystem::create_directories(path_); }
    own_directory(own_directory const&)            = delete;
    own_directory& operator=(own_directory const&) = delete;
    ~own_directory() { std::filesystem::remove_all(path_); }

    std::filesystem::path const& path() const { return path_; }

private:
    static std::filesystem::path next() {
        static int number = 0;
        return std::filesystem::temp_directory_path() /
               ("orm_test_" + std::to_string(::getpid()) + "_" + std::to_string(++number));
    }
    std::filesystem::path path_ = next();
};

/// An empty database, and what opens it.
template <class Backend>
struct place {
    own_directory directory;
    std::string   where = (directory.path() / "app.db").string();
};

#if defined(ORM_TEST_WITH_POSTGRES)
template <>
struct place<postgres_server> {
    orm::postgres::database keeper = postgres::empty_database();
    std::string             where  = postgres::server() + " options=-csearch_path=" +
                        keeper.backend().query("select current_schema()");
};
#endif

template <class Backend>
using connection_of = std::remove_reference_t<decltype(Backend::database().backend())>;

template <class Backend, class... Options>
auto open(std::string const& where, Options const&... options) {
    if constexpr (std::is_same_v<Backend, sqlite_in_memory>)
        return orm::sqlite::open(where, options...);
#if defined(ORM_TEST_WITH_POSTGRES)
    else
        return orm::postgres::open(where, options...);
#endif
}

}  // namespace integration
