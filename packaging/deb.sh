#!/bin/sh
# Builds a Debian package: the program with its manual page, the completions of three shells, documents and examples.
# It needs cargo-deb (`cargo install cargo-deb`). The package lies in target/debian, or in $CARGO_TARGET_DIR/debian.
set -eu
cd "$(dirname "$0")/.."
cargo build --release --locked
annals="${CARGO_TARGET_DIR:-target}/release/annals"
made=target/packaged
mkdir -p "$made"
"$annals" man > "$made/annals.1"
"$annals" completions bash > "$made/annals.bash"
"$annals" completions zsh > "$made/_annals"
"$annals" completions fish > "$made/annals.fish"
cargo deb --no-build --locked "$@"
