// SPDX-License-Identifier: BSL-1.0
#include <boost/test/unit_test.hpp>

#include "integration/common/mixins.hpp"

using namespace orm::dsl;
using namespace mixed;
using integration::backends;

// What a mixin of the user's own does in every statement, shown by tenants that must not meet.

BOOST_AUTO_TEST_SUITE(integration_own_mixins)

using keys = std::vector<std::int64_t>;

constexpr auto client_ids  = select(clients.id).from(clients);
constexpr auto invoice_ids = select(invoices.id).from(invoices);
constexpr auto of_client   = eq(invoices.client_id, clients.id);

template <class Database>
void work_for(Database& db, std::int64_t tenant) {
    db.context().template set<current_tenant>(tenant);
}

/// Tenant 1 has client 1 with the invoices 1 and 2, tenant 2 has client 2 with the invoice 3.
/// Invoice 2 is deleted. Works for tenant 2.
template <class Backend>
auto filled() {
    auto db = empty<Backend>();
    db.insert(client{{}, 0, "one"});
    db.insert(std::vector<invoice>{{{}, {}, 0, 1, "a", {}}, {{}, {}, 0, 1, "b", {}}});
    db.run(delete_from(invoices).where(invoices.text == "b"));
    work_for(db, 2);
    db.insert(client{{}, 0, "two"});
    db.run(insert_into(invoices).values(invoices.client_id = 2, invoices.text = "c"));
    return db;
}

TEST_ON_EACH_BACKEND(reads_see_their_tenant_only) {
    auto db = filled<Backend>();
    BOOST_TEST(db.all(client_ids) == keys{2});
    BOOST_TEST(db.all(client_ids.where(or_(clients.id == 1, clients.id == 2))) == keys{2});
    BOOST_TEST(db.count(clients) == 1);
    BOOST_TEST(!db.find(clients, 1).has_value());
    BOOST_TEST(!db.exists(client_ids.where(clients.id == 1)));
    BOOST_TEST(db.count(invoice_ids.with_deleted()) == 1);
    auto const pairs = select(clients.id, invoices.id).from(clients);
    BOOST_TEST(db.count(pairs.inner_join(invoices, of_client)) == 1);
    BOOST_TEST(db.count(pairs.left_join(invoices, ne(invoices.id, clients.id))) == 1);
    BOOST_TEST(db.count(pairs.cross_join(invoices).where(gt(invoices.id, 0))) == 1);
    BOOST_TEST(db.count(pairs.full_join(invoices, of_client).where(gt(clients.id, 0)).limit(9)) ==
               1);
    BOOST_TEST(db.count(select(clients.id)
                            .from(invoices)
                            .right_join(clients, and_(of_client, gt(invoices.id, 0)))) == 1);
    BOOST_TEST(db.all(client_ids.where(exists(invoice_ids.where(of_client)))) == keys{2});
    auto const common = cte<"common">(invoice_ids.where(gt(invoices.id, 0)));
    BOOST_TEST(db.count(with(common).select(common[invoices.id]).from(common)) == 1);
    BOOST_TEST(db.count(union_all(client_ids.where(gt(clients.id, 0)), client_ids)) == 2);
    auto const groups = select(clients.name, count()).from(clients).group_by(clients.name);
    BOOST_TEST(db.count(groups.having(gt(count(), 0)).order_by(clients.name).limit(9)) == 1);
    keys streamed;
    for (auto const& row : db.stream(select().from(clients))) streamed.push_back(row.id);
    BOOST_TEST(streamed == keys{2});
}

struct client_page {
    client               row;
    std::vector<invoice> invoices;
};

TEST_ON_EACH_BACKEND(relations_see_their_tenant_only) {
    auto       db    = filled<Backend>();
    auto const found = db.one(load<client_page>().with(invoices, with_deleted()));
    BOOST_TEST(found.row.id == 2);
    BOOST_TEST(found.invoices.size() == 1);
    work_for(db, 1);
    BOOST_TEST(db.one(load<client_page>()).invoices.size() == 1);
    BOOST_TEST(
        db.one(load<client_page>().with(invoices, with_deleted(), limit(5))).invoices.size() == 2);
}

TEST_ON_EACH_BACKEND(writes_reach_their_tenant_only) {
    auto db = filled<Backend>();
    BOOST_TEST(db.run(update(clients).set(clients.name = "!").all_rows()) == 1);
    BOOST_TEST(db.run(update(clients).set(clients.name = "?").where(clients.id == 1)) == 0);
    BOOST_TEST(db.run(update(clients)
                          .set(clients.name = invoices.text)
                          .from(invoices)
                          .where(and_(of_client, gt(invoices.id, 0)))) == 1);
    std::vector<client> const rows{{{1}, 1, "x"}, {{2}, 2, "y"}};
    BOOST_TEST(db.update(rows) == 1);
    BOOST_TEST(!db.update(rows[0]));
    client taken = rows[0];
    BOOST_CHECK_THROW(db.save(taken), orm::no_rows);
    BOOST_TEST(db.run(insert_into(clients)
                          .values(clients.id = 1, clients.name = "z")
                          .on_conflict(clients.id)
                          .do_update(clients.name = excluded(clients.name))) == 0);
    BOOST_TEST(!db.remove(rows[0]));
    BOOST_TEST(db.run(delete_from(invoices).where(gt(invoices.id, 0))) == 1);
    BOOST_TEST(db.run(restore(invoices).where(gt(invoices.id, 0))) == 1);
    BOOST_TEST(db.run(purge(invoices).where(gt(invoices.id, 0))) == 1);
    BOOST_TEST(
        db.run(delete_from(clients).where(gt(clients.id, 0)).order_by(clients.id).limit(5)) == 1);
    work_for(db, 1);
    BOOST_TEST(db.find(clients, 1)->name == "one");
    BOOST_TEST(db.count(invoice_ids.with_deleted()) == 2);
}

TEST_ON_EACH_BACKEND(hooks_set_their_members) {
    auto    db   = empty<Backend>();
    client  one  = db.insert(client{{9}, 0, "one"});  // nobody writes for another tenant
    invoice made = db.insert(invoice{{}, {}, 0, one.id, "a", {}});
    BOOST_TEST(one.tenant_id == 1);
    BOOST_TEST(made.tenant_id == 1);
    BOOST_TEST(made.touched_by == "ada!");
    BOOST_TEST((db.one(select().from(invoices)) == made));
    db.context().template set<current_user>("bob");
    made.tenant_id = 2;
    BOOST_TEST(db.update(made));
    BOOST_TEST(made.touched_by == "bob!");
    db.context().template set<current_user>("cid");
    db.run(update(invoices).set(invoices.text = "b").all_rows());
    BOOST_TEST(db.one(select(invoices.touched_by).from(invoices)) == "cid!");
    db.context().template set<current_user>("dan");
    BOOST_TEST(db.update(std::vector<invoice>{made}) == 1);
    db.reload(made);
    BOOST_TEST(made.tenant_id == 1);
    BOOST_TEST(made.touched_by == "dan!");
    db.context().template set<current_user>("eve");
    db.save(made);
    BOOST_TEST(db.one(select(invoices.touched_by).from(invoices)) == "eve!");
}

TEST_ON_EACH_BACKEND(nothing_is_done_for_nobody) {
    auto db = filled<Backend>();
    db.context().template unset<current_tenant>();
    BOOST_CHECK_THROW(db.all(client_ids), orm::missing_context);
    BOOST_CHECK_THROW(db.count(clients), orm::missing_context);
    BOOST_CHECK_THROW(db.run(update(clients).set(clients.name = "x").all_rows()),
                      orm::missing_context);
    BOOST_CHECK_THROW(db.run(delete_from(invoices).all_rows()), orm::missing_context);
    BOOST_CHECK_THROW(db.insert(client{{1}, 0, "x"}), orm::missing_context);
    BOOST_CHECK_THROW(db.insert(std::vector<client>{{{1}, 0, "x"}}), orm::missing_context);
    BOOST_CHECK_THROW(db.all(load<client_page>()), orm::missing_context);
    work_for(db, 2);
    BOOST_TEST(db.count(clients) == 1);
}

BOOST_AUTO_TEST_SUITE_END()
