//! Converts HTML and Markdown to plain text.

/// Named entities that are common in timelines.
const ENTITIES: [(&str, &str); 58] = [
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", "\u{a0}"),
    ("ndash", "–"),
    ("mdash", "—"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("sbquo", "‚"),
    ("bdquo", "„"),
    ("laquo", "«"),
    ("raquo", "»"),
    ("hellip", "…"),
    ("bull", "•"),
    ("middot", "·"),
    ("sect", "§"),
    ("para", "¶"),
    ("copy", "©"),
    ("reg", "®"),
    ("trade", "™"),
    ("deg", "°"),
    ("times", "×"),
    ("euro", "€"),
    ("pound", "£"),
    ("frac12", "½"),
    ("shy", ""),
    ("auml", "ä"),
    ("ouml", "ö"),
    ("uuml", "ü"),
    ("Auml", "Ä"),
    ("Ouml", "Ö"),
    ("Uuml", "Ü"),
    ("szlig", "ß"),
    ("eacute", "é"),
    ("egrave", "è"),
    ("ecirc", "ê"),
    ("euml", "ë"),
    ("agrave", "à"),
    ("aacute", "á"),
    ("acirc", "â"),
    ("aring", "å"),
    ("aelig", "æ"),
    ("oslash", "ø"),
    ("oacute", "ó"),
    ("ocirc", "ô"),
    ("iacute", "í"),
    ("icirc", "î"),
    ("iuml", "ï"),
    ("uacute", "ú"),
    ("ugrave", "ù"),
    ("ntilde", "ñ"),
    ("ccedil", "ç"),
    ("atilde", "ã"),
    ("Eacute", "É"),
];

/// Elements that end a line.
const LINES: [&str; 14] = [
    "p",
    "br",
    "li",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "tr",
    "ul",
    "ol",
    "blockquote",
    "dd",
    "dt",
];

/// Other elements that texts of timelines have.
const ELEMENTS: [&str; 34] = [
    "a", "abbr", "b", "big", "center", "cite", "code", "del", "em", "figure", "font", "h5", "h6",
    "hr", "i", "img", "ins", "mark", "pre", "q", "s", "script", "section", "small", "span",
    "strong", "style", "sub", "sup", "table", "td", "th", "tt", "u",
];

/// The text of HTML. Paragraphs and items end a line.
pub(super) fn html(text: &str) -> String {
    if !text.contains(['<', '&']) {
        return tidy(text, false);
    }
    let mut words = String::with_capacity(text.len());
    let mut rest = text;
    let last = text.rfind('>').map_or(usize::MAX, |at| text.len() - at);
    while let Some(at) = rest.find(['<', '&']) {
        words.push_str(&rest[..at].replace(['\n', '\r'], " "));
        rest = &rest[at..];
        rest = if rest.starts_with('&') {
            entity(rest, &mut words)
        } else if rest.len() < last || !begins_tag(rest) {
            words.push('<');
            &rest[1..]
        } else {
            tag(rest, &mut words)
        };
    }
    words.push_str(&rest.replace(['\n', '\r'], " "));
    tidy(&words, true)
}

/// The addresses of the links in HTML.
pub(super) fn hrefs(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if !rest.starts_with(['a', 'A']) || !rest[1..].starts_with(char::is_whitespace) {
            continue;
        }
        let Some(end) = rest.find('>') else { break };
        found.extend(href(&rest[..end]));
        rest = &rest[end..];
    }
    found
}

/// The address in the tag of a link.
fn href(tag: &str) -> Option<String> {
    const NAME: &str = "href";
    let lower = tag.to_ascii_lowercase();
    let mut values = lower.match_indices(NAME).filter_map(|(at, _)| {
        let is_apart = tag[..at].ends_with(char::is_whitespace);
        let value = tag.get(at + NAME.len()..).filter(|_| is_apart)?;
        value.trim_start().strip_prefix('=')
    });
    let value = values.next()?.trim_start();
    let value = match value.chars().next()? {
        quote @ ('"' | '\'') => value[1..].split(quote).next()?,
        _ => value.split_whitespace().next()?,
    };
    Some(html_name(value))
}

/// The words of a text that may be HTML, which elements or entities show; what is none keeps its lines.
pub(super) fn words(text: &str) -> String {
    if has_element(text) {
        return html(text);
    }
    let mut words = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        words.push_str(&rest[..at]);
        rest = entity(&rest[at..], &mut words);
    }
    words.push_str(rest);
    tidy(&words, false)
}

/// The same for what has one line.
pub(super) fn words_of_line(text: &str) -> String {
    one_line(&words(text))
}

/// True for a text with an element of HTML, by its name: `a < b` has none, nor `<1120>`.
fn has_element(text: &str) -> bool {
    let last = text.rfind('>').unwrap_or(0);
    text.match_indices('<').any(|(at, _)| {
        let inner = text[at + 1..].trim_start_matches('/');
        let end = inner.find(|letter: char| !letter.is_ascii_alphanumeric());
        let (name, rest) = inner.split_at(end.unwrap_or(inner.len()));
        let name = name.to_ascii_lowercase();
        let is_known = LINES.contains(&name.as_str()) || ELEMENTS.contains(&name.as_str());
        is_known && rest.starts_with(['>', '/', ' ', '\n']) && at < last
    })
}

/// Like [`html`], on a single line.
pub(super) fn html_name(text: &str) -> String {
    one_line(&html(text))
}

/// A text with each run of white space replaced by one space.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text with trimmed lines and at most one empty line in a row, or none if `from_html` is true.
pub(super) fn tidy(text: &str, from_html: bool) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim) {
        let empty = line.is_empty();
        if empty && (from_html || lines.last().is_none_or(|last| last.is_empty())) {
            continue;
        }
        lines.push(line);
    }
    while lines.last().is_some_and(|last| last.is_empty()) {
        lines.pop();
    }
    lines.join("\n")
}

fn entity<'t>(text: &'t str, words: &mut String) -> &'t str {
    let end = text
        .char_indices()
        .take(12)
        .find(|(_, letter)| *letter == ';');
    let Some((end, _)) = end else {
        words.push('&');
        return &text[1..];
    };
    if let Some(letter) = entity_text(&text[1..end]) {
        words.push_str(&letter);
        &text[end + 1..]
    } else {
        words.push('&');
        &text[1..]
    }
}

/// The text of an entity, by its name between `&` and `;`.
pub(super) fn entity_text(name: &str) -> Option<String> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).map(String::from);
    }
    ENTITIES
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, letter)| (*letter).to_owned())
}

/// True if the sign at the start of a text may begin a tag: `a < b` has none.
fn begins_tag(text: &str) -> bool {
    let next = text[1..].chars().next();
    next.is_some_and(|next| next.is_ascii_alphabetic() || matches!(next, '/' | '!'))
}

/// Reads the tag at the start of a text, in which it ends. Returns the rest.
fn tag<'t>(text: &'t str, words: &mut String) -> &'t str {
    let end = text.find('>').unwrap_or(text.len() - 1);
    if text.starts_with("<!--") {
        return text.find("-->").map_or("", |end| &text[end + 3..]);
    }
    let name: String = text[1..end]
        .trim_start_matches('/')
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .collect::<String>()
        .to_ascii_lowercase();
    for hidden in ["script", "style"] {
        if name == hidden && !text.starts_with("</") {
            let closes = |(at, _): &(usize, &str)| {
                let name = text.get(at + 2..at + 2 + hidden.len());
                name.is_some_and(|name| name.eq_ignore_ascii_case(hidden))
            };
            let behind = text.match_indices("</").find(closes);
            let behind = behind.and_then(|(at, _)| text[at..].split_once('>'));
            return behind.map_or("", |(_, behind)| behind);
        }
    }
    if LINES.contains(&name.as_str()) {
        words.push('\n');
    }
    &text[end + 1..]
}

/// Removes Markdown's links, pictures and emphasis. The removed addresses are passed to `link`, those of pictures to
/// `picture`.
pub(super) fn markdown(
    text: &str,
    mut link: impl FnMut(&str),
    mut picture: impl FnMut(&str),
) -> String {
    let mut words = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['[', '!', '\\']) {
        words.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(escaped) = rest.strip_prefix('\\') {
            let letter = escaped.chars().next().filter(char::is_ascii_punctuation);
            words.push(letter.unwrap_or('\\'));
            rest = &escaped[letter.map_or(0, char::len_utf8)..];
        } else if let Some((_, address, behind)) = rest.strip_prefix('!').and_then(linked) {
            picture(address);
            rest = behind;
        } else if let Some((said, address, behind)) = linked(rest) {
            words.push_str(said);
            link(address);
            rest = behind;
        } else {
            words.push_str(&rest[..1]);
            rest = &rest[1..];
        }
    }
    words.push_str(rest);
    emphasis(&words)
}

/// The parts of `[words](address)` at the start of a text, and the rest.
fn linked(text: &str) -> Option<(&str, &str, &str)> {
    let inner = text.strip_prefix('[')?;
    let end = inner
        .find(['[', ']'])
        .filter(|end| inner[*end..].starts_with(']'))?;
    let target = inner[end + 1..].strip_prefix('(')?;
    let close = target
        .find([')', '\n'])
        .filter(|close| target[*close..].starts_with(')'))?;
    Some((&inner[..end], &target[..close], &target[close + 1..]))
}

/// Removes `**`, `__`, `~~` and backquotes if they are paired, and single emphasis.
fn emphasis(text: &str) -> String {
    let mut text = text.to_owned();
    for mark in ["**", "__", "~~", "`"] {
        if text.matches(mark).count() % 2 == 0 {
            text = text.replace(mark, "");
        }
    }
    for mark in ['*', '_'] {
        text = single(&text, mark);
    }
    text
}

/// Removes the marks of `*words*` if they touch words only on their inner sides.
fn single(text: &str, mark: char) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find(mark) {
        let (before, inner) = (&rest[..open], &rest[open + 1..]);
        kept.push_str(before);
        if let Some((words, behind)) = emphasised(before, inner, mark) {
            kept.push_str(words);
            rest = behind;
        } else {
            kept.push(mark);
            rest = inner;
        }
    }
    kept.push_str(rest);
    kept
}

/// The words up to the closing mark and the text behind it, if the marks stand at the edges of words.
fn emphasised<'t>(before: &str, inner: &'t str, mark: char) -> Option<(&'t str, &'t str)> {
    let outside = |letter: Option<char>| letter.is_none_or(|letter| !letter.is_alphanumeric());
    // The closing mark is on the same line, so the search ends there.
    let close = inner.find([mark, '\n']).filter(|close| *close > 0)?;
    let (words, behind) = (&inner[..close], inner[close..].strip_prefix(mark)?);
    let fits = outside(before.chars().next_back())
        && outside(behind.chars().next())
        && !words.starts_with(' ')
        && !words.ends_with(' ');
    fits.then_some((words, behind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_becomes_text() {
        for (text, expected) in [
            ("plain", "plain"),
            ("a &amp; b", "a & b"),
            ("<p>one</p><p>two</p>", "one\ntwo"),
            ("a<br>b", "a\nb"),
            ("<ul><li>x</li><li>y</li></ul>", "x\ny"),
            ("a <!-- <b> --> b", "a  b"),
            ("1 < 2 & 3", "1 < 2 & 3"),
            ("&#233;&#x2019;", "é’"),
            ("<script>x()</script>y", "y"),
            ("<STYLE>a</b></Style >c<script>d", "c"),
            ("a <b and <i", "a <b and <i"),
            ("a < b > c <é>", "a < b > c <é>"),
            ("the \"eighth\",\ntwelve", "the \"eighth\",\ntwelve"),
        ] {
            assert_eq!(html(text), expected, "{text}");
        }
    }

    #[test]
    fn links_of_html_are_found() {
        let text = "<p>a <a class=x href=\"https://x.org/?a=1&amp;b=2\">b</a> <A HREF='y'>c</A> <abbr href=z>d</abbr> <a\nhref=w>";
        assert_eq!(hrefs(text), ["https://x.org/?a=1&b=2", "y", "w"]);
        assert_eq!(hrefs("<a href=\"x"), [""; 0]);
        assert_eq!(hrefs("<a data-href=x class='href-y' href=z>"), ["z"]);
    }

    #[test]
    fn marks_without_end_take_one_pass() {
        let text = "* ".repeat(100_000);
        assert_eq!(markdown(&text, |_| {}, |_| {}), text);
    }

    #[test]
    fn markdown_becomes_text() {
        for (text, expected) in [
            ("is [opened](https://example.org)", "is opened"),
            ("![](a.jpg) The *great* **fire**", " The great fire"),
            ("snake_case_name", "snake_case_name"),
            ("2 * 3 * 4", "2 * 3 * 4"),
            ("*a* and *b*, c*d*", "a and b, c*d*"),
            ("*a\nb*", "*a\nb*"),
            ("[x] done", "[x] done"),
            ("a \\* b", "a * b"),
        ] {
            assert_eq!(markdown(text, |_| {}, |_| {}), expected, "{text}");
        }
    }
}
