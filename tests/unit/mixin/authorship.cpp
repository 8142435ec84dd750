// SPDX-License-Identifier: BSL-1.0
#include <orm/mixin/authorship.hpp>

#include <string>

#include <boost/test/unit_test.hpp>

#include <orm/orm.hpp>

struct current_user : orm::context_key<std::string> {};
using author = orm::created_by<current_user>;
using editor = orm::updated_by<current_user>;

static_assert(orm::role_of<author> == orm::member_role::made_on_insert);
static_assert(orm::role_of<editor> == orm::member_role::made_on_write);
static_assert(orm::sql_type_of<author> == orm::sql_type::text);
static_assert(orm::comparable<author, std::string>);

struct ada {
    template <class Key>
    std::string const& get() const {
        static std::string const name = "ada";
        return name;
    }
};

BOOST_AUTO_TEST_CASE(authors_come_from_the_context) {
    BOOST_TEST(author::make(ada{}).value == "ada");
    BOOST_TEST(orm::codec<editor>::encode(editor::make(ada{})) == "ada");
    BOOST_TEST((orm::codec<author>::decode("bob") == author("bob")));
}
