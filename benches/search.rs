//! The time to search the embedded chronicle, and very many generated events.
//!
//! `cargo bench --bench search`

#[path = "../examples/generate"]
mod generate {
    pub(crate) mod made_up;
}

use std::sync::OnceLock;

use annals::chronicle::Chronicle;
use annals::format;
use annals::search::{Index, Search};
use divan::Bencher;

fn main() {
    divan::main();
}

/// A query that matches many items; queries that match one, as written, by the initials of its reading, without diacritics, as typed for
/// kana, by its initial consonants, and with a typo; and a query that matches none of the generated items.
const WORDS: [&str; 10] = [
    "j",
    "siege 1126",
    "halley",
    "彗星",
    "hlhx",
    "sao choi",
    "suisei",
    "ㅎㄹㅎㅅ",
    "halelys",
    "jkzb",
];

fn embedded() -> Chronicle {
    loaded(format::embedded())
}

fn loaded(loaded: Result<format::Loaded, format::Report>) -> Chronicle {
    match loaded {
        Ok(loaded) => loaded.chronicle,
        Err(_) => std::process::exit(1),
    }
}

/// A million events.
fn large() -> &'static Chronicle {
    static LARGE: OnceLock<Chronicle> = OnceLock::new();
    LARGE.get_or_init(|| {
        let mut text = Vec::new();
        if generate::made_up::write(&mut text, EVENTS, 1, generate::made_up::Measure::Full).is_err()
        {
            std::process::exit(1);
        }
        // The last event has a name that no other event has.
        let end = text
            .windows(END.len())
            .rposition(|bytes| bytes == END.as_bytes())
            .unwrap_or(text.len());
        text.splice(end.., LAST.bytes());
        loaded(format::load(&text))
    })
}

const END: &str = "    ],\n)";
const LAST: &str = "(id: \"comet\", when: \"2024\", name: {\"en\": \"Comet of Halley\", \"zh-Hant\": \"哈雷彗星\", \"ja\": \"ハレーすいせい\", \"ko\": \"핼리 혜성\", \"vi\": \"Sao chổi Halley\"}),\n    ],\n)\n";

const EVENTS: u32 = 1_000_000;

/// All names and all texts of the embedded chronicle.
#[divan::bench(args = WORDS)]
fn whole_chronicle(bencher: Bencher<'_, '_>, text: &str) {
    let chronicle = embedded();
    bencher.bench_local(|| {
        let mut search = Search::new(text, &chronicle, &Index::default());
        while search.unfinished() {
            search.step(&chronicle, 500);
        }
        search.count()
    });
}

/// The index of a million events' names, which is built on its own thread once they are loaded.
#[divan::bench(sample_count = 3, sample_size = 1)]
fn index_of_many(bencher: Bencher<'_, '_>) {
    let chronicle = large();
    bencher
        .with_inputs(Index::default)
        .bench_local_refs(|index| index.make(chronicle));
}

fn index() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| {
        let index = Index::default();
        index.make(large());
        index
    })
}

/// The time to the first result, once the index is built.
#[divan::bench(args = WORDS, sample_count = 3, sample_size = 1)]
fn first_answer_by_index(bencher: Bencher<'_, '_>, text: &str) {
    let (chronicle, index) = (large(), index());
    bencher.bench_local(|| {
        let mut search = Search::new(text, chronicle, index);
        while search.unfinished() && search.hits().is_empty() {
            search.step(chronicle, 500);
        }
        search.count()
    });
}

/// The longest time that a key may wait: one slice of a search in very many events.
#[divan::bench(args = WORDS)]
fn slice_of_many(bencher: Bencher<'_, '_>, text: &str) {
    let chronicle = large();
    bencher.bench_local(|| {
        let mut search = Search::new(text, chronicle, &Index::default());
        search.step(chronicle, 500);
        search.count()
    });
}

/// The time to the first result, or until it is known that there is none.
#[divan::bench(args = WORDS, sample_count = 3, sample_size = 1)]
fn first_answer_of_many(bencher: Bencher<'_, '_>, text: &str) {
    let chronicle = large();
    bencher.bench_local(|| {
        let mut search = Search::new(text, chronicle, &Index::default());
        while search.unfinished() && search.hits().is_empty() {
            search.step(chronicle, 500);
        }
        search.count()
    });
}

/// All names and all texts of a million events.
#[divan::bench(args = WORDS, sample_count = 1, sample_size = 1)]
fn whole_of_many(bencher: Bencher<'_, '_>, text: &str) {
    let chronicle = large();
    bencher.bench_local(|| {
        let mut search = Search::new(text, chronicle, &Index::default());
        while search.unfinished() {
            search.step(chronicle, 500);
        }
        search.count()
    });
}
