#!/usr/bin/env bash
# A throw-away PostgreSQL for tests, on loopback and durable as by default.
#   tests/postgres.sh start <folder>   makes a cluster in the folder, starts it and prints its connection string
#   tests/postgres.sh stop <folder>    stops it and removes the folder
#   tests/postgres.sh kill <folder>    ends it and all its processes at once, as a crash would
#   tests/postgres.sh again <folder>   starts it again after that, on the same port and data
set -euo pipefail

command=${1:-} folder=${2:-}
if [ -z "$folder" ] || [[ ! "$command" =~ ^(start|stop|kill|again)$ ]]; then
  echo "Usage: tests/postgres.sh start|stop|kill|again <folder>" >&2
  exit 2
fi

# The newest that is installed, where Debian keeps them; else what is on the path.
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1 || true)
if [ -n "$bin" ]; then
  PATH="$bin:$PATH"
fi
command -v initdb >/dev/null || { echo "PostgreSQL is not installed: apt-get install postgresql" >&2; exit 1; }

# PostgreSQL refuses to run as root.
as_postgres() {
  if [ "$(id -u)" -eq 0 ]; then
    (cd / && setpriv --reuid=postgres --regid=postgres --clear-groups "$@")
  else
    "$@"
  fi
}

start() {
  mkdir -p "$folder"
  [ "$(id -u)" -ne 0 ] || chown postgres "$folder"
  as_postgres initdb -D "$folder/data" -U postgres --auth=trust -E UTF8 --locale=C >"$folder/initdb.log" 2>&1 || { cat "$folder/initdb.log" >&2; exit 1; }
  local port attempt
  for attempt in 1 2 3 4 5; do
    # Below those that outgoing connections are given: while the server is down, one could take its port.
    port=$(( 20000 + RANDOM % 12768 ))
    # A taken port is the one failure that another try cures.
    if as_postgres pg_ctl -D "$folder/data" -l "$folder/data/server.log" -w -t 60 \
      -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=300" start >/dev/null 2>&1; then
      echo "Host=127.0.0.1;Port=$port;Username=postgres;Database=postgres"
      return
    fi
  done
  cat "$folder/data/server.log" >&2
  exit 1
}

stop() {
  [ ! -f "$folder/data/postmaster.pid" ] || as_postgres pg_ctl -D "$folder/data" -m immediate -w stop >/dev/null
  rm -rf "$folder"
}

kill() {
  local server all
  server=$(head -n 1 "$folder/data/postmaster.pid")
  # The parent first: it would take a child's death for a crash, and recover.
  all="$server $(pgrep -P "$server" | tr '\n' ' ')"
  builtin kill -KILL $all
  # Until the last is gone its memory blocks the next start.
  for pid in $all; do
    timeout 20 tail --pid="$pid" -f /dev/null
  done
}

# pg_ctl knows the options of the last start.
again() {
  as_postgres pg_ctl -D "$folder/data" -l "$folder/data/server.log" -w -t 60 restart >/dev/null 2>&1 || { cat "$folder/data/server.log" >&2; exit 1; }
}

"$command"
