//! debug
#![allow(warnings, clippy::all, clippy::pedantic)]
use annals::app::App;
use annals::layout::*;
use std::sync::Arc;
#[test]
fn debug() {
    let c = Arc::new(annals::format::embedded().unwrap().chronicle);
    let app = App::new(Arc::clone(&c), &[String::from("en")]);
    let scale = Scale::default(); let shown = app.rows_shown();
    let chart = chart(ChartRequest { chronicle: &c, timeline: app.timeline(), window: app.window, settled: app.window, columns: 73, rows: 14, choice: app.choice, widths: app.widths, rows_shown: &shown, stand: Stand::Either, scale: &scale });
    for lane in &chart.lanes {
        eprintln!("{:?} flags {} bands {} eras {} bars {} hidden {}", lane.lane, lane.flag_rows, lane.band_rows, lane.era_rows, lane.bar_rows, lane.hidden);
        for m in &lane.marks { eprintln!("   mark {} {} {}", m.column, c.events[m.event as usize].name.shown(app.choice.main, &c.languages).text, c.events[m.event as usize].weight); }
        for f in &lane.flags { eprintln!("   flag col {} from {} row {} {:?} w{}", f.column, f.from, f.row, f.lines, c.events[f.event as usize].weight); }
        for b in &lane.bars { eprintln!("   bar {:?} {}..{} row {} {:?}", b.of, b.first, b.last, b.row, b.label); }
    }
}
#[test]
fn counts() {
    let c = Arc::new(annals::format::embedded().unwrap().chronicle);
    for (cols, rows) in [(73u16,14u16),(75,16),(98,20),(103,22)] { for lang in ["en","zh-Hant","ja","ko","vi"] { for step in 0..2 {
    let app = App::new(Arc::clone(&c), &[String::from(lang)]);
    let scale = Scale::of(app.timeline(), step); let shown = app.rows_shown();
    let chart = chart(ChartRequest { chronicle: &c, timeline: app.timeline(), window: app.window, settled: app.window, columns: cols, rows, choice: app.choice, widths: app.widths, rows_shown: &shown, stand: Stand::Lying, scale: &scale });
    let n: Vec<usize> = chart.lanes.iter().map(|l| l.named().count()).collect();
    let r: Vec<String> = chart.lanes.iter().map(|l| format!("{}/{}/{}", l.flag_rows, l.era_rows, l.bar_rows)).collect();
    eprintln!("{cols}x{rows} {lang} step {step}: {} {n:?} {r:?} hidden {} of {}", n.iter().sum::<usize>(), chart.hidden, chart.visible);
    }}}
}
