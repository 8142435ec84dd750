// SPDX-License-Identifier: BSL-1.0
#include "integration/common/backends.hpp"

#include <string>

namespace integration {

bool add_test(char const* name, char const* file, std::size_t line,
              std::initializer_list<backend_test> tests) {
    using namespace boost::unit_test;
    for (backend_test const& each : tests)
        framework::current_auto_test_suite().add(
            make_test_case(each.run, std::string(name) + '<' + each.backend + '>', file, line));
    return true;
}

}  // namespace integration
