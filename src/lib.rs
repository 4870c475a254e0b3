//! annals 編年: a timeline viewer for chronicles, in the terminal. This library exists for the program and for its tests, benches and
//! examples. It is not a stable API: any version may change it.
//!
//! Data flows one way: a file becomes a [`chronicle`], a chronicle and a view become a [`layout`], a layout
//! becomes cells in [`ui`], and cells go to the [`terminal`]. Input flows the other way: a key becomes an action,
//! and an action changes the [`app`]. The modules below are in order of dependency: a module uses only modules above it.
//! `ARCHITECTURE.md` lists what each module may use, and the invariants.

pub mod text;

pub mod time;

pub mod names;

pub mod chronicle;

pub mod messages;

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
