//! A generated chronicle, which depends only on the number of events and the seed.

mod words;

use std::io::{self, Write};

use fastrand::Rng;
use julian::Calendar;
use words::{KINDS, Kind, LANES, Place};

/// The first day of the year 1 and the last of 2020, by Julian Day Number.
const DAYS: (i32, i32) = (1_721_426, 2_459_215);

/// The number of turbulent times, in which half of all events happen.
const TROUBLES: i32 = 24;

/// The number of reigns on each lane.
const REIGNS: i32 = 40;

/// How much data each event has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(dead_code, reason = "not every bench and test writes both")]
pub(crate) enum Measure {
    /// Names in up to three languages, and for some events people, places and a summary.
    Full,
    /// Only an id, a date, one name, one lane, a kind and a weight.
    Short,
}

/// Writes a chronicle of `events` events in RON.
///
/// # Errors
/// Returns the error of `out`.
pub(crate) fn write(
    out: &mut impl Write,
    events: u32,
    seed: u64,
    measure: Measure,
) -> io::Result<()> {
    let mut rng = Rng::with_seed(seed);
    writeln!(
        out,
        "// A made-up chronicle of {events} events (seed {seed}): nothing in it ever happened."
    )?;
    writeln!(
        out,
        "#![enable(implicit_some)]\nChronicle(\n    format: 1,\n    calendar: Gregorian,"
    )?;
    writeln!(
        out,
        "    title: {{\"en\": \"A Made-up Chronicle\", \"zh-Hant\": \"虛構編年\", \"ja\": \"架空の編年\", \"ko\": \"가상 연대기\", \"vi\": \"Biên niên hư cấu\"}},"
    )?;
    writeln!(
        out,
        "    languages: [\"en\", \"zh-Hant\", \"ja\", \"ko\", \"vi\"],"
    )?;
    write_lanes(out)?;
    write_people_and_places(out)?;
    write_reigns(out, &mut rng)?;
    writeln!(out, "    events: [")?;
    for (index, day) in (0u32..).zip(days(&mut rng, events)) {
        match measure {
            Measure::Full => write_event(out, &mut rng, index, day)?,
            Measure::Short => write_short_event(out, &mut rng, index, day)?,
        }
    }
    writeln!(out, "    ],\n)")
}

/// The days on which the events begin, sorted: some evenly spread, some clustered.
fn days(rng: &mut Rng, events: u32) -> Vec<i32> {
    let troubles: Vec<i32> = (0..TROUBLES)
        .map(|_| rng.i32(DAYS.0..DAYS.1 - 4_000))
        .collect();
    let mut day = |_| match rng.choice(&troubles).filter(|_| rng.bool()) {
        Some(trouble) => (trouble + rng.i32(0..2_000).min(rng.i32(0..4_000))).min(DAYS.1),
        None => rng.i32(DAYS.0..=DAYS.1),
    };
    let mut days: Vec<i32> = (0..events).map(&mut day).collect();
    days.sort_unstable();
    days
}

fn write_lanes(out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "    lanes: [")?;
    for (id, english, han, hangul, vietnamese) in LANES {
        let names = format!(
            "\"en\": \"{english}\", \"zh-Hant\": \"{han}\", \"ko\": \"{hangul}\", \"vi\": \"{vietnamese}\""
        );
        writeln!(out, "        (id: \"{id}\", name: {{{names}}}),")?;
    }
    writeln!(out, "    ],")
}

fn write_people_and_places(out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "    people: {{")?;
    for place in Place::all() {
        let Place {
            id,
            english,
            han,
            hangul,
            vietnamese,
        } = &place;
        let names = format!(
            "\"en\": \"The Duke of {english}\", \"zh-Hant\": \"{han}公\", \"ko\": \"{hangul}공\", \"vi\": \"{vietnamese} công\""
        );
        writeln!(out, "        \"duke-of-{id}\": (name: {{{names}}}),")?;
    }
    writeln!(out, "    }},\n    places: {{")?;
    for (index, place) in (0u16..).zip(Place::all()) {
        let Place {
            id,
            english,
            han,
            hangul,
            vietnamese,
        } = &place;
        let names = format!(
            "\"en\": \"{english}\", \"zh-Hant\": \"{han}\", \"ko\": \"{hangul}\", \"vi\": \"{vietnamese}\""
        );
        let at = (
            f32::from(index / 10) * 2.0 + 22.0,
            f32::from(index % 10) * 2.5 + 98.0,
        );
        writeln!(
            out,
            "        \"{id}\": (name: {{{names}}}, at: ({:.1}, {:.1})),",
            at.0, at.1
        )?;
    }
    writeln!(out, "    }},")
}

fn write_reigns(out: &mut impl Write, rng: &mut Rng) -> io::Result<()> {
    writeln!(out, "    spans: [")?;
    for (lane, ..) in LANES {
        let mut from = DAYS.0;
        for reign in 0..REIGNS {
            let to = DAYS.0 + (DAYS.1 - DAYS.0) / REIGNS * (reign + 1) - rng.i32(0..4_000);
            let Place {
                english,
                han,
                hangul,
                vietnamese,
                ..
            } = Place::any(rng);
            let names = format!(
                "\"en\": \"{english}\", \"zh-Hant\": \"{han}王\", \"ko\": \"{hangul}왕\", \"vi\": \"{vietnamese} vương\""
            );
            let when = format!("{}/{}", date(from), date(to));
            writeln!(
                out,
                "        (id: \"{lane}-{reign}\", kind: Reign, lane: \"{lane}\", name: {{{names}}}, when: \"{when}\"),"
            )?;
            from = to;
        }
    }
    writeln!(out, "    ],")
}

fn write_event(out: &mut impl Write, rng: &mut Rng, index: u32, day: i32) -> io::Result<()> {
    let (place, kind) = (Place::any(rng), &KINDS[rng.usize(0..KINDS.len())]);
    let (first, other) = (rng.usize(0..LANES.len()), rng.usize(1..LANES.len()));
    let (lane, other) = (LANES[first].0, LANES[(first + other) % LANES.len()].0);
    write!(
        out,
        "        (id: \"e{index}\", when: \"{}\", name: {{{}}}, ",
        when(rng, kind, day),
        names(rng, kind, &place)
    )?;
    match rng.u8(0..8) {
        0 => write!(out, "lanes: [\"{lane}\", \"{other}\"], ")?,
        1 if index.is_multiple_of(16) => {}
        _ => write!(out, "lanes: [\"{lane}\"], ")?,
    }
    write!(out, "kind: {}, weight: {}", kind.word, weight(rng))?;
    if rng.u8(0..5) == 0 {
        write!(
            out,
            ", people: [\"duke-of-{}\"], place: \"{}\"",
            Place::any(rng).id,
            place.id
        )?;
    }
    if rng.u8(0..10) == 0 {
        write!(
            out,
            ", summary: \"[[{}]] is heard of for the {index}th time.\"",
            place.id
        )?;
    }
    writeln!(out, "),")
}

fn write_short_event(out: &mut impl Write, rng: &mut Rng, index: u32, day: i32) -> io::Result<()> {
    let (place, kind) = (Place::any(rng), &KINDS[rng.usize(0..KINDS.len())]);
    let (name, lane) = (
        kind.english.replace("{}", &place.english),
        LANES[rng.usize(0..LANES.len())].0,
    );
    let (when, weight) = (when(rng, kind, day), weight(rng));
    writeln!(
        out,
        "        (id: \"e{index}\", when: \"{when}\", name: \"{name}\", lanes: [\"{lane}\"], kind: {}, weight: {weight}),",
        kind.word
    )
}

/// A name in English and Chinese, and often in a third language.
fn names(rng: &mut Rng, kind: &Kind, place: &Place) -> String {
    let (english, han) = (
        kind.english.replace("{}", &place.english),
        kind.chinese.replace("{}", &place.han),
    );
    let both = format!("\"en\": \"{english}\", \"zh-Hant\": \"{han}\"");
    match rng.u8(0..4) {
        0 => format!(
            "{both}, \"ja\": \"{}\"",
            kind.japanese.replace("{}", &place.han)
        ),
        1 => format!(
            "{both}, \"ko\": \"{}\"",
            kind.korean.replace("{}", &place.hangul)
        ),
        2 => format!(
            "{both}, \"vi\": \"{}\"",
            kind.vietnamese.replace("{}", &place.vietnamese)
        ),
        _ => both,
    }
}

/// Two in a hundred events are important; most are minor.
fn weight(rng: &mut Rng) -> u8 {
    match rng.u8(0..100) {
        0..2 => 5,
        2..10 => 4,
        10..30 => 3,
        30..60 => 2,
        _ => 1,
    }
}

/// A date that begins on a given day: most are precise to the day, some are intervals, some are vague.
fn when(rng: &mut Rng, kind: &Kind, day: i32) -> String {
    let (date, month) = (date(day), date(day)[..7].to_owned());
    match rng.u8(0..100) {
        0..8 => month,
        8..12 => month[..4].to_owned(),
        12..14 => format!("{}~", &month[..4]),
        14..16 => format!("{month}?"),
        16..18 => format!("{date}T{:02}:{:02}", rng.u8(0..24), rng.u8(0..60)),
        18 => format!("{month}/.."),
        19 => format!(
            "{month}/{}",
            &self::date((day + rng.i32(100..3_000)).min(DAYS.1))[..7]
        ),
        20..40 if kind.lasts => format!("{date}/{}", self::date(day + rng.i32(2..200))),
        _ => date,
    }
}

fn date(day: i32) -> String {
    let date = Calendar::GREGORIAN.at_jdn(day);
    format!(
        "{:04}-{:02}-{:02}",
        date.year(),
        date.month().number(),
        date.day()
    )
}
