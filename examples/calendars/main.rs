//! Packs the tables of `assets/calendars` into the form that is embedded in the program: `cargo run --example calendars`.

mod pack;

fn main() -> std::io::Result<()> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/calendars");
    let packed = pack::packed(&folder)?;
    println!("{} bytes", packed.len());
    std::fs::write(folder.join("calendars.bin"), packed)
}
