//! Matching a text with the template from which it was filled.

/// The values of the placeholders of a template, by name.
pub(super) type Filled<'t> = Vec<(&'static str, &'t str)>;

/// The maximum number of matches that are returned.
const MOST: usize = 200;

/// All ways in which a text may have been filled from a template; no placeholder is empty.
pub(super) fn ways<'t>(template: &'static str, text: &'t str) -> Vec<Filled<'t>> {
    let mut found = Vec::new();
    // Fast path: most texts do not contain all literal parts of the template.
    let tail = template.rsplit('}').next().unwrap_or_default();
    let mut literals = template
        .split('}')
        .map(|part| part.split('{').next().unwrap_or_default());
    if text.ends_with(tail) && literals.all(|literal| text.contains(literal)) {
        take(template, text, &mut Vec::new(), &mut found);
    }
    found
}

fn take<'t>(
    template: &'static str,
    text: &'t str,
    filled: &mut Filled<'t>,
    found: &mut Vec<Filled<'t>>,
) {
    let Some((literal, rest)) = template.split_once('{') else {
        if text == template {
            found.push(filled.clone());
        }
        return;
    };
    let Some(text) = text.strip_prefix(literal) else {
        return;
    };
    let Some((name, rest)) = rest.split_once('}') else {
        return;
    };
    let next = rest.split('{').next().unwrap_or_default();
    let ends = text.char_indices().map(|(at, _)| at).skip(1);
    for end in ends.chain([text.len()]) {
        let behind = text.get(end..).unwrap_or_default();
        if found.len() >= MOST {
            return;
        }
        if behind.starts_with(next) {
            filled.push((name, &text[..end]));
            take(rest, behind, filled, found);
            filled.pop();
        }
    }
}

/// The value of a placeholder.
pub(super) fn at<'t>(filled: &Filled<'t>, name: &str) -> &'t str {
    let place = filled.iter().find(|(known, _)| *known == name);
    place.map_or("", |(_, text)| text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_taken_apart_in_every_way() {
        for (template, text, count) in [
            ("{day} {month}", "9 January 1127", 2),
            ("{month}{day}日", "1127年1月9日", 7),
            ("{from}至{to}之間", "1120年至1127年之間", 1),
            ("{year}", "1127", 1),
            ("{n} dates", "9 days", 0),
        ] {
            assert_eq!(ways(template, text).len(), count, "{template} {text}");
        }
        assert_eq!(at(&ways("c. {date}", "c. 1120")[0], "date"), "1120");
    }
}
