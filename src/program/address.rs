//! The addresses of links, for a terminal to open.

use std::path::{MAIN_SEPARATOR_STR, Path};

use crate::chronicle::file_and_part;
use crate::terminal::push_encoded;

/// The address of a link; `None` for a path relative to a chronicle that is not in a file.
pub(super) fn of(address: &str, chronicle: Option<&Path>) -> Option<String> {
    if address.contains("://") {
        return Some(address.to_owned());
    }
    let (file, part) = file_and_part(address);
    let beside = std::path::absolute(chronicle?).ok()?;
    let path = beside.parent()?.join(file);
    let path = path.to_str()?.replace(MAIN_SEPARATOR_STR, "/");
    let mut url = String::from(if path.starts_with('/') {
        "file://"
    } else {
        "file:///"
    });
    push_encoded(&mut url, &path, is_of_path);
    Some(url + part)
}

/// Whether a byte stands for itself in the path of an address (RFC 3986, 3.3).
fn is_of_path(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"/-._~!$&'()*+,;=:@".contains(&byte)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_encoded_and_the_part_of_a_file_is_kept() {
        let chronicle = Some(Path::new("/srv/c#/what?/100%/靖/my.ron"));
        for (address, expected) in [
            ("https://a.org/b c#d", "https://a.org/b c#d"),
            (
                "plan of it.pdf#page=3",
                "file:///srv/c%23/what%3F/100%25/%E9%9D%96/plan%20of%20it.pdf#page=3",
            ),
            (
                "maps/a(1)?.png",
                "file:///srv/c%23/what%3F/100%25/%E9%9D%96/maps/a(1)%3F.png",
            ),
        ] {
            assert_eq!(of(address, chronicle).as_deref(), Some(expected));
        }
        let root = Some(Path::new("/my.ron"));
        assert_eq!(of("a.png", root).as_deref(), Some("file:///a.png"));
        assert_eq!(of("a.png", None), None);
    }
}
