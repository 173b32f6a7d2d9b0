#!/usr/bin/env bash
# Make an environment hold what a lock file names, and nothing that was resolved beside it.
#
#     tools/install.sh FOLDER LOCK [PROJECT]
#
# FOLDER is the environment, LOCK the lock file, PROJECT what is installed from its sources on top.
# A second lock is added to the first. FOLDER/.installed says what is in it: an environment without
# it was interrupted or made by somebody else; one that names another place was copied; one that
# names another content of the lock is out of date. Each of them is made anew.
#
# Runs on bash 3.2, which macOS has, and needs nothing but Python and the usual small commands.
set -euo pipefail
unset CDPATH PYTHONHOME PYTHONPATH PYTHONOPTIMIZE
# Python writes paths into the environment, whatever characters they have.
export PYTHONUTF8=1

folder=$1
lock=$2
project=${3:-}
state=$folder/.installed
here=$(pwd -P)

say() {
    printf '%s\n' "$*" >&2
}

digest() {
    cksum <"$1" | tr -d '\n'
}

# Print the first Python that can make an environment. PYTHON decides if it is set.
find_python() {
    local candidate version incomplete="" found=""
    if [ -n "${PYTHON:-}" ]; then
        set -- "$PYTHON"
    else
        set -- python3.11 python3.12 python3.13 python3.14 python3 python
    fi
    for candidate in "$@"; do
        version=$("$candidate" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || continue
        case $version in
            [012].* | 3.[0-9] | 3.10) found="$found; $candidate is $version" ;;
            *)
                if "$candidate" -c 'import ensurepip, venv' 2>/dev/null; then
                    printf '%s\n' "$candidate"
                    return
                fi
                incomplete=${incomplete:-$version}
                ;;
        esac
    done
    if [ -n "$incomplete" ]; then
        say "Python $incomplete is here without its venv module: install it (on Debian and Ubuntu: apt install python$incomplete-venv)."
    elif [ -n "${PYTHON:-}" ]; then
        say "PYTHON=$PYTHON is no Python 3.11 or newer that runs${found}."
    else
        say "No Python 3.11 or newer was found on PATH${found}. Install one, or name it: make PYTHON=/path/to/python3.11 …"
    fi
    return 1
}

# Print what FOLDER/.installed says of a file, or fail if the environment is not to be trusted.
recorded() {
    sed -n "s/^$1 //p" "$state"
}

intact() {
    [ -f "$state" ] && [ "$(sed -n 1p "$state")" = "$here" ] && "$folder/bin/python" -c 'import pip' 2>/dev/null
}

lock_name=$(basename "$lock")
lock_digest=$(digest "$lock")
project_digest=
[ -z "$project" ] || project_digest=$(digest "$project/pyproject.toml")

fresh=no
if intact; then
    was_lock=$(recorded "$lock_name")
    was_project=$(recorded project)
    if [ "$was_lock" = "$lock_digest" ] && [ "$was_project" = "$project_digest" ]; then
        exit 0
    fi
    [ -z "$was_lock" ] || [ "$was_lock" = "$lock_digest" ] || fresh=yes
else
    fresh=yes
fi

kept=
if [ "$fresh" = no ]; then
    kept=$(sed -e 1d -e '/^project /d' -e "/^$lock_name /d" "$state")
fi
rm -f "$state"
if [ "$fresh" = yes ]; then
    python=$(find_python)
    "$python" -m venv --clear "$folder" || {
        say "$folder could not be made in $here: see above."
        exit 1
    }
fi

# Where packages come from is the caller's configuration of pip; where they go, and which, is not.
unset PIP_TARGET PIP_PREFIX PIP_ROOT PIP_REQUIREMENT PIP_CONSTRAINT PIP_NO_BINARY
export PIP_USER=0
pip() {
    "$folder/bin/python" -m pip "$@" --quiet --quiet --disable-pip-version-check --no-input
}
say "Installing the $(grep -c '^[A-Za-z0-9].*==' "$lock") packages of $lock into $folder …"
pip install --no-deps --no-compile --require-hashes --only-binary :all: --requirement "$lock" || {
    say "Not everything that $lock names could be installed: see above."
    exit 1
}
if [ -n "$project" ]; then
    pip install --no-deps --no-build-isolation --no-index --editable "$project"
fi
missing=$("$folder/bin/python" -m pip check --disable-pip-version-check) || {
    say "$lock is incomplete, run \`make lock\`: $missing"
    exit 1
}
{
    printf '%s\n' "$here"
    [ -z "$kept" ] || printf '%s\n' "$kept"
    printf '%s %s\n' "$lock_name" "$lock_digest"
    [ -z "$project" ] || printf 'project %s\n' "$project_digest"
} >"$state.part"
mv "$state.part" "$state"
