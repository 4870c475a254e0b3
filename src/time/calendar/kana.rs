//! The Japanese readings of Chinese era names: せいこう for 靖康.

use hashbrown::HashMap;
use std::sync::OnceLock;

/// Characters of era names with their usual Sino-Japanese reading.
const READINGS: &str = "調ちょう 天てん 元げん 永えい 平へい 大たい 和わ 建けん 德とく 興こう 延えん 光こう 治じ 嘉か 慶けい 寶ほう 安あん 正せい \
     明めい 長ちょう 文ぶん 應おう 泰たい 康こう 太たい 曆れき 武ぶ 承しょう 寧ねい 保ほ 景けい 昌しょう 隆りゅう 龍りゅう \
     始し 皇こう 熙き 貞てい 定てい 乾けん 祐ゆう 佑ゆう 中ちゅう 弘こう 宏こう 聖せい 仁じん 福ふく 開かい 初しょ 壽じゅ \
     寬かん 紹しょう 統とう 神しん 咸かん 順じゅん 鳳ほう 政せい 國こく 符ふ 化か 至し 久きゅう 萬ばん 崇すう 享きょう \
     洪こう 通つう 成せい 帝てい 王おう 道どう 義ぎ 廣こう 祿ろく 淳じゅん 瑞ずい 漢かん 同どう 子し 陽よう 宣せん 孝こう \
     清せい 觀かん 嗣し 會かい 顯けん 盛せい 龜き 豐ほう 衡こう 吳ご 運うん 鼎てい 唐とう 感かん 彰しょう 啟けい 重ちょう \
     燕えん 端たん 祥しょう 昇しょう 升しょう 歲さい 雍よう 亨こう 冊さく 熹き 憙き 象しょう 喜き 昭しょう 宗そう 玉ぎょく \
     高こう 祖そ 雲うん 勝しょう 養よう 白はく 樂らく 黃こう 璽じ 朔さく 禮れい 拱きょう 河か 有ゆう 民みん 靖せい 載さい \
     章しょう 封ほう 炎えん 世せい 禎てい 鳴めい 人じん 新しん 登とう 齊せい 鴻こう 垂すい 儀ぎ 年ねん 麟りん 普ふ 紀き \
     賜し 後こう 徽き 丑ちゅう 丁てい 真しん 君くん 玄げん 護ご 露ろ 地ち 復ふく 南なん 字じ 耀よう 本ほん 禧き 命めい \
     極きょく 上じょう 授じゅ 法ほう 熾し 鑑かん 監かん 海かい 如じょ 意い 維い 業ぎょう 禾か 凰おう 老ろう 致ち 綏すい \
     五ご 與よ 智ち 慎しん 愼しん 先せん 恒こう 恆こう 濟さい 水すい 公こう 功こう 將しょう 狩しゅ 朱しゅ 鳥ちょう 緒しょ \
     足そく 豫よ 阜ふ 眷けん 輔ほ 青せい 睿えい 雀じゃく 聰そう 證しょう 庚こう 舒じょ 宅たく 更こう 金きん 造ぞう \
     竟きょう 赤せき 烏う 總そう 交こう 爵しゃく 恭きょう 征せい 翔しょう 協きょう 裕ゆう 霸は 秦しん 甘かん 靈れい \
     貺きょう 肅しゅく 飛ひ 奲た 都と 達たつ 佐さ 虎こ 輪りん 䴥か 居きょ 攝せつ 甯ねい 歷れき 淸せい 眞しん 頒はん \
     贊さん 収しゅう 收しゅう 朝ちょう 行こう 憲けん 洽こう 齡れい 穆ぼく 紅こう 純じゅん 一いち 靑せい 二に 源げん 丙へい \
     午ご 勲くん 僖き 常じょう 令れい 仙せん 吉きつ 峻しゅん 稽けい 恩おん 弼ひつ 衞えい 衛えい 隱いん 莊そう 敬けい \
     哀あい 惠けい 主しゅ 檀だん 晏あん 祚そ 節せつ 視し 銅どう 雉ち 體たい";

/// Names with irregular readings.
const EXCEPTIONS: [(&str, &str); 6] = [
    ("貞觀", "じょうがん"),
    ("順治", "じゅんち"),
    ("同治", "どうち"),
    ("至治", "しち"),
    ("弘治", "こうち"),
    ("宣和", "せんな"),
];

/// The reading of a name in Han characters; `None` if a character has no known reading.
pub(super) fn read(han: &str) -> Option<String> {
    static TABLE: OnceLock<HashMap<char, &str>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let character = |word: &'static str| Some((word.chars().next()?, word));
        let entries = READINGS.split_whitespace().filter_map(character);
        entries
            .map(|(han, word)| (han, &word[han.len_utf8()..]))
            .collect()
    });
    if let Some((_, kana)) = EXCEPTIONS.iter().find(|(name, _)| *name == han) {
        return Some((*kana).to_owned());
    }
    let mut whole = String::new();
    for character in han.chars() {
        let kana = table.get(&character)?;
        whole.push_str(&voiced(&whole, kana));
    }
    (!whole.is_empty()).then_some(whole)
}

/// Replaces h by p at the start of a syllable that follows ん: せんほう is read せんぽう.
fn voiced(before: &str, kana: &str) -> String {
    const SOUNDS: [(char, char); 5] = [
        ('は', 'ぱ'),
        ('ひ', 'ぴ'),
        ('ふ', 'ぷ'),
        ('へ', 'ぺ'),
        ('ほ', 'ぽ'),
    ];
    let first = kana.chars().next();
    let found = SOUNDS.iter().find(|(plain, _)| Some(*plain) == first);
    match found.filter(|_| before.ends_with('ん')) {
        Some((plain, sound)) => kana.replacen(*plain, &sound.to_string(), 1),
        None => kana.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::calendar::store;

    #[test]
    fn names_are_read_as_japan_reads_them() {
        for (han, kana) in [
            ("靖康", "せいこう"),
            ("開元", "かいげん"),
            ("天寶", "てんぽう"),
            ("元豐", "げんぽう"),
            ("貞觀", "じょうがん"),
            ("萬曆", "ばんれき"),
            ("乾隆", "けんりゅう"),
            ("太平興國", "たいへいこうこく"),
        ] {
            assert_eq!(read(han).as_deref(), Some(kana));
        }
        // Reigns are skipped: names of kings and emperors are kept in characters.
        let eras = store().eras().filter(|era| !era.is_reign);
        let unread = eras.filter(|era| read(&era.han).is_none());
        let unread: Vec<_> = unread.map(|era| era.han.as_str()).collect();
        assert!(unread.len() < 6, "{unread:?}");
    }
}
