//! Packs the embedded chronicle: `cargo run --example pack`.

use std::path::Path;
use std::sync::Arc;

use annals::format::{EMBEDDED, load_whole, pack};
use annals::text::Whole;

fn main() -> std::io::Result<()> {
    let text: Whole = Arc::new(EMBEDDED.into());
    let loaded =
        load_whole(&text).map_err(|report| std::io::Error::other(format!("{report:?}")))?;
    let packed = pack(&loaded.chronicle, &text);
    println!("{} bytes", packed.len());
    std::fs::write(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/jingkang.bin"),
        packed,
    )
}
