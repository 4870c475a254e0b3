//! A chronicle as linear plain text: for a pipe, a file, a screen reader. No lines are drawn, none are wrapped.

use std::io::{self, Write};

use crate::chronicle::card::{Block, Card, FigureRow, Reader, Word, chronicle_card, event_card};

/// Prints the chronicle's own card and every event; or only the events from one on.
///
/// # Errors
/// Passes on what the writer says.
pub fn print(reader: Reader<'_>, from: Option<usize>, out: &mut impl Write) -> io::Result<()> {
    if from.is_none() {
        print_card(&chronicle_card(reader), "# ", out)?;
    }
    for (index, _) in (0u32..).zip(&reader.chronicle.events).skip(from.unwrap_or(0)) {
        print_card(&event_card(reader, index), "## ", out)?;
    }
    Ok(())
}

fn print_card(card: &Card, mark: &str, out: &mut impl Write) -> io::Result<()> {
    for block in &card.blocks {
        match block {
            Block::Title(words) => writeln!(out, "{mark}{}", plain(words))?,
            Block::Line(words) => writeln!(out, "{}", plain(words))?,
            Block::Lead(words) | Block::Paragraph(words) => writeln!(out, "\n{}", plain(words))?,
            Block::Heading(heading) => writeln!(out, "\n{heading}:")?,
            Block::Field(label, words) => writeln!(out, "\n{label}: {}", plain(words).replace('\n', "; "))?,
            Block::Item(words) => writeln!(out, "- {}", plain(words))?,
            Block::Figures(rows) => print_figures(rows, out)?,
        }
    }
    writeln!(out)
}

fn print_figures(rows: &[FigureRow], out: &mut impl Write) -> io::Result<()> {
    writeln!(out)?;
    for row in rows {
        let claim = if row.claim.is_empty() { String::new() } else { format!(" ({})", row.claim) };
        writeln!(out, "- {}: {}{claim}", row.what, row.value)?;
    }
    Ok(())
}

fn plain(words: &[Word]) -> String {
    words.iter().map(|word| word.text.as_str()).collect()
}
