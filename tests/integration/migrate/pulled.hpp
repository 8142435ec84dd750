// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <orm/migrate/schema_header.hpp>

#include "integration/migrate/engine.hpp"

// Databases written down as headers, which are kept beside this file.

namespace integration {

inline std::string kept(std::string const& name) {
    std::ifstream file(std::filesystem::path(__FILE__).parent_path() / name);
    return {std::istreambuf_iterator<char>(file), {}};
}

template <class Database>
std::vector<std::string> drift_of(Database& database, orm::schema_model const& schema) {
    std::vector<std::string> different;
    for (auto const& found : orm::migrate::find_drift(database.backend(), schema))
        different.push_back(found.text());
    return different;
}

template <class Database>
void check_pulled(Database& database, orm::schema_model const& schema, std::string const& name,
                  std::string const& wanted) {
    std::string const text =
        orm::migrate::schema_header(orm::migrate::read_for_header(database.backend()), name);
    BOOST_TEST(text == wanted);
    for (std::string const& found : drift_of(database, schema)) BOOST_TEST(found == "");
}

}  // namespace integration
