//! Properties that hold for any coordinates and any size.

use proptest::prelude::*;

use super::ground;
use super::labels::{self, Cells};
use super::raster::{Dashes, Raster};
use super::*;
use crate::chronicle::PlaceId;
use crate::text::Widths;

fn any_spot() -> impl Strategy<Value = Spot> {
    let edges = prop_oneof![Just(-180.0), Just(180.0), Just(179.999), -180.0..=180.0_f64];
    let poles = prop_oneof![Just(-90.0), Just(90.0), -90.0..=90.0_f64];
    (poles, edges).prop_map(|(latitude, longitude)| Spot {
        latitude,
        longitude,
    })
}

fn any_view() -> impl Strategy<Value = View> {
    (proptest::collection::vec(any_spot(), 1..6), 0.0..60.0_f64)
        .prop_filter_map("a view needs spots", |(spots, least)| {
            View::around(spots, least)
        })
}

fn spot(latitude: f64, longitude: f64) -> Spot {
    Spot {
        latitude,
        longitude,
    }
}

#[test]
fn named_places_fall_where_they_should() {
    let view = View::around([spot(30.0, 110.0), spot(40.0, 120.0)], 1.0).unwrap();
    let projection = Projection::fit(view, 80, 20);
    assert_eq!(
        projection.cell(spot(35.0, 115.0)),
        Some((40, 10)),
        "the middle"
    );
    let (column, row) = projection.cell(spot(39.9, 110.1)).unwrap();
    assert!(
        column < 40 && row < 10,
        "the north-west is up and to the left: {column} {row}"
    );
    assert_eq!(projection.cell(spot(-35.0, 115.0)), None);
}

#[test]
fn a_degree_is_as_long_in_every_direction_in_the_middle() {
    let view = View::around([spot(60.0, 10.0)], 5.0).unwrap();
    let projection = Projection::fit(view, 60, 30);
    let middle = projection.dots(spot(60.0, 10.0));
    let north = middle.1 - projection.dots(spot(61.0, 10.0)).1;
    let east = projection.dots(spot(60.0, 12.0)).0 - middle.0;
    assert!(
        (north - east).abs() < 1e-6,
        "at 60° two degrees of longitude are one of latitude: {north} {east}"
    );
}

#[test]
fn places_on_both_sides_of_the_antimeridian_are_near() {
    let view = View::around([spot(-17.0, 178.0), spot(-14.0, -172.0)], 1.0).unwrap();
    assert!((view.middle().longitude - -177.0).abs() < 1e-9, "{view:?}");
    let projection = Projection::fit(view, 80, 20);
    let (fiji, samoa) = (
        projection.cell(spot(-17.0, 178.0)).unwrap(),
        projection.cell(spot(-14.0, -172.0)).unwrap(),
    );
    assert!(fiji.0 < samoa.0, "{fiji:?} {samoa:?}");
}

#[test]
fn a_name_is_cut_before_what_explains_it() {
    for (name, expected) in [
        ("Bianjing (Kaifeng)", "Bianjing"),
        ("Huining, the Jin home capital", "Huining"),
        ("開封（東京）", "開封"),
        ("(nameless)", "(nameless)"),
        ("", ""),
    ] {
        assert_eq!(brief(name), expected);
    }
}

/// The marks of a test, at most one per cell.
fn marks(cells: &[(u16, u16)], size: (u16, u16)) -> Vec<SiteMark> {
    let mut marks: Vec<SiteMark> = Vec::new();
    for (index, (column, row)) in cells.iter().enumerate() {
        let (column, row) = (column % size.0, row % size.1);
        if marks
            .iter()
            .all(|mark| (mark.column, mark.row) != (column, row))
        {
            let rank = if marks.is_empty() {
                Rank::Selected
            } else {
                Rank::Small
            };
            marks.push(SiteMark {
                place: PlaceId::at(index),
                column,
                row,
                rank,
                spread: false,
            });
        }
    }
    marks
}

/// A mark that is named after its number.
fn mark(number: usize, (column, row): (u16, u16), rank: Rank, spread: bool) -> SiteMark {
    SiteMark {
        place: PlaceId::at(number),
        column,
        row,
        rank,
        spread,
    }
}

/// The places of the marks that are left, and those of the names.
fn named(mut marks: Vec<SiteMark>, names: &[&str], size: (u16, u16)) -> [Vec<usize>; 2] {
    let mut cells = Cells::new(size.0, size.1, Widths::default());
    let name = |place: PlaceId| names[place.index()].to_owned();
    let labels = labels::place(&mut marks, name, &Raster::new(size.0, size.1), &mut cells);
    let marks = marks.iter().map(|mark| mark.place.index()).collect();
    [
        marks,
        labels.iter().map(|label| label.place.index()).collect(),
    ]
}

#[test]
fn a_name_does_not_cover_the_mark_of_the_selected_river() {
    let marks = vec![
        mark(0, (10, 1), Rank::Selected, true),
        mark(1, (7, 1), Rank::Passed, false),
        mark(2, (13, 1), Rank::Passed, false),
    ];
    let [marks, named] = named(marks, &["r", "ee", "x"], (20, 3));
    assert!(marks.contains(&0), "{marks:?}");
    assert!(named.contains(&0) && named.contains(&1), "{named:?}");
}

#[test]
fn a_mark_after_a_hidden_one_has_its_name() {
    let marks = vec![
        mark(0, (10, 0), Rank::Great, true),
        mark(1, (2, 0), Rank::Great, false),
        mark(2, (2, 2), Rank::Small, false),
    ];
    let names = ["a river whose name has no room", "over river", "town"];
    assert_eq!(named(marks, &names, (20, 3)), [[1, 2], [1, 2]]);
}

#[test]
fn a_key_pans_by_a_share_of_what_the_map_shows() {
    // A route along one parallel is much wider than high.
    let view = View::around([spot(30.0, 100.0), spot(30.0, 120.0)], 0.0).unwrap();
    for (east, north, expected) in [(15.0, 0.0, (56.0, 40.0)), (0.0, 15.0, (80.0, 52.0))] {
        let panned = Projection::fit(view.panned((80, 20), east, north), 80, 20);
        let (right, down) = panned.dots(view.middle());
        let off = (right - expected.0).abs() + (down - expected.1).abs();
        assert!(off < 1e-6, "{right} {down}");
    }
}

/// A square of land or a hole in it, by its middle and half its side.
fn square(ring: Option<Ring>, (north, east): (f64, f64), half: f64) -> BaseLine {
    let corners = [(-half, -half), (-half, half), (half, half), (half, -half)];
    let points = corners.map(|(up, right)| spot(north + up, east + right));
    BaseLine::new(Feature::Land, ring, Box::new(points))
}

/// Which of some cells are land.
fn land<const N: usize>(
    lines: Vec<BaseLine>,
    view: View,
    cells: [(usize, usize); N],
) -> Option<[bool; N]> {
    let base = BaseMap {
        lines,
        ..BaseMap::default()
    };
    let land = ground::land(&base, &Projection::fit(view, 80, 20))?;
    Some(cells.map(|(column, row)| land[row * 80 + column] == ALL_LAND))
}

#[test]
fn overlapping_polygons_of_land_are_land_and_only_rings_after_the_first_are_holes() {
    let view = View::around([spot(0.0, 0.0)], 20.0).unwrap();
    let outer = Some(Ring::Outer);
    let (middle, left) = ((40, 10), (32, 10));
    for (name, lines, expected) in [
        (
            "two that overlap",
            vec![
                square(outer, (0.0, 0.0), 12.0),
                square(outer, (0.0, 5.0), 12.0),
            ],
            Some([true, true]),
        ),
        (
            "a hole",
            vec![
                square(outer, (0.0, 0.0), 12.0),
                square(Some(Ring::Inner), (0.0, 0.0), 4.0),
            ],
            Some([false, true]),
        ),
        (
            "an island in a hole",
            vec![
                square(outer, (0.0, 0.0), 12.0),
                square(Some(Ring::Inner), (0.0, 0.0), 6.0),
                square(outer, (0.0, 0.0), 3.0),
            ],
            Some([true, true]),
        ),
        ("a line", vec![square(None, (0.0, 0.0), 12.0)], None),
    ] {
        assert_eq!(land(lines, view, [middle, left]), expected, "{name}");
    }
}

#[test]
fn land_is_on_the_map_once() {
    let view = View::around([spot(0.0, 170.0)], 120.0).unwrap();
    let lines = vec![square(Some(Ring::Outer), (0.0, 0.0), 20.0)];
    let west_and_east = [(11, 10), (71, 10)];
    assert_eq!(land(lines, view, west_and_east), Some([true, false]));
}

proptest! {
    #[test]
    fn dots_and_degrees_are_each_others_inverse(
        view in any_view(), columns in 1u16..300, rows in 1u16..100, across in 0.0..1.0_f64, down in 0.0..1.0_f64,
    ) {
        let projection = Projection::fit(view, columns, rows);
        let dots = (across * f64::from(columns) * 2.0, down * f64::from(rows) * 4.0);
        let spot = projection.spot(dots);
        prop_assert!((-90.0..=90.0).contains(&spot.latitude) && (-180.0..180.0).contains(&spot.longitude), "{spot:?}");
        let back = projection.dots(spot);
        // Beyond a pole, or more than half a turn away, a point cannot be converted back.
        let reachable = spot.latitude.abs() < 90.0 && (dots.0 - f64::from(columns)).abs() < projection.half_a_turn();
        if reachable {
            prop_assert!((back.0 - dots.0).abs() < 1e-3 && (back.1 - dots.1).abs() < 1e-3, "{dots:?} {back:?}");
        }
    }

    #[test]
    fn what_a_view_is_of_is_on_the_map(
        spots in proptest::collection::vec(any_spot(), 1..6), columns in 2u16..300, rows in 2u16..100,
    ) {
        let view = View::around(spots.iter().copied(), 1.0).unwrap();
        prop_assume!(view.middle().latitude.abs() < 80.0);
        let projection = Projection::fit(view, columns, rows);
        for spot in spots {
            let (right, down) = projection.dots(spot);
            prop_assert!((-1e-6..=f64::from(columns) * 2.0 + 1e-6).contains(&right), "{spot:?} {right}");
            prop_assert!((-1e-6..=f64::from(rows) * 4.0 + 1e-6).contains(&down), "{spot:?} {down}");
        }
    }

    #[test]
    fn no_steps_break_a_view(view in any_view(), steps in proptest::collection::vec((0u8..4, any_spot()), 0..40)) {
        let mut view = view;
        for (step, spot) in steps {
            view = match step {
                0 => view.zoomed(spot.latitude.abs() / 20.0),
                1 => view.panned((80, 20), spot.longitude, spot.latitude),
                2 => view.about(spot),
                _ => view.showing(spot),
            };
            let (width, height) = view.half_degrees();
            prop_assert!(width > 0.0 && height > 0.0 && width < 180.1 && height < 180.1, "{view:?}");
            prop_assert!(Projection::fit(view, 1, 1).kilometres_to_a_column().is_finite());
        }
    }

    #[test]
    fn a_point_that_is_zoomed_about_keeps_its_place(
        view in any_view(), across in 0.1..0.9_f64, down in 0.1..0.9_f64, factor in 0.3..3.0_f64,
    ) {
        let dots = (across * 160.0, down * 80.0);
        let before = Projection::fit(view, 80, 20);
        let spot = before.spot(dots);
        let zoomed = view.zoomed_on(spot, factor);
        let reachable = (before.dots(spot).0 - dots.0).abs() < 1e-3 && (before.dots(spot).1 - dots.1).abs() < 1e-3;
        prop_assume!(reachable && zoomed.middle().latitude.abs() < 80.0 && view.middle().latitude.abs() < 80.0);
        let after = Projection::fit(zoomed, 80, 20);
        // Farther than half a turn away, the point is on the other side of the map.
        prop_assume!((dots.0 - 80.0).abs() + 1.0 < after.half_a_turn());
        let after = after.dots(spot);
        prop_assert!((after.0 - dots.0).abs() < 1.0 && (after.1 - dots.1).abs() < 1.0, "{dots:?} {after:?}");
    }

    #[test]
    fn lines_stay_on_their_grid(
        points in proptest::collection::vec((-1e9..1e9_f64, -1e9..1e9_f64), 0..20), columns in 0u16..40, rows in 0u16..20,
    ) {
        let mut raster = Raster::new(columns, rows);
        raster.polyline(points, Layer::Coast, Dashes::NONE);
        prop_assert_eq!(raster.into_cells().len(), usize::from(columns) * usize::from(rows));
    }

    #[test]
    fn a_line_across_the_grid_has_no_gap(from in 0.0..20.0_f64, to in 0.0..20.0_f64) {
        let mut raster = Raster::new(20, 5);
        raster.polyline([(-100.0, from), (140.0, to)], Layer::Coast, Dashes::NONE);
        let cells = raster.into_cells();
        let crossed = |column: usize| (0..5).any(|row| cells[row * 20 + column].dots != 0);
        // The line may leave the grid at the top or bottom, but has no gaps in between.
        let columns: Vec<usize> = (0..20).filter(|column| crossed(*column)).collect();
        prop_assert!(columns.windows(2).all(|pair| pair[1] == pair[0] + 1), "{columns:?}");
    }

    #[test]
    fn names_meet_nothing(
        at in proptest::collection::vec((0u16..60, 0u16..20), 1..30),
        names in proptest::collection::vec("[a-z]{0,12}|[汴京太原真定府]{1,6}|[변경태원]{1,5}", 30),
        columns in 1u16..60, rows in 1u16..20,
    ) {
        let mut marks = marks(&at, (columns, rows));
        let mut cells = Cells::new(columns, rows, Widths::default());
        let labels = labels::place(&mut marks, |place| names[place.index()].clone(), &Raster::new(columns, rows), &mut cells);
        let mut taken: Vec<(u16, u16)> = marks.iter().map(|mark| (mark.column, mark.row)).collect();
        for label in &labels {
            let width = u16::try_from(Widths::default().columns(&label.text)).unwrap();
            prop_assert!(label.row < rows && label.column + width <= columns, "{label:?} leaves {columns}×{rows}");
            for column in label.column..label.column + width {
                prop_assert!(!taken.contains(&(column, label.row)), "{label:?} covers something");
                taken.push((column, label.row));
            }
        }
        for label in &labels {
            let others = marks.iter().filter(|mark| mark.place != label.place && mark.row == label.row);
            let width = u16::try_from(Widths::default().columns(&label.text)).unwrap();
            for mark in others {
                let beside = (1..=2).any(|gap| mark.column + gap == label.column || mark.column + 1 == label.column + width + gap);
                prop_assert!(!beside || label.selected, "{label:?} seems to belong to {mark:?}");
            }
        }
    }
}
