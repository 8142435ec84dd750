// SPDX-License-Identifier: BSL-1.0
#include "integration/common/relations.hpp"

namespace related {

template <class Backend>
integration::backend_database<Backend> filled() {
    auto db = integration::created<Backend>(tables);
    db.insert(std::vector<user>{{0, "ada"}, {0, "bob"}, {0, "cy"}});
    db.insert(std::vector<profile>{{1, "engines"}, {3, "none"}});
    db.insert(std::vector<post>{
        {0, 1, 2, "one"}, {0, 1, {}, "two"}, {0, 2, 1, "three"}, {0, 1, 1, "four"}});
    db.insert(std::vector<comment>{{0, 4, "d", mood::angry},
                                   {0, 1, "a", mood::calm},
                                   {0, 3, {}, mood::calm},
                                   {0, 3, "c", mood::calm},
                                   {0, 4, "e", mood::calm}});
    db.insert(std::vector<tag>{{"x"}, {"y'\"\\"}, {"z"}});
    db.insert(std::vector<post_tag>{
        {1, "z", 1}, {1, "x", 2}, {2, "y'\"\\", 1}, {3, "x", 1}, {4, "x", 1}});
    db.insert(std::vector<follow>{{1, 2}, {1, 3}, {2, 3}, {3, 1}});
    db.insert(std::vector<folder>{{1, {}, "root"},
                                  {2, 1, "a"},
                                  {3, 1, "b"},
                                  {4, 2, "a.a"},
                                  {5, 4, "a.a.a"},
                                  {6, {}, "other"}});
    db.insert(std::vector<order>{{"2024", 1, "ada"}, {"2024", 2, "bob"}, {"2025", 1, "cy"}});
    db.insert(std::vector<line>{{1, "2024", 1, "ink"},
                                {2, "2025", 1, "pen"},
                                {3, "2024", 1, "paper"},
                                {4, "2024", {}, "half a key"},
                                {5, {}, {}, "no key"}});
    return db;
}

template orm::sqlite::database filled<integration::sqlite_in_memory>();
#if defined(ORM_TEST_WITH_POSTGRES)
template orm::postgres::database filled<integration::postgres_server>();
#endif

}  // namespace related
