//! How near two languages are, by family and by script. Tags are compared case-insensitively (RFC 5646 §2.1.1).

use std::iter;

/// The worst rank that still means "a relative".
const KIN: u8 = 3;

/// The script of Chinese characters in any form, alone or among other signs.
const HAN: &str = "Hani";

/// How close `candidate` is to `chosen` as a substitute for a name, lower is closer; 0 is the language itself.
pub(super) fn name_rank(chosen: &str, candidate: &str) -> u8 {
    if same(chosen, candidate) {
        return 0;
    }
    let same_language = same(primary(chosen), primary(candidate));
    let is_kin = same_language || (kin(chosen, candidate) && !is_transcribed(candidate));
    let same_script = same(script(chosen), script(candidate));
    match (is_kin, same_script) {
        (true, true) if same_language => 1,
        (true, true) => 2,
        (true, false) => KIN,
        (false, true) if script(chosen) == HAN => 4,
        (false, _) => 5,
    }
}

/// Whether the tag is a transcription (such as `nan-Latn`) of a language usually written in Han. It transcribes its own pronunciation, which
/// readers of related languages do not know: they understand a name in Han characters better (耶律淳, not Yēlǜ Chún, in Bân-lâm-gú; 金, not
/// Kim, in Chinese).
fn is_transcribed(tag: &str) -> bool {
    script(tag) != HAN && script(primary(tag)) == HAN
}

/// Whether readers of `chosen` can read `other` like their language: it is related and in the same script.
pub(super) fn reads(chosen: &str, other: &str) -> bool {
    name_rank(chosen, other) < KIN
}

/// Whether the candidate is the requested language or a relative.
pub(super) fn is_related(asked: &str, candidate: &str) -> bool {
    name_rank(asked, candidate) <= KIN
}

/// How close `candidate` is to the requested language, for sorting: the language itself in any script comes before related ones, and of
/// equally close ones the one with the requested form of Chinese characters.
pub(super) fn nearness(asked: &str, candidate: &str) -> impl Ord + use<> {
    let form = characters(asked);
    (
        !same(primary(asked), primary(candidate)),
        name_rank(asked, candidate),
        form.is_some() && form != characters(candidate),
    )
}

/// How close `candidate` is to `chosen` as a substitute for running text, lower is closer.
pub(super) fn prose_rank(chosen: &str, candidate: &str) -> u8 {
    name_rank(chosen, candidate).min(KIN)
}

/// The tag of a locale: `zh-TW` for `zh_TW.UTF-8`.
pub(super) fn tag_of(locale: &str) -> String {
    let bare = locale.split(['.', '@']).next().unwrap_or_default();
    bare.replace('_', "-")
}

/// The tag with the language that it means (`yue` for `zh-yue`, `zh` for `cmn`) and, for Mandarin, with the script that it implies
/// (`zh-Hant-TW` for `zh-TW`). In lower case, except for that script.
pub(super) fn likely_tag(tag: &str) -> String {
    let tag = tag.to_ascii_lowercase();
    // An extended language stands for itself (RFC 5646 §2.2.2).
    let is_extended = |rest: &&str| {
        let language = primary(rest).bytes();
        language.len() == 3 && language.clone().all(|byte| byte.is_ascii_alphabetic())
    };
    let extended = ["zh-min-", "zh-"]
        .iter()
        .find_map(|before| tag.strip_prefix(before).filter(is_extended));
    let tag = extended.unwrap_or(&tag);
    let (language, rest) = tag.split_at(primary(tag).len());
    match language {
        "zh" | "cmn" if script_subtag(tag).is_some() => format!("zh{rest}"),
        "zh" | "cmn" => format!("zh-{}{rest}", characters(tag).unwrap_or("Hans")),
        _ => tag.to_owned(),
    }
}

/// The tag, then without its last parts one by one (RFC 4647 §3.4), but always with its script.
pub(super) fn shortened(tag: &str) -> impl Iterator<Item = &str> {
    iter::successors(Some(tag), |tag| Some(tag.rsplit_once('-')?.0))
        .take_while(move |shorter| script_subtag(shorter) == script_subtag(tag))
}

/// The form of Chinese characters, `Hans` or `Hant`: by the script or, if there is none, by the region. Mandarin without either is in
/// simplified characters; other languages are undecided.
fn characters(tag: &str) -> Option<&'static str> {
    if let Some(script) = script_subtag(tag) {
        return ["Hans", "Hant"].into_iter().find(|form| same(form, script));
    }
    let is_in = |regions: &[&str]| subtags(tag).any(|part| is_one_of(part, regions));
    if is_in(&["TW", "HK", "MO"]) {
        return Some("Hant");
    }
    let is_simplified = is_in(&["CN", "SG", "MY"]) || is_one_of(primary(tag), &["zh", "cmn"]);
    is_simplified.then_some("Hans")
}

fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or_default()
}

/// The parts after the language, without extensions and private use, which begin with a single letter.
fn subtags(tag: &str) -> impl Iterator<Item = &str> {
    let parts = tag.split('-').skip(1);
    parts.take_while(|part| part.len() > 1)
}

/// The script that a tag names. A variant of four characters begins with a digit.
fn script_subtag(tag: &str) -> Option<&str> {
    subtags(tag).find(|part| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_alphabetic()))
}

fn same(one: &str, other: &str) -> bool {
    one.eq_ignore_ascii_case(other)
}

fn is_one_of(part: &str, known: &[&str]) -> bool {
    known.iter().any(|known| same(part, known))
}

fn kin(one: &str, other: &str) -> bool {
    let (one, other) = (primary(one), primary(other));
    same(one, other)
        || FAMILIES
            .iter()
            .any(|family| is_one_of(one, family) && is_one_of(other, family))
}

/// ISO 639 codes of languages whose readers can read each other's names: the Sinitic languages with written Chinese, and the variants
/// of Serbo-Croatian, of Malay and of Norwegian.
const FAMILIES: [&[&str]; 4] = [
    &[
        "zh", "cmn", "lzh", "yue", "nan", "hak", "wuu", "gan", "hsn", "cdo",
    ],
    &["sh", "sr", "hr", "bs", "cnr"],
    &["id", "ms"],
    &["no", "nb", "nn"],
];

/// The script of a tag, by default that in which the language is usually written.
fn script(tag: &str) -> &str {
    match script_subtag(tag) {
        Some(named) if is_one_of(named, &[HAN, "Hans", "Hant", "Jpan"]) => HAN,
        Some(named) if same(named, "Kore") => "Hang",
        Some(named) => named,
        None if is_one_of(primary(tag), FAMILIES[0]) || same(primary(tag), "ja") => HAN,
        None if same(primary(tag), "ko") => "Hang",
        None if same(primary(tag), "sr") => "Cyrl",
        None => "Latn",
    }
}
