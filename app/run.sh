#!/usr/bin/env bash
# Installs what is missing, builds Actiscope and starts it; arguments go to the program.
#   ./app/run.sh                          the window
#   ./app/run.sh export elu -o elu.svg    any command of the program
set -euo pipefail
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$top/app/packages.sh"

install_missing "to build and run Actiscope" "${build_packages[@]}" "${run_packages[@]}"

# Everything but the program's own output goes to stderr, so that pipes stay clean.
build=$top/build/release
build_step() {
    if [ -t 2 ]; then
        "$@" >&2
    else
        local log
        log=$(mktemp)
        "$@" >"$log" 2>&1 || { cat "$log" >&2; rm -f "$log"; return 1; }
        rm -f "$log"
    fi
}
if [ ! -f "$build/build.ninja" ]; then
    echo "Building Actiscope, once; this takes a few minutes." >&2
    (cd "$top" && build_step cmake --preset release)
fi
NINJA_STATUS='Building Actiscope: %p of %t steps, %es ' build_step ninja -C "$build" actiscope

exec "$build/app/actiscope" "$@"
