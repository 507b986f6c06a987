#!/usr/bin/env bash
# Runs the given test program on an X server of its own, with a window manager.
set -euo pipefail
folder=$(mktemp -d)
server=''
manager=''
trap 'kill $manager $server 2>/dev/null || true; rm -rf "$folder"' EXIT
exec 3>"$folder/display"
Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp >/dev/null 2>&1 &
server=$!
wait_until() {
    until "$@" >/dev/null 2>&1; do
        kill -0 "$server"
        sleep 0.05
    done
}
wait_until test -s "$folder/display"
DISPLAY=:$(cat "$folder/display")
export DISPLAY QT_QPA_PLATFORM=xcb XDG_RUNTIME_DIR=$folder
chmod 700 "$folder"
openbox >/dev/null 2>&1 &
manager=$!
manager_is_up() { xprop -root _NET_SUPPORTING_WM_CHECK | grep -q 'window id'; }
wait_until manager_is_up
"$@"
