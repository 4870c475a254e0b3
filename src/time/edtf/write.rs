//! Writing EDTF in normal form.

use std::fmt::{self, Display, Formatter, Write};

use super::super::precision::Precision;
use super::point::{Part, Point, Time, YearForm, Zone};
use super::{Element, End, Set, SetKind, Shape, When};

impl Display for When {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        match &self.shape {
            Shape::One(point) => point.fmt(out),
            Shape::Interval(start, end) => {
                write_end(start, out)?;
                out.write_char('/')?;
                write_end(end, out)
            }
            Shape::Set(set) => write_set(set, out),
        }
    }
}

fn write_end(end: &End, out: &mut Formatter<'_>) -> fmt::Result {
    match end {
        End::Point(point) => point.fmt(out),
        End::Within(days) => write!(out, "[{}..{}]", days[0], days[1]),
        End::Open => out.write_str(".."),
        End::Unknown => Ok(()),
    }
}

fn write_set(set: &Set, out: &mut Formatter<'_>) -> fmt::Result {
    let (open, close) = match set.kind {
        SetKind::OneOf => ('[', ']'),
        SetKind::AllOf => ('{', '}'),
    };
    out.write_char(open)?;
    for (at, element) in set.elements.iter().enumerate() {
        if at > 0 {
            out.write_char(',')?;
        }
        match element {
            Element::One(point) => point.fmt(out)?,
            Element::Range(from, to) => write!(out, "{from}..{to}")?,
            Element::Before(point) => write!(out, "..{point}")?,
            Element::After(point) => write!(out, "{point}..")?,
        }
    }
    out.write_char(close)
}

impl Display for Point {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let components = 1 + u8::from(self.month.is_present()) + u8::from(self.day.is_present());
        let run = self.right_run(components);
        for component in 0..components {
            if component > 0 {
                out.write_char('-')?;
            }
            if component >= run {
                write_mark(self.marks.of(component), out)?;
            }
            match component {
                0 => self.write_year(out)?,
                1 => write_part(self.month, out)?,
                _ => write_part(self.day, out)?,
            }
            if component + 1 == run {
                write_mark(self.marks.of(component), out)?;
            }
        }
        self.time.map_or(Ok(()), |time| write_time(time, out))
    }
}

impl Point {
    /// The number of components, starting with the year, that share a mark which can be written once on their right.
    fn right_run(&self, components: u8) -> u8 {
        let mark = self.marks.of(0);
        let run = (0..components)
            .take_while(|component| mark != 0 && self.marks.of(*component) == mark)
            .count();
        let run = u8::try_from(run).unwrap_or(0);
        if run == 1 && components > 1 && self.marks.is_left_of_year() {
            0
        } else {
            run
        }
    }

    fn write_year(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let magnitude = self.year.unsigned_abs();
        let sign = if self.is_before() { "-" } else { "" };
        match self.form {
            YearForm::Four | YearForm::FourBefore => {
                out.write_str(sign)?;
                for place in (0..4).rev() {
                    let digit = magnitude / 10_u64.pow(place) % 10;
                    write_digit(digit, self.unspecified & (1 << place) != 0, out)?;
                }
            }
            YearForm::Long => write!(out, "Y{sign}{magnitude}")?,
            YearForm::Power(exponent) => {
                write!(
                    out,
                    "Y{sign}{}E{exponent}",
                    magnitude / 10_u64.pow(u32::from(exponent))
                )?;
            }
        }
        if self.significant > 0 {
            write!(out, "S{}", self.significant)
        } else {
            Ok(())
        }
    }
}

fn write_digit(digit: u64, unspecified: bool, out: &mut Formatter<'_>) -> fmt::Result {
    if unspecified {
        out.write_char('X')
    } else {
        write!(out, "{digit}")
    }
}

fn write_part(part: Part, out: &mut Formatter<'_>) -> fmt::Result {
    write_digit(
        u64::from(part.number() / 10),
        part.unspecified() & 2 != 0,
        out,
    )?;
    write_digit(
        u64::from(part.number() % 10),
        part.unspecified() & 1 != 0,
        out,
    )
}

fn write_mark(mark: u8, out: &mut Formatter<'_>) -> fmt::Result {
    match mark {
        1 => out.write_char('?'),
        2 => out.write_char('~'),
        3 => out.write_char('%'),
        _ => Ok(()),
    }
}

fn write_time(time: Time, out: &mut Formatter<'_>) -> fmt::Result {
    let second = time.clock.second();
    write!(out, "T{:02}", second / 3_600)?;
    if time.unit >= Precision::Minute {
        write!(out, ":{:02}", second / 60 % 60)?;
    }
    if time.unit >= Precision::Second {
        write!(out, ":{:02}{}", second % 60, time.clock.fraction())?;
    }
    write_zone(time, out)
}

fn write_zone(time: Time, out: &mut Formatter<'_>) -> fmt::Result {
    let sign = if time.offset < 0 { '-' } else { '+' };
    let minutes = time.offset.unsigned_abs();
    match time.zone {
        Zone::Local => Ok(()),
        Zone::Utc => out.write_char('Z'),
        Zone::Own if minutes == 0 => out.write_char('Z'),
        Zone::Hours => write!(out, "{sign}{:02}", minutes / 60),
        Zone::HoursMinutes | Zone::Own => {
            write!(out, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
        }
    }
}
