#!/usr/bin/env bash
# Installs what is missing, builds, and runs every test without a display. Arguments go to ctest.
#   ./tests/run.sh              all tests
#   ./tests/run.sh -R Elu       those whose name contains Elu
#   PRESET=asan ./tests/run.sh  under the address and undefined-behaviour sanitizers
set -euo pipefail
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$top/app/packages.sh"

install_missing "to build and test Actiscope" "${build_packages[@]}" "${run_packages[@]}" "${test_packages[@]}"

preset=${PRESET:-dev}
cd "$top"
cmake --preset "$preset"
NINJA_STATUS='[%p] ' cmake --build --preset "$preset"
ctest --preset "$preset" "$@"
