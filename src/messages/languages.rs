//! The languages of the interface, one per line.

macro_rules! interfaces {
    ($(#[$doc:meta] $language:ident $tag:literal)*) => {
        /// A language of the interface.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Interface {
            $(#[$doc] $language,)*
        }

        impl Interface {
            /// All languages, in menu order.
            pub const ALL: [Self; [$($tag),*].len()] = [$(Self::$language),*];

            /// The BCP 47 tag.
            pub const fn tag(self) -> &'static str {
                [$($tag),*][self as usize]
            }

            /// The contents of the catalogue file.
            pub(super) const fn file(self) -> &'static str {
                [$(include_str!(concat!("../../assets/messages/", $tag, ".txt"))),*][self as usize]
            }
        }
    };
}

// Each line adds a language with the catalogue `assets/messages/TAG.txt`.
interfaces! {
    /// English
    En "en"
    /// 繁體中文
    ZhHant "zh-Hant"
    /// 简体中文
    ZhHans "zh-Hans"
    /// 日本語
    Ja "ja"
    /// 한국어
    Ko "ko"
    /// Tiếng Việt
    Vi "vi"
}

impl Default for Interface {
    /// English, whose catalogue is the reference for all others.
    fn default() -> Self {
        Self::En
    }
}
