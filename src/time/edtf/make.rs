//! Constructing dates without parsing.

use std::borrow::Cow;

use super::super::extent::Edge;
use super::super::moment::{Day, YEAR_LIMIT};
use super::super::precision::Precision;
use super::super::reckoning::Reckoning;
use super::point::{Clock, Marks, Part, Point, Time, Zone};
use super::{Element, End, Set, SetKind, Shape, When};

impl When {
    /// A single day.
    ///
    /// ```
    /// use annals::time::{Reckoning, When};
    ///
    /// let day = When::parse("1127-01-09", Reckoning::Julian)?.single_day().expect("one day");
    /// assert_eq!(When::of_day(day, Reckoning::Gregorian).to_string(), "1127-01-16");
    /// # Ok::<(), annals::time::DateError>(())
    /// ```
    pub fn of_day(day: Day, reckoning: Reckoning) -> Self {
        Self {
            shape: Shape::One(Point::of_date(reckoning.date(day))),
            reckoning,
        }
    }

    /// A whole year of the calendar, in astronomical numbering.
    pub(crate) fn of_year(year: i64, reckoning: Reckoning) -> Self {
        Self {
            shape: Shape::One(Point::of_year(year)),
            reckoning,
        }
    }

    /// A year of any size; `None` if it is outside of the supported range.
    pub(in crate::time) fn of_any_year(year: i64, reckoning: Reckoning) -> Option<Self> {
        is_kept(year).then(|| Self::of_year(year, reckoning))
    }

    /// A month 1–12 or a sub-year grouping 21–41; `None` for any other number or an unsupported year.
    pub(in crate::time) fn of_month(year: i64, month: u8, reckoning: Reckoning) -> Option<Self> {
        (is_kept(year) && matches!(month, 1..=12 | 21..=41)).then(|| Self {
            shape: Shape::One(Point {
                month: Part::new(month, 0),
                ..Point::of_year(year)
            }),
            reckoning,
        })
    }

    /// An unknown one of the days from `first` to `last`, such as a lunar month in another calendar.
    pub(in crate::time) fn within_days(first: Day, last: Day, reckoning: Reckoning) -> Self {
        if first == last {
            return Self::of_day(first, reckoning);
        }
        let [first, last] = [first, last].map(|day| Point::of_date(reckoning.date(day)));
        Self::within(first, last, reckoning)
    }

    /// An unknown one of the hours from `first` to `last`, counted from the midnight that begins the day; −1 is the last hour of the
    /// day before.
    pub(in crate::time) fn within_hours(
        day: Day,
        first: i64,
        last: i64,
        reckoning: Reckoning,
    ) -> Self {
        let [from, to] = [first, last].map(|hour| {
            let day = day.plus(hour.div_euclid(24));
            let second = u32::try_from(hour.rem_euclid(24) * 3_600).unwrap_or_default();
            Point {
                time: Some(Time {
                    clock: Clock::new(second, 0, 0),
                    offset: 0,
                    unit: Precision::Hour,
                    zone: Zone::Local,
                }),
                ..Point::of_date(reckoning.date(day))
            }
        });
        if from == to {
            let shape = Shape::One(from);
            return Self { shape, reckoning };
        }
        Self::within(from, to, reckoning)
    }

    fn within(first: Point, last: Point, reckoning: Reckoning) -> Self {
        let elements = vec![Element::Range(first, last)];
        Self {
            shape: Shape::Set(Box::new(Set {
                kind: SetKind::OneOf,
                elements,
            })),
            reckoning,
        }
    }

    /// The date marked as approximate; in intervals and sets, all dates are marked.
    #[must_use]
    pub(in crate::time) fn marked_approximate(self) -> Self {
        self.marked(Marks::APPROXIMATE)
    }

    /// The date marked as uncertain; in intervals and sets, all dates are marked.
    #[must_use]
    pub(in crate::time) fn marked_uncertain(self) -> Self {
        self.marked(Marks::UNCERTAIN)
    }

    fn marked(mut self, mark: u8) -> Self {
        for point in self.points_mut() {
            point.mark(mark);
        }
        self
    }

    /// Whether a date with a time of day is marked, which EDTF does not know.
    pub(in crate::time) fn marks_a_time(&self) -> bool {
        let mut all = self.clone();
        all.points_mut()
            .into_iter()
            .any(|point| point.time.is_some() && point.marks != Marks::default())
    }

    /// The interval from `start` to `end`; `None` if one of them is an interval or a set, if it ends before it starts, or if they have
    /// no calendar in common.
    pub(in crate::time) fn interval(
        start: Result<&Self, Edge>,
        end: Result<&Self, Edge>,
    ) -> Option<Self> {
        if let (Ok(one), Ok(other)) = (start, end)
            && one.reckoning != other.reckoning
        {
            let (one, other) = Self::in_one_calendar(one, other)?;
            return Self::interval(Ok(&one), Ok(&other));
        }
        let reckoning = start.or(end).ok()?.reckoning;
        let (start, end) = (Self::side(start)?, Self::side(end)?);
        let shape = (!start.is_after(&end, reckoning)).then_some(Shape::Interval(start, end))?;
        Some(Self { shape, reckoning })
    }

    /// The set of two dates or sets; `None` if one of them is an interval, or if they have no calendar in common.
    pub(crate) fn union(kind: SetKind, one: &Self, other: &Self) -> Option<Self> {
        let (one, other) = Self::in_one_calendar(one, other)?;
        let elements = |when: &Self| match &when.shape {
            Shape::One(point) => Some(vec![Element::One(*point)]),
            Shape::Set(set) => Some(set.elements.clone()),
            Shape::Interval(..) => None,
        };
        let elements: Vec<Element> = elements(&one)?
            .into_iter()
            .chain(elements(&other)?)
            .collect();
        Some(Self {
            shape: Shape::Set(Box::new(Set { kind, elements })),
            reckoning: one.reckoning,
        })
    }

    /// One of the dates from `one` to `other`, in their own units; `None` if the second is earlier than the first, or if one of them is
    /// not a single date.
    pub(in crate::time) fn among(one: &Self, other: &Self) -> Option<Self> {
        Self::range(SetKind::OneOf, one, other)
    }

    /// All dates from `one` to `other`; `None` as for [`When::among`].
    pub(in crate::time) fn all_from(one: &Self, other: &Self) -> Option<Self> {
        Self::range(SetKind::AllOf, one, other)
    }

    fn range(kind: SetKind, one: &Self, other: &Self) -> Option<Self> {
        let (one, other) = Self::in_one_calendar(one, other)?;
        let (Shape::One(from), Shape::One(to)) = (&one.shape, &other.shape) else {
            return None;
        };
        if from.is_after(to, one.reckoning) {
            return None;
        }
        let elements = vec![Element::Range(*from, *to)];
        Some(Self {
            shape: Shape::Set(Box::new(Set { kind, elements })),
            reckoning: one.reckoning,
        })
    }

    /// Any time before the date, in its own unit: before March means February or earlier. `None` if it has no start.
    pub(crate) fn before(&self) -> Option<Self> {
        if let Some((first, _)) = self.hours() {
            return Some(self.beside(first.later(-1, self.reckoning)?, Element::Before));
        }
        let neighbour = self.extent().earliest_start?.day().plus(-1);
        self.next_to(neighbour, Element::Before)
    }

    /// Any time after the date, in its own unit. `None` if it has no end.
    pub(crate) fn after(&self) -> Option<Self> {
        if let Some((_, last)) = self.hours() {
            return Some(self.beside(last.later(1, self.reckoning)?, Element::After));
        }
        let neighbour = self.extent().latest_end?.day();
        self.next_to(neighbour, Element::After)
    }

    /// Any time up to the end of the date, in its own unit. `None` if it has no end.
    pub(crate) fn before_or_in(&self) -> Option<Self> {
        if let Some((_, last)) = self.hours() {
            return Some(self.beside(last, Element::Before));
        }
        let last = self.extent().latest_end?.plus(-1).day();
        self.next_to(last, Element::Before)
    }

    /// Any time from the start of the date on, in its own unit. `None` if it has no start.
    pub(crate) fn in_or_after(&self) -> Option<Self> {
        if let Some((first, _)) = self.hours() {
            return Some(self.beside(first, Element::After));
        }
        let first = self.extent().earliest_start?.day();
        self.next_to(first, Element::After)
    }

    /// All dates on one side of a day, from or to it; `None` beyond the supported years.
    fn next_to(&self, neighbour: Day, element: fn(Point) -> Element) -> Option<Self> {
        let date = self.reckoning.date(neighbour);
        let year = Point::of_year(date.year);
        let point = match (&self.shape, self.precision()) {
            (Shape::One(_), Precision::Month) => Point {
                month: Part::new(date.month, 0),
                ..year
            },
            (Shape::One(_), Precision::Year) => year,
            _ => Point::of_date(date),
        };
        is_kept(date.year).then(|| self.beside(point, element))
    }

    /// The first and last time of one date or of a range of hours.
    fn hours(&self) -> Option<(Point, Point)> {
        let (first, last) = match &self.shape {
            Shape::One(point) => (*point, *point),
            Shape::Set(set) => match set.elements.as_slice() {
                [Element::Range(first, last)] => (*first, *last),
                _ => return None,
            },
            Shape::Interval(..) => return None,
        };
        let are_times = first.time.is_some() && last.time.is_some();
        are_times.then_some((first, last))
    }

    /// All dates on one side of another, with the marks of this one.
    fn beside(&self, mut point: Point, element: fn(Point) -> Element) -> Self {
        if self.approximate() {
            point.mark(Marks::APPROXIMATE);
        }
        if self.uncertain() {
            point.mark(Marks::UNCERTAIN);
        }
        let elements = vec![element(point)];
        Self {
            shape: Shape::Set(Box::new(Set {
                kind: SetKind::OneOf,
                elements,
            })),
            reckoning: self.reckoning,
        }
    }

    /// The date with times converted to clocks that are `minutes` ahead of UTC. Times without a zone are not changed, as they are
    /// already on these clocks.
    ///
    /// ```
    /// use annals::time::{Reckoning, When};
    ///
    /// let when = |text| When::parse(text, Reckoning::Gregorian);
    /// let tokyo = when("2024-03-14T10:00+09:00")?.on_clocks(0);
    /// assert_eq!(tokyo.to_string(), "2024-03-14T01:00Z");
    /// assert_eq!(tokyo.extent(), when("2024-03-14T01:00Z")?.extent());
    /// # Ok::<(), annals::time::DateError>(())
    /// ```
    #[must_use]
    pub fn on_clocks(mut self, minutes: i16) -> Self {
        let reckoning = self.reckoning;
        for point in self.points_mut() {
            *point = point.on_clocks(minutes, reckoning);
        }
        self
    }

    /// The date with its digits in another calendar; `None` if one of its dates is no day and has other days there.
    pub(crate) fn in_calendar(&self, reckoning: Reckoning) -> Option<Self> {
        let mut other = Self {
            reckoning,
            ..self.clone()
        };
        for point in other.points_mut() {
            *point = point.in_calendar(self.reckoning, reckoning)?;
        }
        Some(other)
    }

    /// Two dates in one calendar: that of the first, or else that of the second. `None` if each has dates that are no days and has
    /// other days in the calendar of the other.
    pub(in crate::time) fn in_one_calendar<'a>(
        one: &'a Self,
        other: &'a Self,
    ) -> Option<(Cow<'a, Self>, Cow<'a, Self>)> {
        if one.reckoning == other.reckoning {
            return Some((Cow::Borrowed(one), Cow::Borrowed(other)));
        }
        let in_first = other.in_calendar(one.reckoning);
        in_first
            .map(|other| (Cow::Borrowed(one), Cow::Owned(other)))
            .or_else(|| {
                let one = one.in_calendar(other.reckoning)?;
                Some((Cow::Owned(one), Cow::Borrowed(other)))
            })
    }

    /// The date with times that name no zone given the zone of their clocks, which are `minutes` ahead of UTC.
    #[must_use]
    pub(crate) fn with_zone(mut self, minutes: i16) -> Self {
        for point in self.points_mut() {
            if let Some(time) = point.time.as_mut().filter(|time| time.zone == Zone::Local) {
                time.zone = Zone::Own;
                time.offset = minutes;
            }
        }
        self
    }

    fn side(side: Result<&Self, Edge>) -> Option<End> {
        match side {
            Ok(Self {
                shape: Shape::One(point),
                ..
            }) => Some(End::Point(*point)),
            Ok(Self {
                shape: Shape::Set(set),
                ..
            }) if set.kind == SetKind::OneOf => match set.elements.as_slice() {
                [Element::Range(first, last)] => Some(End::Within(Box::new([*first, *last]))),
                _ => None,
            },
            Err(Edge::Open) => Some(End::Open),
            Err(Edge::Unknown) => Some(End::Unknown),
            _ => None,
        }
    }
}

/// Whether a year is in the supported range.
fn is_kept(year: i64) -> bool {
    (-YEAR_LIMIT..=YEAR_LIMIT).contains(&year)
}
