//! Names of table columns and record fields that mean the same, in several languages.

use super::dates::plain;
use super::draft::Draft;

/// The meaning of a column or a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Role {
    Name,
    Start,
    Year,
    Month,
    Day,
    Time,
    End,
    EndYear,
    EndMonth,
    EndDay,
    EndTime,
    Lane,
    Text,
    Place,
    Latitude,
    Longitude,
    Coordinates,
    Link,
    Media,
    Tags,
    /// The names of people, as a list.
    People,
    /// Citations, as a list; passages in brackets.
    Source,
    /// The weight, from 1 to 5.
    Weight,
    /// The calendar of the dates, which then are EDTF.
    Calendar,
    /// An id, which is kept if it is one in a chronicle, or a record number, which is of no use to readers.
    Id,
}

impl Role {
    /// Number of roles.
    pub(super) const COUNT: usize = 25;

    /// The role for a word in `--columns`.
    pub(super) fn named(word: &str) -> Option<Self> {
        match word {
            "when" => Some(Self::Start),
            "text" => Some(Self::Text),
            "lane" => Some(Self::Lane),
            "link" => Some(Self::Link),
            _ => role(word),
        }
    }

    /// True if it makes an entry dated.
    pub(super) fn is_date(self) -> bool {
        matches!(
            self,
            Self::Start | Self::Year | Self::Time | Self::End | Self::EndYear
        )
    }
}

/// The words of each role, in lower case without accents. Spaces stand for `_`, `-` and the boundaries in `camelCase`.
const WORDS: [(Role, &str); 25] = [
    (
        Role::Name,
        "title|name|event|label|headline|event name|event title|titel|bezeichnung|ereignis|titre|nom|evenement|titulo|nombre|evento|\
        titolo|nome|naam|gebeurtenis|名称|名稱|名前|名字|标题|標題|事件|出来事|件名|タイトル|事项|事項|이름|제목|사건|название|событие|what|content|was|was geschah|was ist geschehen|was passierte|quoi|que s est il passe|ce qui s est passe|que paso|\
        que ocurrio|什么|什麼|发生了什么|發生了什麼|何|何が|できごと|何が起きたか|무엇|무슨 일|ten|su kien|ten su kien|tieu đe|chuyen gi",
    ),
    (
        Role::Start,
        "start|begin|from|when|date|dates|start date|begin date|date start|startdate|from date|beginn|anfang|von|datum|startdatum|\
        beginndatum|zeit|zeitpunkt|zeitraum|debut|date debut|date de debut|du|fecha|inicio|fecha inicio|fecha de inicio|desde|data|inizio|\
        data inizio|da|data de inicio|van|begindatum|开始|開始|起始|开始日期|開始日|開始日期|开始时间|日期|日付|时间|時間|年月日|年月|시작|날짜|시작일|\
        дата|начало|timestamp|datetime|date time|wann|wann genau|quand|quand exactement|cuando|cuando exactamente|什么时候|什麼時候|何时|何時|いつ|언제|khi nao|\
        ngay|ngay thang|thoi gian|bat đau|ngay bat đau|tu ngay|born|birth|dob|date of birth|birth date|geboren|naissance|start time",
    ),
    (
        Role::Year,
        "year|jahr|annee|an|ano|anno|jaar|年|年份|西暦|연도|год|nam|start year|year start|startjahr|begin year",
    ),
    (
        Role::Month,
        "month|monat|mois|mes|mese|maand|月|월|start month|месяц|thang",
    ),
    (Role::Day, "day|jour|dia|giorno|dag|日|일|start day|день"),
    (Role::Time, "time|uhrzeit|heure|hora|ora|시각|时刻"),
    (
        Role::End,
        "end|finish|to|until|till|stop|end date|enddate|date end|to date|finish date|ende|bis|enddatum|schluss|fin|date fin|date de fin|\
        au|jusqu a|hasta|fecha fin|fecha de fin|fim|fine|data fine|einde|einddatum|tot|结束|結束|終了|终止|截止|结束日期|終了日|结束时间|끝|종료|\
        종료일|конец|died|bis wann|jusqu a quand|hasta cuando|いつまで|언제까지|ket thuc|ngay ket thuc|đen ngay|death|dod|date of death|death date|gestorben|deces|end time",
    ),
    (
        Role::EndYear,
        "end year|year end|endjahr|to year|annee fin|ano fin",
    ),
    (Role::EndMonth, "end month|endmonat"),
    (Role::EndDay, "end day|endtag"),
    (Role::EndTime, "end hour"),
    (
        Role::Lane,
        "category|group|type|lane|track|section|series|row|kind|class|kategorie|gruppe|art|typ|bereich|categorie|groupe|categoria|grupo|\
        tipo|gruppo|soort|groep|类别|類別|分类|分類|种类|種類|種別|组|组别|カテゴリ|カテゴリー|グループ|분류|종류|유형|카테고리|그룹|категория|группа|phan loai|the loai|nhom|loai|\
        topic|theme|thema|thematique|tema",
    ),
    (
        Role::Text,
        "description|text|summary|details|detail|body|notes|note|comment|comments|remarks|beschreibung|beschrieb|anmerkung|bemerkung|\
        notiz|resume|descriptif|commentaire|descripcion|resumen|texto|notas|descrizione|observacion|observaciones|comentario|comentarios|nota|remarque|remarques|observations|descricao|testo|omschrijving|beschrijving|描述|说明|說明|\
        説明|内容|備考|摘要|备注|概要|설명|내용|описание|desc|備註|附注|附註|说明文字|メモ|비고|메모|mo ta|ghi chu|chi tiet",
    ),
    (
        Role::Place,
        "place|location|where|site|city|venue|ort|stadt|lieu|ville|endroit|lugar|ciudad|luogo|citta|local|cidade|plaats|地点|地點|场所|\
        場所|所在地|장소|место|place name|wo|wo genau|ou|donde|哪里|哪裡|何处|何處|どこ|어디|어디서|noi|đia điem|o đau",
    ),
    (
        Role::Latitude,
        "lat|latitude|breite|breitengrad|latitud|latitudine|纬度|緯度|위도|широта|breedtegraad|geo lat",
    ),
    (
        Role::Longitude,
        "lon|lng|long|longitude|lange|langengrad|longitud|longitudine|经度|經度|経度|경도|долгота|lengtegraad|geo lon|geo lng",
    ),
    (
        Role::Coordinates,
        "coordinates|coordinate|coords|coord|geo|lat lon|latlon|lat lng|latlng|position|point|koordinaten|coordonnees|coordenadas|\
        coordinate|坐标|座標|좌표|геопозиция|geometry",
    ),
    (
        Role::Link,
        "url|link|href|website|web|address|uri|wikipedia|more|read more|lien|enlace|verweis|链接|連結|リンク|링크|ссылка|lien ket",
    ),
    (
        Role::Media,
        "media|image|picture|photo|img|image url|thumbnail|bild|foto|imagen|imagem|immagine|图片|圖片|画像|이미지|video|fotos|bilder|photos|imagenes|照片|写真|사진|anh|hinh anh",
    ),
    (
        Role::Tags,
        "tags|keywords|keyword|hashtags|schlagworte|schlagworter|stichworte|stichworter|mots cles|motscles|etiquettes|etiquetas|\
        palabras clave|palavras chave|parole chiave|trefwoorden|标签|標籤|关键词|關鍵詞|タグ|キーワード|태그|키워드|теги|метки",
    ),
    (
        Role::People,
        "people|persons|participants|who|personen|beteiligte|teilnehmer|personnes|acteurs|personas|participantes|persone|partecipanti|\
        pessoas|personnages|人物|人员|人員|参加者|登場人物|관련 인물|인물|люди|участники|wer|qui|quien|quienes|谁|誰|だれ|누가|누구|nguoi|nhung ai|nhan vat",
    ),
    (
        Role::Source,
        "source|sources|reference|references|citation|citations|quelle|quellen|beleg|reference bibliographique|fuente|fuentes|fonte|\
        fonti|fontes|bron|bronnen|来源|來源|资料来源|資料來源|出典|出处|출처|источник|источники|nguon",
    ),
    (
        Role::Weight,
        "weight|importance|gewicht|wichtigkeit|poids|importancia|importanza|belang|权重|重要性|重要度|중요도|важность",
    ),
    (Role::Calendar, "calendar|kalender|calendrier|calendario"),
    (Role::Id, "id|uid|uuid|nr|no|key|unique id|编号|番号"),
];

/// Columns that are used as lanes if there is no better one.
const SECOND_LANES: &str = "country|land|pays|pais|paese|region|国|国家|國家|国名|나라|nation|continent|era|period|epoch|epoche|author|person|field|subject|area|team|project";

/// Headings of dates in English.
const ENGLISH_DATES: &str = "date|dates|start|end|from|to|until|when|begin|year|end year|start date|end date|startdate|enddate|begin date|\
    finish date|date start|date end|timestamp|datetime|date time|start time|end time|born|birth|birth date|date of birth|dob|died|death|\
    death date|date of death|dod";

/// A heading in the form of [`WORDS`]: lower case, no accents, spaces between words.
pub(super) fn normal(heading: &str) -> String {
    let mut words = String::with_capacity(heading.len());
    let mut small_before = false;
    for letter in heading.trim().chars() {
        if letter.is_uppercase() && small_before {
            words.push(' ');
        }
        small_before = letter.is_lowercase();
        words.push(match letter {
            '_' | '-' | '.' | '/' | '\'' | '’' => ' ',
            _ => letter,
        });
    }
    let bare = words.split(['(', '[']).next().unwrap_or_default();
    plain(bare.trim_matches([' ', ':', '?', '¿', '？', '：']))
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// The role of a column with this heading; `None` if it is unknown.
pub(super) fn role(heading: &str) -> Option<Role> {
    let normal = normal(heading);
    let found = WORDS
        .iter()
        .find(|(_, words)| words.split('|').any(|word| word == normal));
    found.map(|(role, _)| *role)
}

/// True for a heading of dates in English, where the month may be before the day.
pub(super) fn is_english_date(heading: &str) -> bool {
    let normal = normal(heading);
    ENGLISH_DATES.split('|').any(|word| word == normal)
}

/// Warns of fields in `--columns` that do not exist, and of columns that are not among `known`, which are called `noun`.
pub(super) fn check(said: &[(String, String)], noun: &str, known: &[&str], draft: &mut Draft) {
    for (field, column) in said {
        if Role::named(field).is_none() {
            let message = format!("`{field}` is not a field; fields are {FIELDS}");
            draft.warn(0..1, message);
        } else if !known.contains(&&**column) {
            let known = known.join(", ");
            let message = format!("`{field}={column}`: no such {noun}; {noun}s are {known}");
            draft.warn(0..1, message);
        }
    }
}

/// The fields that `--columns` maps columns to.
const FIELDS: &str = "name, when, end, year, month, day, lane, text, place, latitude, longitude, coordinates, link, media, tags, \
    people, source, weight, calendar, id";

/// True if a column can be used as the lane if no other can.
pub(super) fn is_second_lane(heading: &str) -> bool {
    let normal = normal(heading);
    SECOND_LANES.split('|').any(|word| word == normal)
}

/// The language of a heading such as "`name_de`" or "title (zh-Hant)", if it is a name column.
pub(super) fn name_language(heading: &str) -> Option<String> {
    let heading = heading.trim().trim_end_matches([')', ']']);
    let at = heading.rfind(['_', '(', '[', ':', ' ', '@'])?;
    let (word, rest) = heading.split_at(at);
    let tag = rest.get(1..)?.trim();
    // "name_id" is an id, "name (id)" a name in Indonesian.
    let is_other = !rest.starts_with(['(', '[']) && matches!(tag, "id" | "url" | "of");
    let plain_tag = (2..=3).contains(&tag.split('-').next()?.len())
        && tag
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || letter == '-')
        && tag.starts_with(|first: char| first.is_ascii_lowercase());
    let known = plain_tag && crate::names::check_tag(tag).is_ok() && !is_other;
    (known && role(word) == Some(Role::Name)).then(|| tag.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_in_many_languages() {
        for (heading, expected) in [
            ("Title", Some(Role::Name)),
            ("Début", Some(Role::Start)),
            ("startDate", Some(Role::Start)),
            ("start_date", Some(Role::Start)),
            ("Länge", Some(Role::Longitude)),
            ("类别", Some(Role::Lane)),
            ("Catégorie", Some(Role::Lane)),
            ("end year", Some(Role::EndYear)),
            ("분류", Some(Role::Lane)),
            ("グループ", Some(Role::Lane)),
            ("a", None),
            ("price", None),
            ("Quellen", Some(Role::Source)),
            ("Who", Some(Role::People)),
            ("Wer", Some(Role::People)),
            ("Wo", Some(Role::Place)),
            ("Was geschah", Some(Role::Name)),
            ("Wann genau", Some(Role::Start)),
            ("Bemerkung", Some(Role::Text)),
            ("Foto", Some(Role::Media)),
            ("Qui", Some(Role::People)),
            ("Où", Some(Role::Place)),
            ("Que s'est-il passé ?", Some(Role::Name)),
            ("Quand", Some(Role::Start)),
            ("Remarque", Some(Role::Text)),
            ("¿Qué pasó?", Some(Role::Name)),
            ("Quién", Some(Role::People)),
            ("¿Dónde?", Some(Role::Place)),
            ("Cuándo", Some(Role::Start)),
            ("Observaciones", Some(Role::Text)),
            ("谁", Some(Role::People)),
            ("什么时候", Some(Role::Start)),
            ("照片", Some(Role::Media)),
            ("誰", Some(Role::People)),
            ("いつ", Some(Role::Start)),
            ("どこ", Some(Role::Place)),
            ("メモ", Some(Role::Text)),
            ("누가", Some(Role::People)),
            ("언제", Some(Role::Start)),
            ("사진", Some(Role::Media)),
            ("Khi nào", Some(Role::Start)),
            ("Sự kiện", Some(Role::Name)),
            ("Địa điểm", Some(Role::Place)),
            ("Ghi chú", Some(Role::Text)),
            ("Ảnh", Some(Role::Media)),
        ] {
            assert_eq!(role(heading), expected, "{heading}");
        }
        assert_eq!(name_language("name_de").as_deref(), Some("de"));
        assert_eq!(name_language("Title (zh-Hant)").as_deref(), Some("zh-Hant"));
        assert_eq!(name_language("title (id)").as_deref(), Some("id"));
        assert_eq!(name_language("name_id"), None);
        assert_eq!(name_language("start_date"), None);
    }

    #[test]
    fn every_field_that_is_named_is_one() {
        for field in FIELDS.split(", ") {
            assert!(Role::named(field).is_some(), "{field}");
        }
    }
}
