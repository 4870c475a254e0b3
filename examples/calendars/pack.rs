//! The packed form of the calendars: counts as bytes, characters as indices into a table, and exceptions for readings that do not follow
//! from the characters of a name. It is read by `src/time/calendar/store.rs`.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    reason = "the numbers are those of the tables"
)]

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::Path;

#[path = "../../src/time/calendar/derive.rs"]
mod derive;

/// A table: rows of cells, with named columns.
struct Table {
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    fn read(path: &Path) -> io::Result<Self> {
        let text = fs::read_to_string(path)?;
        let mut lines = text
            .lines()
            .map(|line| line.split('\t').map(str::to_owned).collect::<Vec<String>>());
        Ok(Self {
            columns: lines.next().unwrap_or_default(),
            rows: lines.collect(),
        })
    }

    fn cell<'a>(&self, row: &'a [String], column: &str) -> &'a str {
        let place = self.columns.iter().position(|name| name == column);
        place
            .and_then(|place| row.get(place))
            .map_or("", String::as_str)
    }
}

/// Packs all tables of the folder.
pub(crate) fn packed(folder: &Path) -> io::Result<Vec<u8>> {
    let eras = Table::read(&folder.join("eras.tsv"))?;
    let readings = Table::read(&folder.join("readings.tsv"))?;
    let polities = Table::read(&folder.join("polities.tsv"))?;
    let views = Table::read(&folder.join("views.tsv"))?;
    let series = fs::read_to_string(folder.join("series.tsv"))?;
    let characters = Characters::of(&eras, &readings, &polities);
    let mut out = Vec::new();
    characters.write(&mut out);
    write_series(&series, &mut out);
    write_computed(&Table::read(&folder.join("computed.tsv"))?, &mut out);
    write_polities(&polities, &characters, &mut out);
    write_views(&views, &mut out);
    write_eras(&eras, &polities, &characters, &mut out);
    Ok(out)
}

/// The characters of the names: those with readings first, then by frequency.
struct Characters {
    places: HashMap<char, usize>,
    all: Vec<char>,
    readings: HashMap<char, [String; 3]>,
    simplified: HashMap<char, char>,
}

impl Characters {
    fn of(eras: &Table, readings: &Table, polities: &Table) -> Self {
        let mut count: HashMap<char, usize> = HashMap::new();
        let mut simplified: HashMap<char, HashMap<char, usize>> = HashMap::new();
        let mut pair = |han: &str, hans: &str| {
            let hans = if hans.is_empty() { han } else { hans };
            if han.chars().count() == hans.chars().count() {
                for (one, other) in han.chars().zip(hans.chars()) {
                    *simplified.entry(one).or_default().entry(other).or_default() += 1;
                }
            }
        };
        for row in &eras.rows {
            pair(eras.cell(row, "han"), eras.cell(row, "hans"));
            for column in ["han", "alt", "ruler"] {
                for character in eras.cell(row, column).chars() {
                    *count.entry(character).or_default() += 1;
                }
            }
        }
        for row in &polities.rows {
            pair(polities.cell(row, "han"), polities.cell(row, "hans"));
        }
        let readings: HashMap<char, [String; 3]> = readings
            .rows
            .iter()
            .filter_map(|row| {
                let character = row[0].chars().next()?;
                Some((character, [row[1].clone(), row[2].clone(), row[3].clone()]))
            })
            .collect();
        let mut all: Vec<char> = count.keys().copied().collect();
        all.sort_by_key(|c| (!readings.contains_key(c), std::cmp::Reverse(count[c]), *c));
        Self {
            places: all.iter().enumerate().map(|(at, c)| (*c, at)).collect(),
            readings: readings
                .into_iter()
                .filter(|(c, _)| count.contains_key(c))
                .collect(),
            simplified: simplified
                .into_iter()
                .filter_map(|(han, to)| {
                    let most = to.into_iter().max_by_key(|(c, n)| (*n, *c))?.0;
                    (most != han).then_some((han, most))
                })
                .collect(),
            all,
        }
    }

    fn write(&self, out: &mut Vec<u8>) {
        text(out, &self.all.iter().collect::<String>());
        let read: Vec<String> = self
            .all
            .iter()
            .filter_map(|c| Some(self.readings.get(c)?.join(" ")))
            .collect();
        text(out, &read.join("\n"));
        let mut pairs: Vec<_> = self.simplified.iter().collect();
        pairs.sort_unstable();
        let pairs: String = pairs.into_iter().flat_map(|(a, b)| [*a, *b]).collect();
        text(out, &pairs);
    }

    fn name(&self, out: &mut Vec<u8>, name: &str) {
        count(out, name.chars().count());
        for character in name.chars() {
            count(out, self.places[&character]);
        }
    }

    fn simplified(&self, han: &str) -> String {
        han.chars()
            .map(|c| self.simplified.get(&c).copied().unwrap_or(c))
            .collect()
    }

    fn derived(&self, han: &str, reading: usize) -> Option<String> {
        let syllables: Vec<&str> = han
            .chars()
            .map(|c| Some(self.readings.get(&c)?[reading].as_str()))
            .collect::<Option<_>>()?;
        let syllables = syllables.into_iter();
        Some(match reading {
            0 => derive::pinyin(syllables),
            1 => derive::hangul(syllables),
            _ => derive::viet(syllables),
        })
    }
}

/// A count in groups of seven bits, the lowest group first.
fn count(out: &mut Vec<u8>, number: usize) {
    let mut rest = number;
    while rest >= 0x80 {
        out.push((rest & 0x7f) as u8 | 0x80);
        rest >>= 7;
    }
    out.push(rest as u8);
}

/// A signed number in zigzag encoding, so that small absolute values stay small.
fn signed(out: &mut Vec<u8>, number: i64) {
    count(out, ((number << 1) ^ (number >> 63)) as usize);
}

fn text(out: &mut Vec<u8>, text: &str) {
    count(out, text.len());
    out.extend_from_slice(text.as_bytes());
}

/// A bit stream, the highest bit of each byte first.
#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    used: usize,
}

impl Bits {
    fn push(&mut self, number: usize, bits: usize) {
        for bit in (0..bits).rev() {
            if self.used.is_multiple_of(8) {
                self.bytes.push(0);
            }
            if let Some(last) = self.bytes.last_mut() {
                *last |= ((number >> bit & 1) as u8) << (7 - self.used % 8);
            }
            self.used += 1;
        }
    }
}

struct Year<'a> {
    number: i64,
    first: i64,
    leap: usize,
    lengths: &'a str,
    order: &'a str,
}

impl Year<'_> {
    fn end(&self) -> i64 {
        let long = self.lengths.bytes().filter(|b| *b == b'1').count();
        self.first + 29 * self.lengths.len() as i64 + long as i64
    }

    /// One bit for the order, four bits for the intercalary month, and one bit for each month. A value of 15 introduces a list of months.
    fn write(&self, bits: &mut Bits) {
        bits.push(usize::from(self.order == "x"), 1);
        let usual = self.order.is_empty() || self.order == "x";
        if usual && self.lengths.len() == 12 + usize::from(self.leap > 0) {
            bits.push(self.leap, 4);
        } else {
            bits.push(15, 4);
            bits.push(self.lengths.len(), 4);
            let listed: Vec<i64> = self
                .order
                .split(',')
                .filter_map(|month| month.parse().ok())
                .collect();
            assert_eq!(listed.len(), self.lengths.len(), "{}", self.number);
            for month in listed {
                bits.push(usize::from(month < 0), 1);
                bits.push(month.unsigned_abs() as usize, 4);
            }
        }
        for length in self.lengths.bytes() {
            bits.push(usize::from(length == b'1'), 1);
        }
    }
}

fn write_series(series: &str, out: &mut Vec<u8>) {
    let cells: Vec<Vec<&str>> = series
        .lines()
        .map(|line| line.split('\t').collect())
        .collect();
    let heads: Vec<&Vec<&str>> = cells
        .iter()
        .filter(|row| row[0] == "#series" && row[1] != "id")
        .collect();
    count(out, heads.len());
    for head in &heads {
        let number = |at: usize| head[at].parse::<i64>().unwrap_or_default();
        text(out, head[1]);
        text(out, head[2]);
        signed(out, number(3));
        signed(out, number(4));
        signed(out, number(5));
        let years: Vec<Year<'_>> = cells
            .iter()
            .filter(|row| row[0] == head[1])
            .map(|row| Year {
                number: row[1].parse().unwrap_or_default(),
                first: row[2].parse().unwrap_or_default(),
                leap: row[3].parse().unwrap_or_default(),
                lengths: row[4],
                order: row.get(5).copied().unwrap_or_default(),
            })
            .collect();
        write_years(&years, out);
    }
}

/// Runs of years that follow each other without a gap.
fn write_years(years: &[Year<'_>], out: &mut Vec<u8>) {
    let mut runs: Vec<&[Year<'_>]> = Vec::new();
    let mut from = 0;
    for at in 1..=years.len() {
        let breaks = years.get(at).is_none_or(|year| {
            year.number != years[at - 1].number + 1 || year.first != years[at - 1].end()
        });
        if breaks {
            runs.push(&years[from..at]);
            from = at;
        }
    }
    count(out, runs.len());
    let (mut year, mut day) = (0, 0);
    for run in runs {
        signed(out, run[0].number - year);
        signed(out, run[0].first - day);
        count(out, run.len());
        (year, day) = (run[0].number, run[0].first);
        let mut bits = Bits::default();
        for year in run {
            year.write(&mut bits);
        }
        count(out, bits.bytes.len());
        out.extend_from_slice(&bits.bytes);
    }
}

/// The days in each series whose months are based on computation alone.
fn write_computed(computed: &Table, out: &mut Vec<u8>) {
    count(out, computed.rows.len());
    for row in &computed.rows {
        let number = |column| computed.cell(row, column).parse().unwrap_or_default();
        text(out, computed.cell(row, "series"));
        signed(out, number("first"));
        signed(out, number("end"));
    }
}

fn write_polities(polities: &Table, characters: &Characters, out: &mut Vec<u8>) {
    let lines: Vec<String> = polities
        .rows
        .iter()
        .map(|row| {
            let cell = |column| polities.cell(row, column);
            let same = |text: &str, other: &str| {
                if text == other {
                    String::new()
                } else {
                    text.to_owned()
                }
            };
            let han = cell("han");
            [
                cell("id").to_owned(),
                han.to_owned(),
                same(cell("hans"), &characters.simplified(han)),
                same(cell("alt"), han),
                cell("en").to_owned(),
                cell("ja").to_owned(),
                cell("ko").to_owned(),
                cell("vi").to_owned(),
                cell("cal").to_owned(),
                cell("flags").replace('r', ""),
            ]
            .join("\t")
            .trim_end()
            .to_owned()
        })
        .collect();
    text(out, &lines.join("\n"));
}

fn write_views(views: &Table, out: &mut Vec<u8>) {
    let lines: Vec<String> = views.rows.iter().map(|row| row.join("\t")).collect();
    text(out, &lines.join("\n"));
}

fn write_eras(eras: &Table, polities: &Table, characters: &Characters, out: &mut Vec<u8>) {
    for polity in &polities.rows {
        let id = polities.cell(polity, "id");
        let rows: Vec<_> = eras
            .rows
            .iter()
            .filter(|row| eras.cell(row, "polity") == id)
            .collect();
        count(out, rows.len());
        let mut of_polity = Vec::new();
        let (mut day, mut ruler, mut ruler_en) = (0, "", "");
        for row in rows {
            let cell = |column: &str| eras.cell(row, column);
            write_era(
                &cell,
                characters,
                (&mut day, &mut ruler, &mut ruler_en),
                &mut of_polity,
            );
        }
        count(out, of_polity.len());
        out.extend(of_polity);
    }
    let known: Vec<_> = polities.rows.iter().map(|row| row[0].clone()).collect();
    for row in &eras.rows {
        assert!(known.contains(&row[0]), "no polity {}", row[0]);
    }
}

fn write_era<'a>(
    cell: &dyn Fn(&str) -> &'a str,
    characters: &Characters,
    (day, ruler, ruler_en): (&mut i64, &mut &'a str, &mut &'a str),
    out: &mut Vec<u8>,
) {
    let place = |choices: &[&str], text: &str| {
        choices
            .iter()
            .position(|choice| *choice == text)
            .unwrap_or(0) as u8
    };
    let han = cell("han");
    let same_ruler = cell("ruler") == *ruler && cell("ruler_en") == *ruler_en;
    let head = place(&["era", "reign"], cell("kind"))
        | place(&["d", "m", "y"], cell("prec")) << 1
        | place(&["A", "B", "C", "Y"], cell("sure")) << 3
        | place(&["", "r", "u", "k"], cell("flags")) << 5
        | u8::from(same_ruler) << 7;
    let exception = |column: &str, derived: Option<String>| {
        let text = cell(column);
        let same = derived.is_some_and(|derived| {
            derived == text || derived.to_lowercase().replace('\'', "") == text
        });
        (!text.is_empty() && !same).then_some(text)
    };
    let exceptions = [
        exception("hans", Some(characters.simplified(han))).or_else(|| {
            (cell("hans").is_empty() && characters.simplified(han) != han).then_some(han)
        }),
        exception("alt", None),
        exception("pinyin", characters.derived(han, 0)),
        exception("kana", None),
        exception("romaji", Some(derive::romaji(cell("kana")))),
        exception("hangul", characters.derived(han, 1)),
        exception("rr", None),
        exception("viet", characters.derived(han, 2)),
    ];
    let which = exceptions
        .iter()
        .enumerate()
        .fold(0_u8, |bits, (at, exception)| {
            bits | u8::from(exception.is_some()) << at
        });
    let number = |column: &str| cell(column).parse::<i64>().ok();
    let first = number("first").unwrap_or_default();
    out.extend([head, which]);
    characters.name(out, han);
    signed(out, first - *day);
    let end = number("end");
    count(out, end.map_or(0, |end| (end - first) as usize + 1));
    *day = end.unwrap_or(first);
    // Julian days give the year with an error of at most one.
    let about = (first - 1_721_058) * 4 / 1_461;
    signed(out, number("y1").unwrap_or_default() - about);
    if !same_ruler {
        characters.name(out, cell("ruler"));
        let derived = characters.derived(cell("ruler"), 0);
        let is_derived = derived.is_some_and(|derived| derived == cell("ruler_en"));
        text(out, if is_derived { "" } else { cell("ruler_en") });
        (*ruler, *ruler_en) = (cell("ruler"), cell("ruler_en"));
    }
    for (at, exception) in exceptions.iter().enumerate() {
        let Some(written) = exception else { continue };
        match at {
            1 => characters.name(out, written),
            3 => {
                count(out, written.chars().count());
                out.extend(written.chars().map(|kana| (u32::from(kana) - 0x3040) as u8));
            }
            _ => text(out, written),
        }
    }
}
