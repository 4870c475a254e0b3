//! The cost of reading and writing dates.

use annals::messages::Interface;
use annals::time::{CalendarView, Day, Moment, Reckoning, When, lunar_day, read, ticks, write};
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

/// A plain date must take less than a microsecond.
fn song() -> CalendarView {
    CalendarView::named("song").unwrap_or(CalendarView::Julian)
}

#[divan::bench(args = ["1127-01-09", "1127", "1126-01-31/1126-03-04", "156X-12-25", "[1667,1668,1670..1672]", "2004-06~-11"])]
fn parse(text: &str) -> Option<When> {
    When::parse(black_box(text), Reckoning::Julian).ok()
}

#[divan::bench(args = ["1127-01-09", "1126-01-31/1126-03-04", "156X-12-25"])]
fn extent(bencher: Bencher, text: &str) {
    let when = When::parse(text, Reckoning::Julian).ok();
    bencher.bench_local(|| black_box(&when).as_ref().map(When::extent));
}

#[divan::bench(args = ["9 Jan 1127", "靖康元年閏十一月丙辰", "Jingkang 1, intercalary month 11, day 25"])]
fn read_any(text: &str) -> Option<When> {
    read(black_box(text), Reckoning::Julian).ok()
}

#[divan::bench]
fn write_long(bencher: Bencher) {
    let when = When::of_day(Day(2_132_703), Reckoning::Julian);
    let style = Interface::ZhHant.date_style();
    bencher.bench_local(|| write(black_box(&when), song(), style));
}

#[divan::bench]
fn lunar() -> bool {
    lunar_day(song(), black_box(Day(2_132_703))).is_some()
}

#[divan::bench]
fn axis() -> usize {
    ticks(
        song(),
        Moment::of_day(Day(2_130_200)),
        Moment::of_day(Day(2_133_000)),
        86_400,
        40,
    )
    .len()
}
