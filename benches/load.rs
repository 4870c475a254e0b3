//! How long it takes to load the chronicle that annals opens on.
//!
//! `cargo bench --bench load`

use std::hint::black_box;

use annals::format::{EMBEDDED, EMBEDDED_MAP, Loaded, embedded, load, load_map};
use annals::map::BaseMap;

fn main() {
    divan::main();
}

/// From bytes to the model, every check included.
#[divan::bench]
fn checked() -> Option<Loaded> {
    load(black_box(EMBEDDED.as_bytes())).ok()
}

/// The same without the check of the sources' dates, as it is done at the start.
#[divan::bench]
fn at_start() -> Option<Loaded> {
    embedded().ok()
}

/// The base map, which is read when a map is first shown.
#[divan::bench]
fn base_map() -> Option<BaseMap> {
    load_map(black_box(EMBEDDED_MAP.as_bytes())).ok()
}

/// What the `ron` crate takes to walk through the same text and keep nothing, for comparison.
#[divan::bench]
fn ron_syntax_only() -> Option<serde::de::IgnoredAny> {
    ron::from_str(black_box(EMBEDDED)).ok()
}

/// What it takes to keep the values, without places and without any check.
#[divan::bench]
fn ron_values_only() -> Option<ron::Value> {
    ron::from_str(black_box(EMBEDDED)).ok()
}
