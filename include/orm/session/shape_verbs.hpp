// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include <orm/session/dump_verbs.hpp>

namespace orm {

template <backend_connection Connection, class Callback>
auto run_transaction(session<Connection>& owner, Callback& callback,
                     transaction_options const& options);

/// Verbs on rows together with those that belong to them. They need <orm/relation.hpp>.
template <backend_connection Connection>
class shape_verbs : public dump_verbs<Connection> {
public:
    /// Makes the rows that belong to a row those that are given: inserts what is new, updates what
    /// has changed, deletes what is not among them, all or nothing, and answers with them as they
    /// are stored, by their keys: `user_posts = db.sync_children(user, user_posts)`. Where two
    /// foreign keys connect the tables, `via(posts.author_id)` stands behind. However many rows
    /// there are, that is a statement to read them and few for what there is to do.
    template <mapped_row Parent, mapped_row Child, class... Ways>
    std::vector<Child> sync_children(Parent const& parent, std::vector<Child> children,
                                     Ways const&... ways) {
        return together(
            [&](auto& tx) { return synced_children(tx, parent, std::move(children), ways...); });
    }

    /// Connects rows by rows of the table in between: `db.link(post, tags, via(post_tags))`.
    /// Answers how many were not connected before.
    template <mapped_row Parent, mapped_row Child, class Way>
    std::int64_t link(Parent const& parent, std::vector<Child> const& children, Way const& way) {
        return together([&](auto& tx) { return link_rows(tx, parent, children, way); });
    }
    template <mapped_row Parent, mapped_row Child, class Way>
    std::int64_t link(Parent const& parent, Child const& child, Way const& way) {
        return link(parent, std::vector<Child>{child}, way);
    }

    /// Takes such rows away. Answers how many there were.
    template <mapped_row Parent, mapped_row Child, class Way>
    std::int64_t unlink(Parent const& parent, std::vector<Child> const& children, Way const& way) {
        return together([&](auto& tx) { return unlink_rows(tx, parent, children, way); });
    }
    template <mapped_row Parent, mapped_row Child, class Way>
    std::int64_t unlink(Parent const& parent, Child const& child, Way const& way) {
        return unlink(parent, std::vector<Child>{child}, way);
    }

    /// What a delete would take with it: how many rows of each table of the schema, following what
    /// the foreign keys do. Changes nothing: `db.impact(blog, delete_from(users).where(...))`.
    template <class Schema, class Delete>
    auto impact(Schema const& schema, Delete const& query) {
        return count_impact(*session_, schema, query);
    }

protected:
    using dump_verbs<Connection>::dump_verbs;
    using dump_verbs<Connection>::session_;

private:
    template <class Callback>
    auto together(Callback callback) {
        return run_transaction(*session_, callback, transaction_options());
    }
};

}  // namespace orm
