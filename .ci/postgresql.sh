#!/usr/bin/env bash
# Gives the test suite a real PostgreSQL 15 with pgvector: installs what is missing, starts a throw-away cluster
# and prints its URL on stdout, so that a caller can write   TEST_DATABASE_URL=$(.ci/postgresql.sh)
# When it cannot be had, it prints nothing on stdout, one line on stderr, and exits 0: the suite then runs on the
# embedded store alone. Debian 12 packages no pgvector for 15, so it is built from Debian 13's source package.
# Needs root on a Debian 12 machine. A second call finds the running cluster and returns at once.
set -uo pipefail

port=${CI_POSTGRESQL_PORT:-54329}
cluster=${CI_POSTGRESQL_DIR:-/tmp/ci-pg}
bin=/usr/lib/postgresql/15/bin
url="postgres://postgres@127.0.0.1:$port/postgres"
log=$(mktemp /tmp/ci-postgresql.XXXXXX.log)

give_up() {
  echo "postgresql: not available ($1; details in $log), tests run on the embedded store only" >&2
  exit 0
}

is_up() { "$bin/pg_isready" -q -h 127.0.0.1 -p "$port" 2>>"$log"; }
has_vector() { [ -f /usr/share/postgresql/15/extension/vector.control ]; }

install_server() {
  [ -x "$bin/initdb" ] && [ -x "$bin/pg_config" ] && [ -d /usr/include/postgresql/15/server ] &&
    command -v gcc make >/dev/null && return 0
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq &&
    apt-get install -y -qq --no-install-recommends postgresql-15 postgresql-server-dev-15 gcc make libc6-dev
}

# A source list of its own (Debian's mirror as this machine knows it, next release, sources only): the machine's is untouched.
build_vector() {
  local work options
  work=$(mktemp -d) && mkdir -p "$work/parts" "$work/lists/partial" || return 1
  awk 'BEGIN{RS="";ORS="\n\n"} /Suites:[^\n]*bookworm( |\n|$)/' /etc/apt/sources.list.d/debian.sources |
    sed -e 's/^Types:.*/Types: deb-src/' -e 's/^Suites:.*/Suites: trixie/' >"$work/parts/next.sources"
  options=(-o Dir::Etc::sourcelist=/dev/null -o "Dir::Etc::sourceparts=$work/parts"
    -o "Dir::State::lists=$work/lists" -o APT::Sandbox::User=root)
  (
    cd "$work" &&
      apt-get "${options[@]}" update -qq &&
      apt-get "${options[@]}" source -qq --download-only pgvector &&
      tar xzf pgvector_*.orig.tar.gz &&
      make -s -C pgvector-* -j2 with_llvm=no OPTFLAGS="" PG_CONFIG="$bin/pg_config" &&
      make -s -C pgvector-* install with_llvm=no PG_CONFIG="$bin/pg_config"
  )
  local result=$?
  rm -rf "$work"
  return $result
}

start_cluster() {
  cd / || return 1
  if [ ! -f "$cluster/PG_VERSION" ]; then
    install -d -o postgres -g postgres -m 700 "$cluster" &&
      runuser -u postgres -- "$bin/initdb" -D "$cluster" -U postgres -A trust -E UTF8 --locale=C.UTF-8 -N || return 1
  fi
  runuser -u postgres -- "$bin/pg_ctl" -D "$cluster" -w -l "$cluster/log" start -o \
    "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$cluster -c fsync=off -c max_connections=200" 9>&-
}

# Two runs on one machine take turns.
exec 9>"/tmp/ci-postgresql.$port.lock" && flock 9 || give_up "another run holds the lock"

if ! { has_vector && is_up; }; then
  [ "$(id -u)" = 0 ] || give_up "installing needs root"
  install_server >>"$log" 2>&1 || give_up "the server packages could not be installed"
  has_vector || build_vector >>"$log" 2>&1 || give_up "pgvector could not be built"
  is_up || start_cluster >>"$log" 2>&1 || give_up "the cluster did not start"
  is_up || give_up "the cluster does not answer on port $port"
fi
rm -f "$log"
echo "$url"
