#!/usr/bin/env bash
# Installs what is missing, builds, and runs every test without a display. Arguments go to ctest.
#   ./tests/run.sh              all tests
#   ./tests/run.sh -R Elu       the suites whose name contains Elu
#   PRESET=asan ./tests/run.sh  under the address and undefined-behaviour sanitizers
set -euo pipefail
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$top/app/steps.sh"
. "$top/app/packages.sh"

preset=${PRESET:-dev}
need_writable "$top/build/$preset"
install_missing "to build and test Actiscope" "${build_packages[@]}" "${run_packages[@]}" "${test_packages[@]}"

cd "$top"
step "Configuring failed; what CMake said stands above." cmake --preset "$preset"
export NINJA_STATUS='[%p] '
step "Building failed; what the compiler said stands above." cmake --build --preset "$preset"
ctest --preset "$preset" "$@" || fail "Not every test passed; ctest names those that did not above."
