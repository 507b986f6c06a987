#!/usr/bin/env bash
# Runs the given test program on an X server of its own, with a window manager.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../../app/steps.sh"
[ $# -gt 0 ] || fail "Name the program that is to run on an X server, and its arguments."
for tool in Xvfb openbox xprop "$1"; do
    command -v "$tool" >/dev/null || fail "There is no '$tool'; start ./tests/run.sh, which installs and builds it."
done

folder=$(mktemp -d) || fail "No folder can be made in ${TMPDIR:-/tmp}: make room there and start again."
server=''
manager=''
trap 'kill $manager $server 2>/dev/null || true; rm -rf "$folder"' EXIT
exec 3>"$folder/display"
Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp >/dev/null 2>"$folder/said" &
server=$!
# wait_until WHO PROCESS COMMAND…: until it succeeds, as long as that process lives.
wait_until() {
    local who=$1 process=$2
    shift 2
    until "$@" >/dev/null 2>&1; do
        kill -0 "$process" 2>/dev/null || fail "$who did not start: $(tail -n 1 "$folder/said")"
        sleep 0.05
    done
}
wait_until "The X server" "$server" test -s "$folder/display"
DISPLAY=:$(cat "$folder/display")
export DISPLAY QT_QPA_PLATFORM=xcb XDG_RUNTIME_DIR=$folder
chmod 700 "$folder"
openbox >/dev/null 2>"$folder/said" &
manager=$!
manager_is_up() { xprop -root _NET_SUPPORTING_WM_CHECK | grep -q 'window id'; }
wait_until "The window manager" "$manager" manager_is_up
"$@"
