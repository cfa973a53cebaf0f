#!/usr/bin/env bash
# Installs the system packages that building or testing needs and this machine lacks; says what it runs.
#
#   scripts/dependencies.sh build    what `make site` needs
#   scripts/dependencies.sh test     the same, and what the tests need besides
#   scripts/dependencies.sh browser  only what the browser tests need (and the few Python packages of the program tests)
#
# Does and prints nothing when all is there. This is the one place that lists them.
set -euo pipefail

# pkg-config: SwiftPM asks it where libraries are, and warns on every build without it.
build_apt=(pkg-config libcmark-gfm-dev libcmark-gfm-extensions-dev libwebp-dev libpng-dev libcurl4-openssl-dev)
# The reference Markdown program; the checker of the C wrappers' memory, and strip for it; what the curl samples use;
# what pictures are compared with and read by: Pillow, cwebp and webpinfo, exiftool.
test_apt=(cmark-gfm valgrind binutils curl jq uuid-runtime python3-pil webp libimage-exiftool-perl)
# The browser, a Java for the Nu HTML checker, the letters of the screenshots; Python's packages come from PyPI into .venv.
browser_apt=(python3-venv chromium default-jre-headless fonts-dejavu-core)
build_brew=(pkgconf cmark-gfm webp libpng curl)
# Homebrew's cmark-gfm and webp hold the programs too; valgrind does not run on current macOS.
test_brew=(jq pillow exiftool)
# Chromium is no formula there: the browser tests take the one that $CHROMIUM names, or google-chrome on the path.
browser_brew=(openjdk)

say() { printf 'dependencies: %s\n' "$*"; }

# Runs a command as root, through sudo if need be, and prints it first.
as_root() {
    [ "$(id -u)" -eq 0 ] || set -- sudo "$@"
    say "running: $*"
    "$@"
}

# Package servers fail now and then: one more try, then the failure stands.
with_retry() {
    "$@" && return
    say "that failed; trying once more in 5 seconds"
    sleep 5
    "$@"
}

install_with_apt() {
    local name missing=()
    for name in "$@"; do
        [ "$(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null || true)" = installed ] || missing+=("$name")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    say "missing here: ${missing[*]}"
    if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
        say "installing them needs root, and there is no sudo. As root, run:" >&2
        say "    apt-get update && apt-get install -y --no-install-recommends ${missing[*]}" >&2
        exit 1
    fi
    with_retry as_root apt-get -qq update
    with_retry as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install "${missing[@]}"
}

# Untested: no Mac was at hand when this was written.
install_with_brew() {
    local name missing=()
    for name in "$@"; do
        brew list --formula "$name" >/dev/null 2>&1 || missing+=("$name")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    say "missing here: ${missing[*]}"
    say "running: brew install ${missing[*]}"
    with_retry brew install "${missing[@]}"
}

# The packages that the tests' requirements.txt pin, in .venv. A copy of those files there says that they are in.
install_python_packages() {
    local wanted=(Tests/Browser/requirements.txt Tests/Program/requirements.txt)
    cat "${wanted[@]}" | cmp -s - .venv/requirements.txt \
        && .venv/bin/python -c 'import playwright, PIL, jsonschema, referencing' 2>/dev/null && return
    say "the tests' Python packages are missing from .venv, or others are there"
    say "running: python3 -m venv --clear .venv"
    python3 -m venv --clear .venv
    local install=(.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --only-binary :all:)
    local file
    for file in "${wanted[@]}"; do install+=(-r "$file"); done
    say "running: ${install[*]}"
    with_retry "${install[@]}"
    cat "${wanted[@]}" >.venv/requirements.txt
}

cd "$(dirname "$0")/.."
case "${1:-}" in
    build) apt=("${build_apt[@]}") brew=("${build_brew[@]}") ;;
    test) apt=("${build_apt[@]}" "${test_apt[@]}" "${browser_apt[@]}") brew=("${build_brew[@]}" "${test_brew[@]}" "${browser_brew[@]}") ;;
    browser) apt=("${browser_apt[@]}") brew=("${browser_brew[@]}") ;;
    *) echo "usage: $0 build|test|browser" >&2; exit 2 ;;
esac

if command -v apt-get >/dev/null && command -v dpkg-query >/dev/null; then
    install_with_apt "${apt[@]}"
elif command -v brew >/dev/null; then
    install_with_brew "${brew[@]}"
elif ! pkg-config --exists libcmark-gfm libwebp libwebpmux libpng libcurl 2>/dev/null; then
    say "neither apt nor Homebrew is here. Install cmark-gfm, libwebp, libpng and libcurl with their headers, and pkg-config," >&2
    say "then run make again (Debian's names: ${apt[*]})." >&2
    exit 1
fi
[ "$1" = build ] || install_python_packages
