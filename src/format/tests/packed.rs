//! Compares the packed chronicle with its text.

use std::sync::Arc;

use super::{EMBEDDED, PACKED, STARTER, load_whole, pack, unpack};
use crate::text::Whole;

fn text(of: &'static str) -> Whole {
    Arc::new(of.into())
}

/// `assets/jingkang.bin` must match the text. All fields are packed, so the chronicles are equal if the bytes are.
#[test]
fn the_embedded_chronicle_is_packed_as_its_text_says() {
    let text = text(EMBEDDED);
    let read = load_whole(&text).unwrap().chronicle;
    assert!(
        pack(&read, &text) == PACKED,
        "assets/jingkang.bin is not of assets/jingkang.ron as it is now: cargo run --example pack"
    );
}

#[test]
fn what_was_packed_is_unpacked_again() {
    for (name, of) in [
        ("embedded", EMBEDDED),
        ("starter", STARTER),
        ("an-lushan", super::AN_LUSHAN),
        ("imjin-war", super::IMJIN),
    ] {
        let text = text(of);
        let read = load_whole(&text).unwrap().chronicle;
        let packed = pack(&read, &text);
        let again = unpack(packed.clone().leak(), &text).expect(name);
        assert!(pack(&again, &text) == packed, "{name}");
        assert_eq!(format!("{:?}", again.events), format!("{:?}", read.events));
        assert_eq!(format!("{:?}", again.ids), format!("{:?}", read.ids));
        assert_eq!(again.relations.rows, read.relations.rows, "{name}");
    }
}

#[test]
fn bytes_of_another_text_are_refused() {
    assert!(unpack(PACKED, &text(EMBEDDED)).is_some());
    assert!(unpack(PACKED, &text(STARTER)).is_none());
    assert!(unpack(&[], &text(STARTER)).is_none());
}

#[test]
fn bytes_that_are_cut_short_are_refused() {
    for end in (0..PACKED.len()).step_by(997) {
        assert!(unpack(&PACKED[..end], &text(EMBEDDED)).is_none(), "{end}");
    }
}
