//! Names of languages, in the language itself and in English.

/// The name of a language in that language (CLDR's autonym where there is one), or the tag if it is not known.
pub fn own_name(tag: &str) -> &str {
    known(tag).map_or(tag, |(_, name, _)| name)
}

/// The English name of a language, used when it is typed; `None` if it is not known.
pub fn english_name(tag: &str) -> Option<&'static str> {
    known(tag).map(|(_, _, name)| *name)
}

fn known(tag: &str) -> Option<&'static (&'static str, &'static str, &'static str)> {
    let mut all = LANGUAGES.iter();
    all.find(|(known, ..)| known.eq_ignore_ascii_case(tag))
}

/// Tags with the autonym and the English name.
const LANGUAGES: &[(&str, &str, &str)] = &[
    ("ar", "العربية", "Arabic"),
    ("de", "Deutsch", "German"),
    ("en", "English", "English"),
    ("es", "Español", "Spanish"),
    ("fr", "Français", "French"),
    ("id", "Bahasa Indonesia", "Indonesian"),
    ("it", "Italiano", "Italian"),
    ("ja", "日本語", "Japanese"),
    ("ja-Hira", "かな", "Japanese kana"),
    ("ja-x-native", "日本語（原音）", "Japanese native reading"),
    ("ko", "한국어", "Korean"),
    ("ko-Hani", "漢字 (한국)", "Korean hanja"),
    ("la", "Latina", "Latin"),
    ("lzh", "文言", "Literary Chinese"),
    ("ms", "Bahasa Melayu", "Malay"),
    ("nan-Latn", "Bân-lâm-gú", "Taiwanese Hokkien"),
    ("nl", "Nederlands", "Dutch"),
    ("pt", "Português", "Portuguese"),
    ("ru", "Русский", "Russian"),
    ("sh", "srpskohrvatski / српскохрватски", "Serbo-Croatian"),
    ("vi", "Tiếng Việt", "Vietnamese"),
    ("yue", "粵語", "Cantonese"),
    ("yue-Latn-jyutping", "粵拼", "Cantonese Jyutping"),
    ("zh", "中文", "Chinese"),
    ("zh-Hans", "简体中文", "Simplified Chinese"),
    ("zh-Hant", "繁體中文", "Traditional Chinese"),
    ("zh-Latn-pinyin", "Hànyǔ Pīnyīn", "Chinese Pinyin"),
];
