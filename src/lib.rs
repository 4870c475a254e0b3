//! annals 編年: chronicles on a timeline, in a terminal.
//!
//! Data goes one way: a file becomes a [`chronicle`], a chronicle and a view become a [`layout`], a layout
//! becomes cells in [`ui`], cells go to the [`terminal`]. Keys go the other way: a key becomes an action, an
//! action changes the [`app`]. A module may use those above it in this list, never those below.
//! `ARCHITECTURE.md` has the map and the invariants.

pub mod text;

pub mod time;

pub mod names;

pub mod messages;

pub mod chronicle;

pub mod card;

pub mod map;

pub mod check;

pub mod format;

pub mod layout;

pub mod search;

pub mod app;

pub mod ui;

pub mod print;

pub mod export;

pub mod terminal;

mod settings;

mod opening;

mod program;

pub mod cli;
