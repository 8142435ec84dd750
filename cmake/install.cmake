# SPDX-License-Identifier: BSL-1.0
# `find_package(orm)` for others.

include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

set(package_directory ${CMAKE_INSTALL_LIBDIR}/cmake/orm)
get_property(components GLOBAL PROPERTY ORM_COMPONENTS)

install(TARGETS ${components}
    EXPORT orm-targets
    FILE_SET HEADERS DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(EXPORT orm-targets NAMESPACE orm:: DESTINATION ${package_directory})

# Messages of compilers name its chapters.
file(GLOB documentation CONFIGURE_DEPENDS docs/*.md)
install(FILES ${documentation} DESTINATION ${CMAKE_INSTALL_DOCDIR})

# As `find_package(orm COMPONENTS sqlite)` names them.
set(package_components)
foreach(component IN ITEMS sqlite postgres cli)
    if(orm_${component} IN_LIST components)
        list(APPEND package_components ${component})
    endif()
endforeach()
configure_package_config_file(cmake/orm-config.cmake.in orm-config.cmake
    INSTALL_DESTINATION ${package_directory})
write_basic_package_version_file(orm-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES
    ${CMAKE_CURRENT_BINARY_DIR}/orm-config.cmake
    ${CMAKE_CURRENT_BINARY_DIR}/orm-config-version.cmake
    cmake/orm-migrations.cmake
    DESTINATION ${package_directory})
