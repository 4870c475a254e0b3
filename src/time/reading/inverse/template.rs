//! Taking a text apart by the template that it was filled from.

/// What stands in the places of a template, by their names.
pub(super) type Filled<'t> = Vec<(&'static str, &'t str)>;

/// No text is taken apart in more ways than so many.
const MOST: usize = 200;

/// Every way in which a text may have been filled from a template; nothing stands empty.
pub(super) fn ways<'t>(template: &'static str, text: &'t str) -> Vec<Filled<'t>> {
    let mut found = Vec::new();
    // Most texts lack one of its words.
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
        if text == template && found.len() < MOST {
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
        if behind.starts_with(next) {
            filled.push((name, &text[..end]));
            take(rest, behind, filled, found);
            filled.pop();
        }
    }
}

/// What stands in a place.
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
