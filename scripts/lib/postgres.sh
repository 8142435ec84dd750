# shellcheck shell=bash
# SPDX-License-Identifier: BSL-1.0
# For the scripts to source: a throw-away PostgreSQL. It listens on a Unix socket in a temporary
# folder and nowhere else, does not wait for the disk, and is gone afterwards.

# The folder of initdb and postgres; Debian does not put them into the path.
postgres_programs() {
    local folder
    if command -v initdb >/dev/null 2>&1 && command -v postgres >/dev/null 2>&1; then
        dirname "$(readlink -f "$(command -v postgres)")"
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

# start_postgres: sets ORM_TEST_POSTGRES, ORM_TEST_POSTGRES_CTL to a program that is called with the
# arguments of pg_ctl, and ORM_TEST_POSTGRES_REPLICA to one that starts and stops replicas. False when
# there is no PostgreSQL.
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
            --encoding=UTF8 --locale=C.UTF-8 --no-sync >initdb.log 2>&1 ||
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
wal_keep_size = 256MB
logging_collector = off
password_encryption = scram-sha-256
CONF
    cat >"$postgres_folder/ctl" <<CTL
#!/bin/bash
cd "$postgres_folder"
as_user=()
((EUID != 0)) || as_user=(setpriv --reuid=$postgres_user --regid=$(id -g "$postgres_user") --clear-groups)
exec "\${as_user[@]}" "$programs/pg_ctl" --pgdata="$postgres_folder/data" --silent \\
    --log="$postgres_folder/data/log" "\$@" >/dev/null 2>&1 </dev/null
CTL
    cat >"$postgres_folder/replica" <<REPLICA
#!/bin/bash
# replica copy|start|stop NUMBER: a copy of the server that follows it, on port 5432 + NUMBER. A copy
# is made anew: the server has thrown away the log that an old one would have to catch up with.
cd "$postgres_folder"
as_user=()
((EUID != 0)) || as_user=(setpriv --reuid=$postgres_user --regid=$(id -g "$postgres_user") --clear-groups)
data=$postgres_folder/replica-\$2
port=\$((5432 + \$2))
ctl() { "\${as_user[@]}" "$programs/pg_ctl" --pgdata="\$data" --silent -w -t 60 "\$@"; }
{
    case \$1 in
        copy)
            ! ctl status || ctl -m immediate stop
            rm -rf "\$data"
            "\${as_user[@]}" "$programs/pg_basebackup" --pgdata="\$data" \\
                --host="$postgres_folder/run" --username=orm --write-recovery-conf \\
                --wal-method=stream --checkpoint=fast --no-sync
            ;;
        start) ctl --log="\$data/log" --options="-p \$port" start ;;
        stop) ctl -m immediate stop ;;
    esac
} >"$postgres_folder/replica.log" 2>&1 </dev/null
REPLICA
    chmod 755 "$postgres_folder/ctl" "$postgres_folder/replica"
    "$postgres_folder/ctl" -w -t 60 start || {
        cat "$postgres_folder/data/log" >&2
        return 1
    }
    start_pgbouncer || true
    export ORM_TEST_POSTGRES="host=$postgres_folder/run user=orm dbname=postgres"
    export ORM_TEST_POSTGRES_CTL="$postgres_folder/ctl"
    export ORM_TEST_POSTGRES_REPLICA="$postgres_folder/replica"
}

# Debian keeps it where only root looks.
pgbouncer_program() { PATH="$PATH:/usr/sbin:/usr/local/sbin" command -v pgbouncer; }

# A pooler before the server just started, on a socket beside its own: each transaction gets a
# connection of its own. Sets ORM_TEST_PGBOUNCER; what it lacks is the user, one of orm_pooled_0 to
# orm_pooled_15, which the tests make. False where there is no PgBouncer.
start_pgbouncer() {
    local program number
    program=$(pgbouncer_program) || return 1
    for number in {0..15}; do
        echo "\"orm_pooled_$number\" \"\""
    done >"$postgres_folder/pgbouncer.users"
    cat >"$postgres_folder/pgbouncer.ini" <<INI
[databases]
* = host=$postgres_folder/run port=5432
[pgbouncer]
listen_addr =
listen_port = 6432
unix_socket_dir = $postgres_folder/run
auth_type = trust
auth_file = $postgres_folder/pgbouncer.users
pool_mode = transaction
default_pool_size = 3
max_client_conn = 100
logfile = $postgres_folder/run/pgbouncer.log
pidfile = $postgres_folder/run/pgbouncer.pid
INI
    (cd "$postgres_folder" && postgres_as_user "$program" --quiet --daemon pgbouncer.ini) || return 1
    # It is stopped by what it writes here.
    for number in {1..50}; do
        [[ ! -s $postgres_folder/run/pgbouncer.pid ]] || break
        sleep 0.1
    done
    export ORM_TEST_PGBOUNCER="host=$postgres_folder/run port=6432 dbname=postgres"
}

stop_postgres() {
    [[ -n ${postgres_folder:-} ]] || return 0
    local pooler=$postgres_folder/run/pgbouncer.pid
    [[ ! -f $pooler ]] || kill -TERM "$(<"$pooler")" || true
    local replica
    for replica in "$postgres_folder"/replica-*; do
        [[ ! -d $replica ]] || "$postgres_folder/replica" stop "${replica##*-}" || true
    done
    "$postgres_folder/ctl" -m immediate stop || true
    rm -rf "$postgres_folder"
    postgres_folder=
}
