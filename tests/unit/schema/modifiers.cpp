// SPDX-License-Identifier: BSL-1.0
#include <orm/schema/modifiers.hpp>

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(schema_modifiers)

using namespace orm::modifiers;

template <class... Modifiers>
constexpr orm::column_options options(Modifiers... modifier) {
    orm::column_options made;
    (orm::apply_modifier(modifier, made), ...);
    return made;
}

BOOST_AUTO_TEST_CASE(each_modifier_writes_its_part) {
    static_assert(options(primary_key).primary_key);
    static_assert(options(autoincrement).autoincrement);
    static_assert(options(unique).unique);
    static_assert(options(named("x")).name == "x");
    static_assert(options(collate("nocase")).collation == "nocase");
    static_assert(options(renamed_from("old")).renamed_from == "old");
    static_assert(options(as_integer).stored_as == orm::encoding::integer);
    static_assert(options(as_text).stored_as == orm::encoding::text);
    BOOST_TEST(!options().has_default);
}

BOOST_AUTO_TEST_CASE(defaults_tell_who_gives_the_value) {
    static_assert(options(default_(5)).has_default && options(default_(5)).default_is_constant);
    static_assert(options(default_now).has_default && !options(default_now).default_is_constant);
    static_assert(options(default_sql("x()")).has_default);
    constexpr auto five = [] { return 5; };
    static_assert(!options(default_with(five)).has_default);
    static_assert(options(default_with(five)).has_client_value);
    static_assert(options(on_update_with(five)).has_update_value);
    BOOST_TEST((options(generated(five, stored)).generated == orm::generated_kind::stored));
}

BOOST_AUTO_TEST_CASE(they_add_up) {
    constexpr auto both = options(unique, default_("a"), named("b"));
    BOOST_TEST(both.unique);
    BOOST_TEST(both.has_default);
    BOOST_TEST(both.name == "b");
}

BOOST_AUTO_TEST_SUITE_END()
