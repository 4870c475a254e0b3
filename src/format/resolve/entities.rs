//! Everything with a name but no date: the infobox, sources, lanes, people, places.

use super::Builder;
use crate::check::{self, Problem, coordinates};
use crate::chronicle::{
    Bound, Citation, Figure, FigureValue, Infobox, Lane, Number, Person, Place, River, Side, Source,
};
use crate::format::scalars::{Amount, Cited};
use crate::format::schema;
use crate::format::word::Word;
use crate::text::{Excerpt, decimal};
use crate::time::When;

impl Builder<'_> {
    pub(super) fn infobox(&mut self, read: &schema::Infobox<'_>) -> Infobox {
        Infobox {
            also: self.others(read.also.as_ref()),
            part_of: self.text(read.part_of.as_ref()),
            caption: self.text(read.caption.as_ref()),
            place: self.refer(read.place.as_ref()),
            date: self.text(read.date.as_ref()),
            location: self.text(read.location.as_ref()),
            result: self.texts(read.result.as_ref()),
            sides: read
                .sides
                .iter()
                .flatten()
                .map(|side| self.side(side))
                .collect(),
            notes: self.texts(read.notes.as_ref()),
            sources: self.citations(read.sources.as_ref()),
        }
    }

    fn side(&mut self, read: &schema::Side<'_>) -> Side {
        Side {
            lane: self.refer(read.lane.as_ref()),
            name: self.text(read.name.as_ref()),
            commanders: self.texts(read.commanders.as_ref()),
            strength: self.figures(read.strength.as_ref()),
            losses: self.text(read.losses.as_ref()),
        }
    }

    pub(super) fn figures(&mut self, read: Option<&Vec<schema::Figure<'_>>>) -> Vec<Figure> {
        read.into_iter()
            .flatten()
            .filter_map(|figure| self.figure(figure))
            .collect()
    }

    fn figure(&mut self, read: &schema::Figure<'_>) -> Option<Figure> {
        let bound = self.bound(read);
        let value = match read.value.as_ref()? {
            Amount::Number(value) => FigureValue::Number {
                value: *value,
                bound,
            },
            Amount::Words(words) => FigureValue::Words(self.text(Some(words))),
        };
        Some(Figure {
            value,
            what: self.text(read.what.as_ref()),
            unit: self.text(read.unit.as_ref()),
            side: self.refer(read.side.as_ref()),
            claimed_by: self.claimant(read.claimed_by.as_ref()),
            note: self.text(read.note.as_ref()),
        })
    }

    fn bound(&mut self, read: &schema::Figure<'_>) -> Bound {
        let bounds = [
            read.at_least.unwrap_or(false).then_some(Bound::AtLeast),
            read.at_most.unwrap_or(false).then_some(Bound::AtMost),
            read.up_to.map(|(most, _)| Bound::UpTo(most)),
        ];
        let mut bounds = bounds.into_iter().flatten();
        let Some(bound) = bounds.next() else {
            return Bound::Exact;
        };
        if bounds.next().is_some() {
            let problem = Problem::error(
                read.stands,
                "a figure has one of `at_least`, `at_most` and `up_to`",
            );
            self.report.add(
                problem
                    .expected("keep one of them")
                    .help("write the two bounds as two figures, or a range as `value` and `up_to`"),
            );
            return Bound::Exact;
        }
        self.check_bound(read);
        bound
    }

    /// Checks that bounds belong to a number and that the end of a range is greater than its start.
    fn check_bound(&mut self, read: &schema::Figure<'_>) {
        match (&read.value, read.up_to) {
            (Some(Amount::Words(words)), _) => {
                let problem = Problem::error(words.place, "only a number can be a bound");
                self.report.add(
                    problem.expected("expected a number, or no `at_least`, `at_most` and `up_to`"),
                );
            }
            (Some(Amount::Number(value)), Some((most, place))) if most <= *value => {
                let problem = Problem::error(place, "a range must go up");
                self.report.add(problem.expected(format!(
                    "expected more than {}, which is its `value`",
                    number(*value)
                )));
            }
            _ => {}
        }
    }

    pub(super) fn citations(&mut self, read: Option<&Vec<Cited<'_>>>) -> Vec<Citation> {
        let mut citations = Vec::new();
        for cited in read.into_iter().flatten() {
            if let Some(source) = self.refer(Some(&cited.source)) {
                citations.push(Citation {
                    source,
                    at: self.keep(&cited.at),
                });
            }
        }
        citations
    }

    pub(super) fn source(&mut self, (id, read): &(Word<'_>, schema::Source<'_>)) -> Source {
        Source {
            id: self.keep(id),
            title: self.names(read.title.as_ref(), read.derived.as_ref()),
            short: self.names(read.short.as_ref(), None),
            also: self.others(read.also.as_ref()),
            by: self.text(read.by.as_ref()),
            date: self.text(read.date.as_ref()),
            kind: self.text(read.kind.as_ref()),
            note: self.text(read.note.as_ref()),
            url: self.url(read.url.as_ref()),
        }
    }

    pub(super) fn url(&mut self, read: Option<&Word<'_>>) -> Option<Excerpt> {
        let word = read?;
        let rest = ["https://", "http://"].iter().find_map(|scheme| {
            let (head, rest) = word.text.split_at_checked(scheme.len())?;
            head.eq_ignore_ascii_case(scheme).then_some(rest)
        });
        let fit = rest.is_some_and(|rest| {
            !rest.is_empty()
                && !rest.contains(|letter: char| letter.is_whitespace() || letter == '\\')
        });
        if !fit {
            let problem = Problem::error(
                word.place,
                format!("\"{}\" is not a web address", word.text),
            );
            self.report
                .add(problem.expected("expected `https://…` or `http://…`"));
            return None;
        }
        Some(self.keep(word))
    }

    pub(super) fn lane(&mut self, read: &schema::Lane<'_>) -> Lane {
        Lane {
            id: self.id(read.id.as_ref()),
            name: self.names(read.name.as_ref(), read.derived.as_ref()),
            short: self.names(read.short.as_ref(), None),
            also: self.others(read.also.as_ref()),
            kind: self.text(read.kind.as_ref()),
            years: self.text(read.years.as_ref()),
            note: self.text(read.note.as_ref()),
            within: self.refer(read.within.as_ref()),
            hue: read.hue.as_ref().and_then(|hue| hue.0),
        }
    }

    pub(super) fn person(&mut self, (id, read): &(Word<'_>, schema::Person<'_>)) -> Person {
        let born = self.when(read.born.as_ref(), None);
        let died = self.died(read, born.as_ref());
        Person {
            id: self.keep(id),
            name: self.names(read.name.as_ref(), read.derived.as_ref()),
            short: self.names(read.short.as_ref(), None),
            also: self.others(read.also.as_ref()),
            lane: self.refer(read.lane.as_ref()),
            role: self.text(read.role.as_ref()),
            life: self.text(read.life.as_ref()),
            born,
            died,
            life_source: self.text(read.life_source.as_ref()),
            note: self.text(read.note.as_ref()),
            attached: self.attached((read.links.as_ref(), read.media.as_ref(), read.tags.as_ref())),
        }
    }

    /// The death of a person. Reports a death before the birth.
    fn died(&mut self, read: &schema::Person<'_>, born: Option<&When>) -> Option<When> {
        let word = read.died.as_ref()?;
        let died = self.when(Some(word), None)?;
        let start = born.and_then(|born| born.extent().earliest_start);
        let end = died.extent().latest_end;
        if start.zip(end).is_some_and(|(start, end)| end <= start) {
            let problem = Problem::error(word.place, "death before birth");
            let place = read.born.as_ref().map_or(word.place, |born| born.place);
            self.report.add(problem.related(place, "born here"));
        }
        Some(died)
    }

    pub(super) fn place(&mut self, (id, read): &(Word<'_>, schema::Site<'_>)) -> Place {
        Place {
            id: self.keep(id),
            name: self.names(read.name.as_ref(), read.derived.as_ref()),
            also: self.others(read.also.as_ref()),
            kind: self.text(read.kind.as_ref()),
            lane: self.refer(read.lane.as_ref()),
            at: self.coordinates(read.at.as_ref()),
            at_precision: read
                .at_precision
                .as_ref()
                .map(|precision| precision.0)
                .unwrap_or_default(),
            today: self.text(read.today.as_ref()),
            province: self.text(read.province.as_ref()),
            note: self.text(read.note.as_ref()),
            attached: self.attached((read.links.as_ref(), read.media.as_ref(), read.tags.as_ref())),
        }
    }

    pub(super) fn river(&mut self, read: &schema::River<'_>) -> River {
        let points = read.course.iter().flatten();
        River {
            name: self.names(read.name.as_ref(), read.derived.as_ref()),
            when: self.when(read.when.as_ref(), None),
            course: points
                .filter_map(|point| self.coordinates(Some(point)))
                .collect(),
        }
    }

    fn coordinates(&mut self, read: Option<&[(f64, check::Place); 2]>) -> Option<(f32, f32)> {
        let [latitude, longitude] = read?;
        if are_swapped(latitude.0, longitude.0) {
            let problem = coordinates::swapped(self.context.whole, latitude.1, longitude.1);
            self.report.add(problem);
            return None;
        }
        for ((value, place), limit, name) in [
            (latitude, 90.0, "latitude"),
            (longitude, 180.0, "longitude"),
        ] {
            if !(-limit..=limit).contains(value) {
                self.report
                    .add(coordinates::beyond(*place, name, *value, limit));
            }
        }
        #[expect(clippy::cast_possible_truncation, reason = "a metre is exact enough")]
        Some((latitude.0 as f32, longitude.0 as f32))
    }

    /// The id of something. Empty if it has none, which has been reported.
    pub(super) fn id(&self, word: Option<&Word<'_>>) -> Excerpt {
        word.map(|word| self.keep(word)).unwrap_or_default()
    }
}

/// A number formatted for a report.
fn number(number: Number) -> String {
    let (whole, behind) = number.parts();
    decimal(number.is_negative(), whole, &behind, (",", "."))
}

/// True for a pair that is only valid if latitude and longitude are swapped.
fn are_swapped(latitude: f64, longitude: f64) -> bool {
    let fits = |value: f64| (-90.0..=90.0).contains(&value);
    !fits(latitude) && (-180.0..=180.0).contains(&latitude) && fits(longitude)
}
