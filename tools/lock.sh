#!/bin/sh
# Write the locked requirements anew from pyproject.toml: exact versions and hashes for every platform, and no
# addresses of any package index, so that the files are the same wherever they are made.
#   tools/lock.sh             keep what is locked where it still fits
#   tools/lock.sh --upgrade   take the newest of everything
set -eu
cd "$(dirname "$0")/.."
uv="${UV:-.venv/bin/uv}"

lock() {
    out=$1
    shift
    "$uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
        --no-header --no-annotate --output-file "$out" "$@"
    if grep -nE 'https?://|^--' "$out"; then
        echo "$out holds an address; it must hold names, versions and hashes only." >&2
        exit 1
    fi
}

lock requirements.txt "$@" pyproject.toml
lock requirements-dev.txt "$@" --extra dev --constraint requirements.txt pyproject.toml
lock requirements-uv.txt "$@" tools/uv.in
