//! How long it takes to load the chronicle that annals opens on.
//!
//! `cargo bench --bench load`

use std::hint::black_box;

use annals::format::{EMBEDDED, load};

fn main() {
    divan::main();
}

/// From bytes to the model, every check included.
#[divan::bench]
fn embedded() {
    black_box(load(black_box(EMBEDDED.as_bytes()))).ok();
}

/// What the `ron` crate takes to walk through the same text and keep nothing, for comparison.
#[divan::bench]
fn ron_syntax_only() {
    black_box(ron::from_str::<serde::de::IgnoredAny>(black_box(EMBEDDED))).ok();
}

/// What it takes to keep the values, without places and without any check.
#[divan::bench]
fn ron_values_only() {
    black_box(ron::from_str::<ron::Value>(black_box(EMBEDDED))).ok();
}
