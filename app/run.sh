#!/usr/bin/env bash
# Installs what is missing, builds Actiscope and starts it; arguments go to the program.
#   ./app/run.sh                          the window
#   ./app/run.sh export elu -o elu.svg    any command of the program
set -euo pipefail
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$top/app/steps.sh"
. "$top/app/packages.sh"

build=$top/build/release
need_writable "$build"
install_missing "to build and run Actiscope" "${build_packages[@]}" "${run_packages[@]}"

if [ ! -f "$build/build.ninja" ]; then
    echo "Building Actiscope, once; this takes a few minutes." >&2
    (cd "$top" && step "Configuring failed; what CMake said stands above." cmake --preset release)
fi
export NINJA_STATUS='Building Actiscope: %p of %t steps, %es '
step "Building failed; what the compiler said stands above." ninja -C "$build" actiscope

exec "$build/app/actiscope" "$@"
