# How the scripts that people start do a step, and say in one sentence what went wrong. Sourced by them.

# fail SENTENCE: ends the script.
fail() {
    echo "$(basename "$0"): $*" >&2
    exit 1
}

# need_writable FOLDER: makes it, or ends the script.
need_writable() {
    { mkdir -p "$1" && [ -w "$1" ]; } 2>/dev/null ||
        fail "The folder $1 cannot be written to: copy the project to a folder of your own and start again there."
}

# step SENTENCE COMMAND…: runs it, with all it says on stderr so that pipes stay clean; where nobody watches, it is
# heard only when it fails, and the sentence then comes last.
step() {
    local sentence=$1 log
    shift
    command -v "$1" >/dev/null || fail "There is no '$1' on the PATH; it belongs to the Debian packages in app/packages.sh."
    if [ -t 2 ] || [ -n "${CI:-}" ]; then
        "$@" >&2 || fail "$sentence"
    else
        log=$(mktemp) || fail "No file can be made in ${TMPDIR:-/tmp}: make room there and start again."
        "$@" >"$log" 2>&1 || { cat "$log" >&2; rm -f "$log"; fail "$sentence"; }
        rm -f "$log"
    fi
}
