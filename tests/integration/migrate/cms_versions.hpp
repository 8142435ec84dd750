// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>

#include <orm/schema/schema_model.hpp>

#include "../../../examples/cms/migrations/migrations.hpp"

// The schema of examples/cms as each of its migrations leaves it. All snapshots have one name, so
// that no program has two of them; here each is given one of its own.

#undef ORM_SNAPSHOT_OF_migrations
#define migrations cms_start
#include "../../../examples/cms/migrations/0001_start/snapshot.hpp"
#undef migrations
#undef ORM_SNAPSHOT_OF_migrations
#define migrations cms_media
#include "../../../examples/cms/migrations/0002_media/snapshot.hpp"
#undef migrations
#undef ORM_SNAPSHOT_OF_migrations
#define migrations cms_descriptions
#include "../../../examples/cms/migrations/0003_descriptions/snapshot.hpp"
#undef migrations
#undef ORM_SNAPSHOT_OF_migrations
#define migrations cms_collections
#include "../../../examples/cms/migrations/0004_collections/snapshot.hpp"
#undef migrations
#undef ORM_SNAPSHOT_OF_migrations
#define migrations cms_sizes
#include "../../../examples/cms/migrations/0005_sizes/snapshot.hpp"
#undef migrations
#undef ORM_SNAPSHOT_OF_migrations
#define migrations cms_mixins
#include "../../../examples/cms/migrations/0006_mixins/snapshot.hpp"
#undef migrations
#undef ORM_SNAPSHOT_OF_migrations
#define migrations cms_review
#include "../../../examples/cms/migrations/0007_review/snapshot.hpp"
#undef migrations
#undef ORM_SNAPSHOT_OF_migrations
#define migrations cms_editions
#include "../../../examples/cms/migrations/0008_editions/snapshot.hpp"
#undef migrations

namespace integration {

/// In the order of the migrations.
template <class Dialect>
constexpr std::array<orm::schema_model, 9> cms_versions() {
    std::array const left{cms_start::head,       cms_media::head,    cms_descriptions::head,
                          cms_collections::head, cms_sizes::head,    cms_mixins::head,
                          cms_review::head,      cms_editions::head, migrations::head};
    std::array<orm::schema_model, 9> models;
    for (std::size_t at = 0; at != left.size(); ++at)
        models[at] = orm::is_sqlite<Dialect> ? left[at].sqlite : left[at].postgres;
    return models;
}

}  // namespace integration
