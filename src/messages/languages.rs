//! The languages of the interface: a line each.

macro_rules! interfaces {
    ($(#[$doc:meta] $language:ident $tag:literal)*) => {
        /// A language that the interface speaks.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Interface {
            $(#[$doc] $language,)*
        }

        impl Interface {
            /// All of them, in the order of a menu.
            pub const ALL: [Self; [$($tag),*].len()] = [$(Self::$language),*];

            /// Its BCP 47 tag.
            pub const fn tag(self) -> &'static str {
                [$($tag),*][self as usize]
            }

            /// Its catalogue.
            pub(super) const fn file(self) -> &'static str {
                [$(include_str!(concat!("../../assets/messages/", $tag, ".txt"))),*][self as usize]
            }
        }
    };
}

// A line makes a language of what stands in `assets/messages/TAG.txt`.
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
    /// English, whose catalogue is the reference of all others.
    fn default() -> Self {
        Self::En
    }
}
