//! Tests of the whole way from text to model.
use super::*;

#[test]
fn the_files_that_come_with_annals_are_free_of_problems() {
    for (name, text) in [("starter.ron", STARTER), ("jingkang.ron", EMBEDDED)] {
        match load(text.as_bytes()) {
            Ok(loaded) => assert!(loaded.warnings.is_empty(), "{}", loaded.warnings.render(name, text, false)),
            Err(report) => panic!("{}", report.render(name, text, false)),
        }
    }
}
