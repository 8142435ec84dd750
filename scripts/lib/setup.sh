# shellcheck shell=bash
# SPDX-License-Identifier: BSL-1.0
# For the scripts to source: where the project is, and what they need installed.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$root" || exit
source "$root/scripts/lib/postgres.sh"

fail() {
    echo "${0##*/}: $*" >&2
    exit 1
}

# As many compilers at once as there are processors and memory for; a heavy file takes 1.5 GB.
parallel_jobs() {
    local processors memory
    processors=$(nproc 2>/dev/null || echo 2)
    memory=$(awk '/MemAvailable/ { print int($2 / 1500000) }' /proc/meminfo 2>/dev/null || echo 2)
    ((memory < 1)) && memory=1
    echo $((processors < memory ? processors : memory))
}
jobs=${JOBS:-$(parallel_jobs)}

have() { command -v "$1" >/dev/null 2>&1; }

have_clang() {
    local version
    for version in 23 22 21 20 19; do
        have "clang++-$version" && return
    done
    have clang++ && (($(clang++ -dumpversion | cut -d. -f1) >= 19))
}

# have_header boost/pfr.hpp: whether the compiler finds it.
have_header() {
    have g++ && echo "#include <$1>" | g++ -std=c++20 -fsyntax-only -x c++ - 2>/dev/null
}

# have_library boost_unit_test_framework: whether the linker finds it.
have_library() {
    have g++ && [[ $(g++ -print-file-name="lib$1.so") == /* ]]
}

# The newest Boost that the distribution has. Debian 12 calls its own 1.74, which lacks PFR.
boost_package() {
    local candidate
    have apt-cache || { echo "lib$1-dev" && return; }
    candidate=$(apt-cache policy "lib$1-dev" 2>/dev/null | awk '/Candidate:/ { print $2 }')
    if dpkg --compare-versions "${candidate:-0}" ge 1.76; then
        echo "lib$1-dev"
    else
        echo "lib${1}1.81-dev"
    fi
}

# One line per need: how to know that it is there, and the package that brings it. The packages of
# Boost are written boost and boost-test here, as their names differ between distributions.
needs_to_build() {
    have g++ || echo g++
    have cmake || echo cmake
    have ninja || echo ninja-build
    have_header boost/pfr.hpp || echo boost
    have_header sqlite3.h || echo libsqlite3-dev
}
needs_to_test() {
    needs_to_build
    have_header postgresql/libpq-fe.h || have_header libpq-fe.h || echo libpq-dev
    postgres_programs >/dev/null || echo postgresql
    pgbouncer_program >/dev/null || echo pgbouncer
    have_header CLI/CLI.hpp || echo libcli11-dev
    have_library boost_unit_test_framework || echo boost-test
    have_clang || printf '%s\n' clang-19 libclang-rt-19-dev
    have python3 || echo python3
    have clang-format-19 || echo clang-format-19
    have valgrind || echo valgrind
}

# package_names NEED...: what the distribution calls them.
package_names() {
    local need
    for need in "$@"; do
        case $need in
            boost | boost-test) boost_package "$need" ;;
            *) echo "$need" ;;
        esac
    done
}

# install_missing COMMAND: installs every package the command prints.
install_missing() {
    local needs as_root=() packages=()
    mapfile -t needs < <("$1")
    ((${#needs[@]})) || return 0
    mapfile -t packages < <(package_names "${needs[@]}")
    if ! have apt-get; then
        echo "Please install (names of Debian packages): ${packages[*]}" >&2
        echo "Going on with what is here." >&2
        return 0
    fi
    if ((EUID != 0)); then
        if ! have sudo; then
            echo "Please install, as root: apt-get install ${packages[*]}" >&2
            echo "Going on with what is here." >&2
            return 0
        fi
        as_root=(sudo)
    fi
    as_root+=(env DEBIAN_FRONTEND=noninteractive)
    "${as_root[@]}" apt-get update -qq || echo "apt-get update failed; going on with its old lists" >&2
    mapfile -t packages < <(package_names "${needs[@]}")
    echo "Installing ${packages[*]}"
    "${as_root[@]}" apt-get install -y -qq --no-install-recommends \
        -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 "${packages[@]}" >/dev/null ||
        fail "apt-get could not install ${packages[*]}"
}
