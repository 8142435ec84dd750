# shellcheck shell=bash
# SPDX-License-Identifier: BSL-1.0
# For the scripts to source: a throw-away PostgreSQL. It listens on a Unix socket in a temporary
# folder and nowhere else, does not wait for the disk, and is gone afterwards.

# The folder of initdb and postgres; Debian does not put them into the path.
postgres_programs() {
    local folder
    if command -v initdb >/dev/null 2>&1 && command -v postgres >/dev/null 2>&1; then
        dirname "$(command -v postgres)"
        return
    fi
    for folder in $(printf '%s\n' /usr/lib/postgresql/*/bin /usr/local/pgsql/bin | sort -rV); do
        if [[ -x $folder/initdb && -x $folder/postgres ]]; then
            echo "$folder"
            return
        fi
    done
    return 1
}

# The server refuses to run as root.
postgres_as_user() {
    if ((EUID != 0)); then
        "$@"
    else
        setpriv --reuid="$postgres_user" --regid="$(id -g "$postgres_user")" --clear-groups "$@"
    fi
}

# start_postgres: sets ORM_TEST_POSTGRES, and ORM_TEST_POSTGRES_CTL to a program that is called with
# the arguments of pg_ctl. False when there is no PostgreSQL.
start_postgres() {
    local programs
    programs=$(postgres_programs) || return 1
    postgres_user=$(id -un)
    if ((EUID == 0)); then
        postgres_user=postgres
        id -u postgres >/dev/null 2>&1 || postgres_user=nobody
    fi
    postgres_folder=$(mktemp -d "${TMPDIR:-/tmp}/orm-pg-XXXXXX")
    chmod 755 "$postgres_folder"
    mkdir "$postgres_folder/run"
    if ((EUID == 0)); then chown -R "$postgres_user" "$postgres_folder"; fi
    (
        cd "$postgres_folder" || exit 1
        postgres_as_user "$programs/initdb" --pgdata=data --username=orm --auth=trust \
            --encoding=UTF8 --locale=C.UTF-8 --no-sync --no-instructions >initdb.log 2>&1 ||
            { cat initdb.log >&2 && exit 1; }
    ) || return 1
    # One role of the tests has to give a password.
    sed -i '1i local all orm_password scram-sha-256' "$postgres_folder/data/pg_hba.conf"
    cat >>"$postgres_folder/data/postgresql.conf" <<CONF
listen_addresses = ''
unix_socket_directories = '$postgres_folder/run'
fsync = off
synchronous_commit = on
full_page_writes = off
autovacuum = off
max_connections = 100
shared_buffers = 32MB
logging_collector = off
CONF
    cat >"$postgres_folder/ctl" <<CTL
#!/bin/bash
cd "$postgres_folder"
as_user=()
((EUID != 0)) || as_user=(setpriv --reuid=$postgres_user --regid=$(id -g "$postgres_user") --clear-groups)
exec "\${as_user[@]}" "$programs/pg_ctl" --pgdata="$postgres_folder/data" --silent \\
    --log="$postgres_folder/data/log" "\$@" >/dev/null 2>&1 </dev/null
CTL
    chmod 755 "$postgres_folder/ctl"
    "$postgres_folder/ctl" -w -t 60 start || {
        cat "$postgres_folder/data/log" >&2
        return 1
    }
    export ORM_TEST_POSTGRES="host=$postgres_folder/run user=orm dbname=postgres"
    export ORM_TEST_POSTGRES_CTL="$postgres_folder/ctl"
}

stop_postgres() {
    [[ -n ${postgres_folder:-} ]] || return 0
    "$postgres_folder/ctl" -m immediate stop || true
    rm -rf "$postgres_folder"
    postgres_folder=
}
