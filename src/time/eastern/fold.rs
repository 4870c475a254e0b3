//! Mapping variants of characters used in dates to one form.

use hashbrown::HashMap;
use std::sync::OnceLock;

use crate::text::narrow;
use crate::time::calendar::store;

/// Variants of characters; the first of each group represents all of them.
const VARIANTS: &str = "曆歷暦历 祐佑 昇升 寧甯寕宁 啟啓启 真眞 清淸 恒恆 冊册 為爲为 應応 寶宝 德徳 寬寛 祿禄 龜亀龟 觀観 齊斉 惠恵 顯顕 榮栄 \
     靈霊 乘乗 龍竜 國国 樂楽 萬万 圓円 條条 廣広 濟済 壽寿 從従 來来 淨浄 澤沢 豐豊豊 藏蔵 靜静 黃黄 教敎 閏闰 臘腊臈 遼辽 後后 歲歳岁 \
     號号 禮礼 興兴 聖圣聖 晉晋 廢廃 閔閔 顯显 總総 繼継 戰戦 氣気 鐵鉄 高髙 吳呉吴 衞衛卫 銳鋭 說説 稅税 虛虚 禎祯 辨弁 餘余 雙双 醫医 隱隠 鷹 \
     節节 藝芸 兩両 亞亜 傳伝 會会 體体 學学 實実 寫写 乾干 韓韩 麗丽 鮮鲜 漢汉 陳陈 魏 齋斎 瀧滝 圍囲 數数 發発 覽覧 嶽岳 縣県 驛駅 參参叁 獨独 \
     攝摂 贊賛 肅粛 勳勲 證証 莊荘 聰聡 霸覇 獻献 增増 鎭鎮 寢寝 與与 將将 收収 齡齢 靑青 \
     年년 月월 日일 閏윤 約约 間间 載载 貳弐贰 壹壱 はぱ ひぴ ふぷ へぺ ほぽ 時时 曉晓暁 雞鷄鸡鶏 鳴鸣";

/// The character that represents this one.
pub(super) fn folded(character: char) -> char {
    static TABLE: OnceLock<HashMap<char, char>> = OnceLock::new();
    if character.is_ascii() {
        return character;
    }
    if ('０'..='９').contains(&character) {
        return narrow(character);
    }
    let table = TABLE.get_or_init(table);
    table.get(&character).copied().unwrap_or(character)
}

fn table() -> HashMap<char, char> {
    let mut table = HashMap::new();
    for group in VARIANTS.split_whitespace() {
        let mut writings = group.chars();
        let Some(first) = writings.next() else {
            continue;
        };
        for other in writings {
            table.insert(other, first);
        }
    }
    for (traditional, simplified) in store().simplified_pairs() {
        let stands = table.get(&traditional).copied().unwrap_or(traditional);
        table.entry(simplified).or_insert(stands);
    }
    table
}
