// SPDX-License-Identifier: BSL-1.0
#pragma once

// The package catalogue of a Debian system as tables.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include <orm/orm.hpp>

namespace demo {

enum class Priority { required, important, standard, optional, extra };
ORM_ENUM(Priority, required, important, standard, optional, extra)

/// What dpkg has done with a package. What only a list of apt's knows is available.
enum class State { available, installed, config_files, incomplete };
ORM_ENUM(State, available, installed, (config_files, "config-files"), incomplete)

/// In the order of how much one package needs the other.
enum class Need { pre_depends, depends, recommends };
ORM_ENUM(Need, (pre_depends, "Pre-Depends"), (depends, "Depends"), (recommends, "Recommends"))

struct Section {
    std::int64_t id{};
    std::string  name{};
};
ORM_TABLE(sections, Section, "sections",
    (id, primary_key),
    (name, unique))

struct Maintainer {
    std::int64_t               id{};
    std::string                name{};
    std::optional<std::string> email{};
};
ORM_TABLE(maintainers, Maintainer, "maintainers",
    (id, primary_key),
    (name),
    (email))

/// One version of a package for one architecture.
struct Package {
    std::int64_t                id{};
    std::string                 name{};
    std::string                 version{};
    std::string                 architecture{};
    State                       state = State::available;
    std::optional<Priority>     priority;
    std::optional<std::int64_t> section_id{};
    std::int64_t                maintainer_id{};
    std::optional<std::string>  source{};         // the source package, where its name differs
    std::int64_t                installed_kib{};  // 0 where the catalogue does not say
    std::optional<std::int64_t> download_bytes{};
    bool                        essential = false;
    std::optional<std::string>  homepage{};
    std::string                 summary{};
};
ORM_TABLE(packages, Package, "packages",
    (id, primary_key),
    (name, check(ne(packages.name, ""))),
    (version),
    (architecture),
    (state, default_(State::available)),
    (priority),
    (section_id, references(sections.id)),
    (maintainer_id, references(maintainers.id)),
    (source),
    (installed_kib, default_(0), check(gte(packages.installed_kib, 0))),
    (download_bytes),
    (essential, default_(false)),
    (homepage),
    (summary))
ORM_CONSTRAINTS(packages,
    unique(packages.name, packages.version, packages.architecture),
    index(packages.maintainer_id),
    index(packages.section_id),
    index(desc(packages.installed_kib), packages.id),
    index(packages.name)
        .where(eq(packages.state, lit<State::installed>))
        .named("installed_packages"))

/// `Depends: a, b | c` is three rows: position 1 and 2, the latter with two alternatives.
struct Dependency {
    std::int64_t               package_id{};
    std::int32_t               position{};
    std::int32_t               alternative{};
    Need                       need = Need::depends;
    std::string                target{};  // a package's name, or one that packages provide
    std::optional<std::string> wanted{};  // the versions that will do: ">= 2.36"
};
ORM_TABLE(dependencies, Dependency, "dependencies",
    (package_id, references(packages.id, on_delete_cascade)),
    (position),
    (alternative),
    (need, as_integer),
    (target),
    (wanted))
ORM_CONSTRAINTS(dependencies,
    primary_key(dependencies.package_id, dependencies.position, dependencies.alternative),
    without_rowid,
    index(dependencies.target))

/// A name that a package stands in for besides its own.
struct Provision {
    std::string  name{};
    std::int64_t package_id{};
};
ORM_TABLE(provisions, Provision, "provisions",
    (name),
    (package_id, references(packages.id, on_delete_cascade)))
ORM_CONSTRAINTS(provisions,
    primary_key(provisions.name, provisions.package_id),
    without_rowid,
    index(provisions.package_id))

/// A file the catalogue was read from, and what it was like then.
struct CatalogueFile {
    std::string                                      path{};
    std::int64_t                                     bytes{};
    std::chrono::sys_time<std::chrono::microseconds> modified;
    std::chrono::sys_seconds                         loaded_at;
};
ORM_TABLE(catalogue_files, CatalogueFile, "catalogue_files",
    (path, primary_key),
    (bytes),
    (modified),
    (loaded_at, default_now))

inline constexpr auto catalogue =
    orm::schema(sections, maintainers, packages, dependencies, provisions, catalogue_files);

}  // namespace demo
