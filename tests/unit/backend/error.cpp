// SPDX-License-Identifier: BSL-1.0
#include <orm/backend/error.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <type_traits>

using namespace orm;

// What a caller may catch at once.
template <class Error, class Base>
constexpr bool is_a = std::is_base_of_v<Base, Error> && std::is_base_of_v<error, Error> &&
                      std::is_nothrow_copy_constructible_v<Error>;

static_assert(is_a<error, std::runtime_error>);
static_assert(is_a<unique_violation, constraint_violation>);
static_assert(is_a<foreign_key_violation, constraint_violation>);
static_assert(is_a<not_null_violation, constraint_violation>);
static_assert(is_a<check_violation, constraint_violation>);
static_assert(is_a<exclusion_violation, constraint_violation>);
static_assert(is_a<serialization_failure, retryable_transaction>);
static_assert(is_a<deadlock, retryable_transaction>);
static_assert(is_a<busy_snapshot, retryable_transaction>);
static_assert(is_a<connection_lost, connection_error>);
static_assert(is_a<cannot_open, connection_error>);
static_assert(is_a<pool_timeout, timeout>);
static_assert(is_a<syntax_error, statement_error>);
static_assert(is_a<trailing_text, statement_error>);
static_assert(is_a<misuse, usage_error>);
static_assert(is_a<missing_filter, usage_error>);

// A commit in doubt must never be taken for one that may be run again.
static_assert(!std::is_base_of_v<retryable_transaction, in_doubt>);
static_assert(!std::is_base_of_v<connection_error, in_doubt>);
static_assert(!std::is_base_of_v<retryable_transaction, busy>);

BOOST_AUTO_TEST_SUITE(backend_error)

BOOST_AUTO_TEST_CASE(a_message_ends_with_the_statement) {
    error_details details;
    details.sql = "select 1";
    BOOST_TEST(error("it failed", details).what() == "orm: it failed in: select 1");
    BOOST_TEST(error("it failed").what() == "orm: it failed");
}

BOOST_AUTO_TEST_CASE(a_long_statement_is_cut_in_the_message_alone) {
    error_details details;
    details.sql = "select '" + std::string(10'000, 'a') + "'";
    error const       failure("it failed", details);
    std::string const message = failure.what();
    BOOST_TEST(message.size() < 600);
    BOOST_TEST(message.ends_with("aaa..."));
    BOOST_TEST(failure.sql() == details.sql);
}

BOOST_AUTO_TEST_CASE(a_cut_leaves_no_half_character) {
    for (std::size_t shift = 0; shift < 4; ++shift) {
        error_details details;
        details.sql = std::string(shift, 'a');
        for (int count = 0; count < 300; ++count) details.sql += "\u20ac";
        std::string message = error("x", details).what();
        message.resize(message.size() - 3);
        BOOST_TEST(message.ends_with("\u20ac"));
    }
}

BOOST_AUTO_TEST_CASE(details_survive_a_copy) {
    unique_violation const failure("no", {.code       = 2067,
                                          .sqlstate   = "23505",
                                          .sql        = "insert",
                                          .constraint = "users_email",
                                          .table      = "users",
                                          .columns    = {"email", "role"},
                                          .file       = "blog.db"});
    error const            copy = failure;
    BOOST_TEST(copy.code() == 2067);
    BOOST_TEST(copy.sqlstate() == "23505");
    BOOST_TEST(copy.sql() == "insert");
    BOOST_TEST(copy.constraint() == "users_email");
    BOOST_TEST(copy.table() == "users");
    BOOST_TEST(copy.column() == "email");
    BOOST_TEST(copy.columns().size() == 2U);
    BOOST_TEST(copy.file() == "blog.db");
    BOOST_TEST(error("no").column().empty());
}

BOOST_AUTO_TEST_CASE(a_decode_error_tells_the_place_and_both_types) {
    decode_error const failure("users", "age", 3, "text", "int64", "select age from users");
    BOOST_TEST(failure.what() ==
               "orm: users.age holds text in row 3, where int64 is wanted in: "
               "select age from users");
    BOOST_TEST(failure.table() == "users");
    BOOST_TEST(failure.column() == "age");
    BOOST_TEST(failure.row() == 3);
    BOOST_TEST(failure.held() == "text");
    BOOST_TEST(failure.wanted() == "int64");
}

BOOST_AUTO_TEST_CASE(an_error_of_a_batch_tells_which_statement_it_was) {
    unique_violation failure("a key is there twice", {.sql = "insert"});
    BOOST_TEST(failure.statement() == 0);
    error const before = failure;
    static_cast<error&>(failure).note_statement(3);
    std::string const      told  = "orm: statement 3 of the batch: a key is there twice in: insert";
    unique_violation const after = failure;
    for (error const& each : {error(failure), error(after)}) {
        BOOST_TEST(each.what() == told);
        BOOST_TEST(each.statement() == 3);
        BOOST_TEST(each.sql() == "insert");
    }
    BOOST_TEST(before.statement() == 3);  // copies are of one error
}

BOOST_AUTO_TEST_CASE(a_decode_error_says_how_to_mend_a_null) {
    std::string const message = decode_error("", "total", 1, "null", "int64", "").what();
    BOOST_TEST(message ==
               "orm: total holds null in row 1, where int64 is wanted; "
               "make the member a std::optional or the column not null");
}

BOOST_AUTO_TEST_CASE(a_decode_error_keeps_what_the_converter_said) {
    conversion_error const refusal("orm: Role: no such enumerator");
    decode_error const     failure("users", "role", 2, "text", refusal, "select 1");
    BOOST_TEST(failure.what() ==
               "orm: users.role holds text in row 2 that does not convert: "
               "Role: no such enumerator in: select 1");
    BOOST_TEST(failure.wanted() == "Role: no such enumerator");
}

BOOST_AUTO_TEST_SUITE_END()
