#!/usr/bin/env bash
# Run both commands of the README on a machine that has nothing: Python, make, git, the usual small
# commands, no settings, no caches. Then once more without a network.
#
#     tools/clean_room.sh                        the whole suite
#     tools/clean_room.sh tests/unit/test_x.py   `make demo`, and of the tests only these
#
# What is tried is HEAD, cloned to a path with a space, an apostrophe and a letter beyond ASCII.
set -euo pipefail
unset CDPATH

tree=$(cd "$(dirname "$0")/.." && pwd -P)
python=$("${PYTHON:-python3.11}" -c 'import sys; print(sys.executable)')
room=$(mktemp -d "${TMPDIR:-/tmp}/clean room's ö.XXXXXX")
trap 'rm -rf "$room"' EXIT

mkdir "$room/bin" "$room/home" "$room/tmp"
for name in awk basename bash cat chmod cksum cp cut date dirname env expr git grep head id ln ls make \
    mkdir mktemp mv printf readlink rm sed sh sleep sort tail test touch tr true uname wc; do
    found=$(type -P "$name") || continue
    ln -s "$found" "$room/bin/$name"
done
# A script, not a link: Python finds its library by where it is started from.
printf '#!/bin/sh\nexec "%s" "$@"\n' "$python" >"$room/bin/python3.11"
chmod +x "$room/bin/python3.11"

git clone --quiet "$tree" "$room/the tree"
cd "$room/the tree"

# Of what the caller has set only the way to the packages is kept.
ways=()
while IFS= read -r name; do
    ways+=("$name=${!name}")
done < <(compgen -e | grep -E '^(PIP_(INDEX_URL|EXTRA_INDEX_URL|FIND_LINKS|CERT|CONFIG_FILE|DEFAULT_TIMEOUT)|SSL_CERT_FILE)$')

clean() {
    env -i PATH="$room/bin" HOME="$room/home" TMPDIR="$room/tmp" PIP_NO_CACHE_DIR=1 "$@"
}

say() {
    printf '\nclean room: %s (%s s so far)\n' "$*" "$SECONDS"
}

say "make demo, from nothing"
clean ${ways[@]+"${ways[@]}"} make demo
say "make test, from what the demo needs"
clean ${ways[@]+"${ways[@]}"} make test ARGS="$*"

dead=http://127.0.0.1:9
offline=(PIP_NO_INDEX=1 "HTTP_PROXY=$dead" "HTTPS_PROXY=$dead" "ALL_PROXY=socks5://127.0.0.1:9"
    "http_proxy=$dead" "https_proxy=$dead" "all_proxy=socks5://127.0.0.1:9")
say "make demo, without a network, in hostile surroundings"
umask 077
clean "${offline[@]}" TZ=America/New_York PYTHONIOENCODING=latin-1 COLUMNS=40 make demo
say "make test, likewise"
clean "${offline[@]}" TZ=America/New_York PYTHONHASHSEED=1 COLUMNS=40 NO_COLOR=1 \
    make test ARGS="${*:-tests/unit/test_conftest.py}"

left=$(git status --porcelain)
[ -z "$left" ] || { say "the commands left behind: $left"; exit 1; }
left=$(ls -A "$room/home")
[ -z "$left" ] || { say "the commands left in HOME: $left"; exit 1; }
say "both commands work"
