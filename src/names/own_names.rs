//! What languages call themselves.

/// The name of a language in itself (CLDR's autonyms where there is one), or the tag if it is not known.
pub fn own_name(tag: &str) -> &str {
    OWN_NAMES
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(tag))
        .map_or(tag, |(_, name)| name)
}

const OWN_NAMES: &[(&str, &str)] = &[
    ("ar", "العربية"),
    ("de", "Deutsch"),
    ("en", "English"),
    ("es", "Español"),
    ("fr", "Français"),
    ("id", "Bahasa Indonesia"),
    ("it", "Italiano"),
    ("ja", "日本語"),
    ("ja-Hira", "かな"),
    ("ja-x-native", "日本語（原音）"),
    ("ko", "한국어"),
    ("ko-Hani", "漢字 (한국)"),
    ("la", "Latina"),
    ("lzh", "文言"),
    ("ms", "Bahasa Melayu"),
    ("nan-Latn", "Bân-lâm-gú"),
    ("nl", "Nederlands"),
    ("pt", "Português"),
    ("ru", "Русский"),
    ("sh", "srpskohrvatski / српскохрватски"),
    ("vi", "Tiếng Việt"),
    ("yue", "粵語"),
    ("yue-Latn-jyutping", "粵拼"),
    ("zh", "中文"),
    ("zh-Hans", "简体中文"),
    ("zh-Hant", "繁體中文"),
    ("zh-Latn-pinyin", "Hànyǔ Pīnyīn"),
];
