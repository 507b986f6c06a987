#!/usr/bin/env bash
# Types README's commands on bare machines, as newcomers would, and says what came of it. A bare machine is a minimal
# Debian 12 in a folder, with nothing of this machine but the way to its package server. Needs root; leaves nothing.
#   ./tests/bare_machine.sh           everything fetched afresh
#   ./tests/bare_machine.sh FOLDER    keeps the minimal Debian and the packages there for the next time
set -euo pipefail
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$top/app/steps.sh"
. "$top/app/packages.sh"

[ "$(id -u)" -eq 0 ] || fail "Making a bare machine needs root: run 'sudo $0'."
unshare --mount --pid --fork true 2>/dev/null ||
    fail "Mounting is not allowed here, and a bare machine needs its own /proc: start this outside of a locked container."
install_missing "to make a bare machine" "${bare_machine_packages[@]}"

work=$(mktemp -d) || fail "No folder can be made in ${TMPDIR:-/tmp}: make room there and start again."
trap 'rm -rf --one-file-system "$work"' EXIT # what is mounted is so in namespaces that end before
cache=${1:-$work/cache}
need_writable "$cache/archives"
cache=$(cd "$cache" && pwd)
person=person
project=/home/$person/actiscope # at the same place on every machine, so that what one built another starts

# README's own words, so that what is tried is what is promised.
readme() { grep -m1 -o "$1" "$top/README.md" || fail "README.md has nothing like '$1' to try any more."; }
first_command=$(readme '^    [^#]*[^# ]' | sed 's/^ *//')
install_command=$(readme 'cmake --install [^`]*')
package_packages=$(readme 'apt-get install [^`]*')
package_command=$(readme 'cmake --build [^`]* --target package')

say() { echo "bare machine: $*"; }

# This machine's way to Debian's packages: its mirrors, which apt knows once it has their lists, and its proxies.
mirrors() {
    apt-get indextargets --format 'deb $(REPO_URI) $(CODENAME) $(COMPONENT)' \
        'Created-By: Packages' 'Origin: Debian' 2>/dev/null | grep ' bookworm'
}
mirrors >/dev/null || apt-get update >/dev/null 2>&1 || true
mirrors=$(mirrors) || mirrors="deb http://deb.debian.org/debian bookworm main"
mirror=$(awk '$3 == "bookworm" { print $2; exit }' <<<"$mirrors")
proxies() {
    apt-config dump Acquire | grep -E '^Acquire::(https?::Proxy|Check-|Retries)' || true
    local scheme name
    for scheme in http https; do
        name=${scheme}_proxy
        [ -z "${!name:-}" ] || echo "Acquire::$scheme::Proxy \"${!name}\";"
    done
}

make_minimal_debian() {
    local include=()
    [[ $mirror != https:* ]] || include=(--include=ca-certificates)
    step "Making a minimal Debian from $mirror failed; what debootstrap said stands above." \
        debootstrap --variant=minbase "${include[@]}" bookworm "$work/base" "$mirror"
    rm -f "$work"/base/var/cache/apt/archives/*.deb
    tar -C "$work" -cf "$cache/minimal.tar.part" base
    mv "$cache/minimal.tar.part" "$cache/minimal.tar"
    rm -rf "$work/base"
}

# new_machine NAME: a fresh one, with an ordinary user and no sudo.
new_machine() {
    local root=$work/$1
    mkdir "$root"
    tar -C "$root" --strip-components=1 -xf "$cache/minimal.tar"
    echo "$mirrors" >"$root/etc/apt/sources.list"
    proxies >"$root/etc/apt/apt.conf.d/99host"
    echo force-unsafe-io >"$root/etc/dpkg/dpkg.cfg.d/fast" # a machine of minutes need not survive a loss of power
    cp /etc/resolv.conf /etc/hosts "$root/etc/"
    on "$1" root "useradd --create-home --shell /bin/bash $person"
}

# on MACHINE USER COMMAND: types it in a login shell of that user.
on() {
    unshare --mount --pid --fork --kill-child bash -c '
        mount -t proc proc "$1/proc" && mount --bind "$2" "$1/var/cache/apt/archives" && exec chroot "$1" su - "$3" -c "$4"
    ' bash "$work/$1" "$cache/archives" "$2" "$3" </dev/null
}

# said_on …: the same; what it said is in $said, its status in $status.
said_on() {
    status=0
    on "$@" >"$work/said" 2>&1 || status=$?
    said=$(cat "$work/said")
}
has_to_work() {
    said_on "$@"
    [ "$status" -eq 0 ] || { echo "$said" >&2; fail "On the machine $1, as $2, '$3' ended with status $status."; }
}
has_to_say() {
    [[ $said == *"$1"* ]] || { echo "$said" >&2; fail "Instead of the above, '$1' was to be said."; }
}

copy_project() {
    mkdir "$work/$1$project"
    (cd "$top" && git ls-files -z | tar --null -T - -c) | tar -C "$work/$1$project" -x --no-same-owner
    on "$1" root "chown -R $person: $project"
}

# has_to_draw MACHINE USER PROGRAM: a picture, with its text in a real font, without a remark.
has_to_draw() {
    local folder=$work/$1/tmp/drawn
    rm -rf "$folder"
    has_to_work "$1" "$2" "mkdir /tmp/drawn && $3 export elu --title 'Drawn on a bare machine' -o /tmp/drawn/elu.png -o /tmp/drawn/elu.pdf"
    [ -z "$said" ] || { echo "$said" >&2; fail "Drawing on the machine $1 was to be silent."; }
    [ "$(head -c 8 "$folder/elu.png" | od -An -tx1 | tr -d ' ')" = 89504e470d0a1a0a ] &&
        [[ "$(tail -c 8 "$folder/elu.png" | head -c 4)" == IEND ]] || fail "What $1 drew is no PNG."
    grep -qa 'FontName.*+Inter' "$folder/elu.pdf" || fail "The text that $1 drew is not in the font Inter."
}

seconds_since() { echo "$((SECONDS - $1)) s"; }

if [ ! -f "$cache/minimal.tar" ]; then
    begun=$SECONDS
    make_minimal_debian
    say "made a minimal Debian 12 in $(seconds_since $begun)"
fi

new_machine visitor
copy_project visitor
said_on visitor $person "cd actiscope && $first_command"
[ "$status" -eq 1 ] || fail "Without sudo, '$first_command' was to end with status 1, not $status."
has_to_say "Packages are missing and there is no sudo: run 'apt-get install g++ "
[ "$(wc -l <<<"$said")" -eq 1 ] || fail "Without sudo, one sentence was to be said."
say "an ordinary user without sudo is told what to install"
rm -rf --one-file-system "$work/visitor"

new_machine newcomer
copy_project newcomer
has_to_work newcomer root "apt-get update && apt-get install -y --no-install-recommends sudo"
echo "$person ALL=(ALL) NOPASSWD: ALL" >"$work/newcomer/etc/sudoers.d/$person"
begun=$SECONDS
said_on newcomer $person "cd actiscope && $first_command"
has_to_say "Installing from Debian, to build and run Actiscope (sudo may ask for your password): g++ "
has_to_say "there is no display to show the window on"
say "an ordinary user with sudo typed '$first_command': installed and built in $(seconds_since $begun)"
has_to_draw newcomer $person "cd actiscope && $first_command"
say "then drew a figure, its text in Inter"
has_to_work newcomer $person "cd actiscope && $install_command"
has_to_draw newcomer $person '~/.local/bin/actiscope'
say "'$install_command' gave a program that draws"
has_to_work newcomer root "$package_packages"
has_to_work newcomer $person "cd actiscope && $package_command"
made=("$work/newcomer$project/build/release/"*.deb)
[ -f "${made[0]}" ] || fail "'$package_command' made no .deb."

new_machine root_only
begun=$SECONDS
cp -a "$work/newcomer$project" "$work/root_only$project" # built already, and built once is enough
said_on root_only root "cd $project && $first_command"
has_to_say "Installing from Debian, to build and run Actiscope: g++ "
has_to_say "there is no display to show the window on"
has_to_draw root_only root "cd $project && $first_command"
say "root without sudo typed '$first_command': installed and drew in $(seconds_since $begun)"
rm -rf --one-file-system "$work/root_only"

new_machine installed
deb=${made[0]##*/}
mv "${made[0]}" "$work/installed/tmp/"
rm -rf --one-file-system "$work/newcomer"
begun=$SECONDS
has_to_work installed root "apt-get update && apt-get install -y --no-install-recommends /tmp/$deb"
has_to_work installed $person "actiscope --version"
has_to_say "actiscope "
has_to_draw installed $person actiscope
has_to_work installed $person "cd /usr/share && gzip -t man/man1/actiscope.1.gz && grep -q _actiscope bash-completion/completions/actiscope &&
    test -f applications/org.actiscope.Actiscope.desktop -a -f icons/hicolor/scalable/apps/org.actiscope.Actiscope.svg -a -f doc/actiscope/copyright"
has_to_work installed root "apt-get purge -y actiscope && ! test -e /usr/bin/actiscope"
say "'$package_command' gave $deb ($(stat -c %s "$work/installed/tmp/$deb") bytes): installed, drew, and was removed in $(seconds_since $begun)"
