# Debian packages by purpose, and how to install those that are missing. Sourced, after steps.sh, by the scripts that
# people start.

build_packages=(g++ cmake ninja-build qt6-base-dev qt6-svg-dev libqcustomplot-dev libfmt-dev libexpected-dev
    libcli11-dev nlohmann-json3-dev libhwy-dev tao-pegtl-dev)
run_packages=(qt6-qpa-plugins fonts-inter fonts-dejavu-core)
test_packages=(libgtest-dev libgmock-dev libbenchmark-dev libmpfr-dev libboost-dev xvfb openbox x11-utils
    desktop-file-utils appstream man-db)
lint_packages=(git clang-format clang-tidy)
bare_machine_packages=(git debootstrap)

# why_apt_failed LOG: what stands in apt's log, as half a sentence.
why_apt_failed() {
    local line
    if line=$(grep -m1 '^sudo: \|not in the sudoers file' "$1"); then
        echo "sudo refused (${line#sudo: })"
    elif grep -q 'Could not get lock\|Unable to acquire the dpkg' "$1"; then
        echo "another program is installing packages, wait for it"
    elif grep -q 'No space left on device\|enough free space' "$1"; then
        echo "the disk is full"
    elif grep -q 'Failed to fetch\|Could not resolve\|Could not connect' "$1"; then
        echo "the network or the package server cannot be reached"
    elif line=$(grep -m1 -o 'Unable to locate package [^ ]*\|[^ ]*. has no installation candidate' "$1"); then
        line=${line#Unable to locate package }
        echo "apt does not know the package ${line%% *}, so this is not Debian 12 or its sources lack 'main'"
    elif line=$(grep -m1 '^E: ' "$1"); then
        echo "${line#E: }"
    else
        echo "apt-get gave no reason"
    fi
}

# install_missing WHY PACKAGE…: says on stderr what it installs and why, or ends the script; does nothing when all are
# there.
install_missing() {
    local why=$1 package missing=() sudo=() installed log
    shift
    # dpkg-query fails when it does not know a package at all, which is what a bare machine says of most.
    installed=$(dpkg-query -W -f '${db:Status-Abbrev}${Package}\n' "$@" 2>/dev/null | sed -n 's/^ii //p') || true
    for package in "$@"; do
        [[ $'\n'$installed$'\n' == *$'\n'$package$'\n'* ]] || missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    command -v apt-get >/dev/null ||
        fail "There is no apt-get, so this is not Debian: install by other means, $why: ${missing[*]}."
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null ||
            fail "Packages are missing and there is no sudo: run 'apt-get install ${missing[*]}' as root, then start again."
        sudo=(sudo)
    fi
    echo "Installing from Debian, $why${sudo:+ (sudo may ask for your password)}: ${missing[*]}" >&2
    log=$(mktemp) || fail "No file can be made in ${TMPDIR:-/tmp}: make room there and start again."
    # A list of packages that cannot be fetched is no reason to stop: those of Debian may still be there.
    "${sudo[@]}" env LC_ALL=C DEBIAN_FRONTEND=noninteractive sh -c \
        'apt-get update; exec apt-get install -y --no-install-recommends "$@"' sh "${missing[@]}" >"$log" 2>&1 ||
        fail "Installing packages failed: $(why_apt_failed "$log"); the whole log is $log."
    rm -f "$log"
}
