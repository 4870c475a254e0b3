//! The time to load the embedded chronicle, and a large one.
//!
//! `cargo bench --bench load`

use std::collections::BTreeMap;
use std::hint::black_box;
use std::sync::{Arc, OnceLock};

use annals::format::{EMBEDDED, EMBEDDED_MAPS, Loaded, embedded, load, load_map, load_whole};
use annals::map::BaseMap;
use annals::text::Whole;
use divan::counter::BytesCount;
use made_up::Measure;
use serde::Deserialize;

#[path = "../examples/generate/made_up/mod.rs"]
mod made_up;

fn main() {
    divan::main();
}

/// From bytes to the model, with all checks.
#[divan::bench]
fn checked() -> Option<Loaded> {
    load(black_box(EMBEDDED.as_bytes())).ok()
}

/// The same from the packed form, as at program start.
#[divan::bench]
fn at_start() -> Option<Loaded> {
    embedded().ok()
}

/// The base map, which is read when a map is first shown.
#[divan::bench]
fn base_map() -> Option<BaseMap> {
    load_map(black_box(EMBEDDED_MAPS[1].as_bytes())).ok()
}

/// The time for the `ron` crate to parse the same text without keeping anything, for comparison.
#[divan::bench]
fn ron_syntax_only() -> Option<serde::de::IgnoredAny> {
    ron::from_str(black_box(EMBEDDED)).ok()
}

/// The time to keep the values, without positions and checks.
#[divan::bench]
fn ron_values_only() -> Option<ron::Value> {
    ron::from_str(black_box(EMBEDDED)).ok()
}

const MEASURES: [Measure; 2] = [Measure::Full, Measure::Short];

/// 100,000 generated events.
fn large(measure: Measure) -> &'static Whole {
    static TEXTS: [OnceLock<Whole>; 2] = [const { OnceLock::new() }; 2];
    TEXTS[usize::from(measure == Measure::Short)].get_or_init(|| {
        let mut text = Vec::new();
        let written = made_up::write(&mut text, 100_000, 1, measure);
        let text = written.ok().and_then(|()| String::from_utf8(text).ok());
        Arc::new(text.unwrap_or_else(|| std::process::exit(1)).into())
    })
}

/// A large file: from text to the model, with all checks.
#[divan::bench(args = MEASURES, sample_count = 15)]
fn large_file(bencher: divan::Bencher<'_, '_>, measure: Measure) {
    let text = large(measure);
    bencher
        .counter(BytesCount::new(text.len()))
        .bench(|| load_whole(text).ok());
}

/// The time for the `ron` crate to read the same events into plain records, without positions and checks.
#[divan::bench(args = MEASURES, sample_count = 15)]
fn large_file_by_ron(bencher: divan::Bencher<'_, '_>, measure: Measure) {
    let text = large(measure);
    bencher
        .counter(BytesCount::new(text.len()))
        .bench(|| match measure {
            Measure::Full => ron::from_str(text)
                .ok()
                .map(|read: Events<FullEvent>| read.events.len()),
            Measure::Short => ron::from_str(text)
                .ok()
                .map(|read: Events<ShortEvent>| read.events.len()),
        });
}

#[derive(Deserialize)]
#[serde(rename = "Chronicle")]
struct Events<T> {
    events: Vec<T>,
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "what is read is not looked at")]
struct FullEvent {
    id: String,
    when: String,
    name: BTreeMap<String, String>,
    #[serde(default)]
    lanes: Vec<String>,
    kind: Kind,
    weight: u8,
    #[serde(default)]
    people: Vec<String>,
    place: Option<String>,
    summary: Option<String>,
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "what is read is not looked at")]
struct ShortEvent {
    id: String,
    when: String,
    name: String,
    lanes: Vec<String>,
    kind: Kind,
    weight: u8,
}

#[derive(Deserialize)]
enum Kind {
    Siege,
    Battle,
    War,
    Treaty,
    Diplomacy,
    Founding,
    Disaster,
    Succession,
    Court,
    Work,
    Journey,
    Death,
    Discovery,
}
