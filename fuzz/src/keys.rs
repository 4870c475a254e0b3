//! Interprets bytes as keys, mouse events, pastes and resizes.

use std::sync::{Arc, OnceLock};

use annals::app::{App, Gesture, Key, Mouse, parse_keys};
use annals::chronicle::Chronicle;
use annals::text::{Ambiguous, Widths};
use annals::ui::{Theme, draw};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Keys with a name; letters and signs are added to these.
const NAMED: &str = "<up><down><left><right><page-up><page-down><home><end><enter><esc><tab><backtab><space><backspace><delete>\
    <ctrl-l><ctrl-p><ctrl-w><ctrl-u><ctrl-k><ctrl-left><ctrl-right><alt-m>";

fn every_key() -> &'static [Key] {
    static KEYS: OnceLock<Vec<Key>> = OnceLock::new();
    KEYS.get_or_init(|| {
        let letters: String = ('!'..='~').filter(|sign| *sign != '<').collect();
        let mut keys = parse_keys(&format!("{letters}靖é")).unwrap_or_default();
        keys.extend(parse_keys(NAMED).unwrap_or_default());
        keys
    })
}

/// Performs the actions and draws after each. Drawing must not change anything: a second frame must equal the first.
pub(crate) fn press(chronicle: &Arc<Chronicle>, data: &[u8]) {
    let mut bytes = data.iter().copied();
    let mut app = App::new(Arc::clone(chronicle), &[]);
    let mut screen = Rect::new(0, 0, 80, 24);
    frame(&mut app, screen);
    while let Some(byte) = bytes.next() {
        let mut next = || bytes.next().unwrap_or_default();
        match byte {
            0..=199 => {
                let keys = every_key();
                app.press(keys[usize::from(byte) % keys.len()]);
            }
            200..=219 => {
                let at = Position::new(u16::from(next()), u16::from(next()));
                app.point(Mouse {
                    gesture: gesture(byte),
                    at,
                });
            }
            220..=229 => {
                let pasted: Vec<u8> = (0..byte % 10).map(|_| next()).collect();
                app.paste(&String::from_utf8_lossy(&pasted));
            }
            230..=239 => {
                screen = Rect::new(
                    0,
                    0,
                    u16::from(next()).max(1),
                    u16::from(next() % 80).max(1),
                );
            }
            240..=247 => (0..byte % 8).for_each(|_| app.work()),
            248..=251 => app.set_widths(Widths::new(Ambiguous::Wide)),
            252..=255 => app.set_widths(Widths::new(Ambiguous::Narrow)),
        }
        frame(&mut app, screen);
    }
}

fn gesture(byte: u8) -> Gesture {
    match byte % 8 {
        0 | 1 => Gesture::Press,
        2 => Gesture::DoublePress,
        3 => Gesture::Drag,
        4 => Gesture::Release,
        5 => Gesture::Wheel(1),
        6 => Gesture::Wheel(-1),
        _ => Gesture::SideWheel(1),
    }
}

fn frame(app: &mut App, screen: Rect) {
    app.prepare();
    let mut first = Buffer::empty(screen);
    let seen = draw(app, Theme::default(), screen, &mut first);
    let mut second = Buffer::empty(screen);
    let _ = draw(app, Theme::default(), screen, &mut second);
    assert!(first == second, "a second frame is another one");
    app.set_seen(seen);
}
