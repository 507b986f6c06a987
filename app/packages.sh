# Debian packages by purpose, and how to install those that are missing. Sourced by the scripts that people start.

build_packages=(g++ cmake ninja-build qt6-base-dev qt6-svg-dev libqcustomplot-dev libfmt-dev libexpected-dev
    libcli11-dev nlohmann-json3-dev libhwy-dev tao-pegtl-dev)
run_packages=(qt6-qpa-plugins fonts-inter fonts-dejavu-core)
test_packages=(libgtest-dev libgmock-dev libbenchmark-dev libmpfr-dev libboost-dev xvfb openbox x11-utils
    desktop-file-utils appstream man-db)
lint_packages=(clang-format clang-tidy)

# install_missing WHY PACKAGE…: says on stderr what it installs and why; does nothing when all are there.
install_missing() {
    local why=$1 package missing=() sudo=()
    shift
    local installed
    installed=$(dpkg-query -W -f '${db:Status-Abbrev}${Package}\n' "$@" 2>/dev/null | sed -n 's/^ii //p')
    for package in "$@"; do
        grep -qxF "$package" <<<"$installed" || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return
    [ "$(id -u)" -eq 0 ] || sudo=(sudo)
    echo "Installing from Debian, $why: ${missing[*]}" >&2
    if [ ${#sudo[@]} -gt 0 ]; then
        command -v sudo >/dev/null || {
            echo "These packages need root: run 'apt-get install ${missing[*]}' as root, then start again." >&2
            return 1
        }
        echo "(with sudo, which may ask for your password)" >&2
    fi
    local log
    log=$(mktemp)
    if ! { "${sudo[@]}" apt-get update && "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
        tail -n 20 "$log" >&2
        echo "Installing failed; the whole log is $log." >&2
        return 1
    fi
    rm -f "$log"
}
