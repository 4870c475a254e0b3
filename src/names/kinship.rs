//! How near two languages are, by family and by script.

/// The worst rank that still means "a relative".
pub(super) const KIN: u8 = 3;

/// The scripts that matter when a name is read in another language.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Han,
    Other(u32),
}

/// How close `candidate` is to `chosen` as a substitute for a name, lower is closer; 0 is the language itself.
pub(super) fn name_rank(chosen: &str, candidate: &str) -> u8 {
    if chosen.eq_ignore_ascii_case(candidate) {
        return 0;
    }
    let same_script = script(chosen) == script(candidate);
    match (kin(chosen, candidate), same_script) {
        (true, true) if primary(chosen) == primary(candidate) => 1,
        (true, true) if !is_transcribed(chosen) => 2,
        (true, false) => KIN,
        (true, true) => 4,
        (false, true) if script(chosen) == Script::Han => 5,
        (false, _) => 6,
    }
}

/// Whether the tag is a transcription (such as `nan-Latn`) of a language usually written in Han. It transcribes its own pronunciation,
/// so its readers understand a name in Han characters better than another language's transcription (耶律淳, not Yēlǜ Chún, in
/// Bân-lâm-gú).
fn is_transcribed(tag: &str) -> bool {
    script(tag) != Script::Han && script(primary(tag)) == Script::Han
}

/// Whether readers of `chosen` can read `other` like their language: it is related and in the same script.
pub(super) fn reads(chosen: &str, other: &str) -> bool {
    name_rank(chosen, other) < KIN
}

/// How close `candidate` is to the requested language, for sorting: the language itself in any script comes before related ones.
pub(super) fn nearness(asked: &str, candidate: &str) -> (bool, u8) {
    (
        primary(asked) != primary(candidate),
        name_rank(asked, candidate),
    )
}

/// How close `candidate` is to `chosen` as a substitute for running text, lower is closer.
pub(super) fn prose_rank(chosen: &str, candidate: &str) -> u8 {
    name_rank(chosen, candidate).min(KIN)
}

/// Turns a locale (`zh_TW.UTF-8`) into a tag with the script it implies (`zh-Hant`).
pub(super) fn likely_tag(locale: &str) -> String {
    let bare = locale
        .split(['.', '@'])
        .next()
        .unwrap_or_default()
        .replace('_', "-");
    let bare = bare
        .strip_prefix("cmn")
        .map_or(bare.clone(), |rest| format!("zh{rest}"));
    if primary(&bare) != "zh" || bare.to_ascii_lowercase().contains("-han") || bare.contains("Latn")
    {
        return match bare.split_once('-') {
            // A region does not change which names can be read.
            Some((language, region)) if region.len() == 2 => language.to_owned(),
            _ => bare,
        };
    }
    let traditional = ["-TW", "-HK", "-MO"]
        .iter()
        .any(|region| bare.ends_with(region));
    String::from(if traditional { "zh-Hant" } else { "zh-Hans" })
}

/// The script in which Chinese is written in the region of a locale (`wuu_CN`), if it names one.
pub(super) fn script_of_region(locale: &str) -> Option<&'static str> {
    let bare = locale.split(['.', '@']).next()?;
    match bare.rsplit(['-', '_']).next()? {
        "CN" | "SG" | "MY" => Some("zh-Hans"),
        "TW" | "HK" | "MO" => Some("zh-Hant"),
        _ => None,
    }
}

fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or_default()
}

fn kin(one: &str, other: &str) -> bool {
    let (one, other) = (primary(one), primary(other));
    one == other
        || FAMILIES
            .iter()
            .any(|family| family.contains(&one) && family.contains(&other))
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

fn script(tag: &str) -> Script {
    let named = tag
        .split('-')
        .skip(1)
        .find(|part| part.len() == 4 && part.is_ascii());
    match named {
        Some("Hant" | "Hans" | "Hani") => Script::Han,
        Some(other) => Script::Other(code(other)),
        None => match primary(tag) {
            "zh" | "cmn" | "lzh" | "yue" | "ja" | "nan" | "hak" | "wuu" | "gan" | "hsn" | "cdo" => {
                Script::Han
            }
            "ko" => Script::Other(code("Hang")),
            _ => Script::Other(code("Latn")),
        },
    }
}

fn code(script: &str) -> u32 {
    script.bytes().fold(0, |code, byte| {
        (code << 8) | u32::from(byte.to_ascii_lowercase())
    })
}
