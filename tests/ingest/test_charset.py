import codecs

import pytest

from articles.ingest.charset import decode
from articles.ingest.errors import IngestError

ENGLISH = "“We won’t wait,” the harbour master said – the café’s owner agreed."

# One sentence in each of the encodings that a newsroom's older files come in, undeclared.
UNDECLARED = {
    "cp1252": [
        ENGLISH,
        "It costs £40 at the harbour office, officials said in a statement on Friday.",
        "The café opens at nine, officials said.",
        "Der Außenminister sagte am Sonntag, die Gespräche würden nächste Woche fortgesetzt.",
        "Le ministre a déclaré dimanche que les négociations s’étaient bien déroulées à l’hôtel de ville.",
        "El ministro dijo que la reunión fue un éxito y que continuará en España. ¿Qué pasará?",
        "O ministro disse no domingo que as negociações não fracassaram e serão retomadas.",
        "Ministern sade på söndagen att samtalen hade gått bra och fortsätter nästa vecka.",
        "Ministeren sagde søndag, at samtalerne gik godt, og at de fortsætter på rådhuset.",
    ],
    "cp1250": [
        "A miniszter közölte, hogy a tárgyalások a jövő héten a fővárosban folytatódnak.",
        "Ministr v neděli řekl, že rozhovory byly úspěšné a příští týden budou pokračovat.",
        "Ministerstwo podało, że rozmowy zakończyły się późno w nocy; żaden z uczestników nie chciał mówić.",
    ],
    "iso8859_2": ["Premier powiedział, że żaden z ministrów nie wiedział o rozmowach; są wśród nich."],
    "cp1254": ["Dışişleri Bakanı pazar günü yaptığı açıklamada görüşmelerin başarılı geçtiğini söyledi."],
    "cp1257": ["Užsienio reikalų ministras pareiškė, kad derybos buvo sėkmingos ir bus tęsiamos."],
    "cp1251": ["Министр сказал, что переговоры прошли успешно и будут продолжены."],
    "koi8_r": ["Министр сказал, что переговоры прошли успешно и будут продолжены."],
    "cp1253": ["Ο υπουργός δήλωσε την Κυριακή ότι οι συνομιλίες πήγαν καλά και θα συνεχιστούν."],
    "cp1255": ["שר החוץ אמר ביום ראשון כי השיחות עברו בהצלחה ויימשכו בשבוע הבא בבירה."],
    "cp1256": ["قال وزير الخارجية يوم الأحد إن المحادثات كانت ناجحة وستستمر الأسبوع المقبل."],
    "cp874": ["รัฐมนตรีว่าการกระทรวงการต่างประเทศกล่าวเมื่อวันอาทิตย์ว่าการเจรจาประสบผลสำเร็จ"],
    "cp932": ["外務大臣は日曜日、会談は成功し来週も首都で続けられると述べた。詳細は明らかにしなかった。" * 3],
    "gb18030": ["外交部长星期日表示，会谈取得成功，下周将在首都继续进行。他没有透露细节。" * 3],
}


@pytest.mark.parametrize(
    ("encoding", "text"), [(encoding, text) for encoding, texts in UNDECLARED.items() for text in texts]
)
def test_a_text_in_an_undeclared_older_encoding_is_read(encoding, text):
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("The café owner’s naïve façade".encode("mac_roman"), id="Macintosh"),
        pytest.param("The café owner and Müller said so.".encode("cp437"), id="DOS"),
        pytest.param(
            "Präsident Bürgermeister São Škoda, Malmö, Besançon".encode("cp1252"), id="many languages"
        ),
        pytest.param("會談成功。".encode("big5"), id="too short to tell"),
        pytest.param(b"\xff\xfa\x9d\x81\xf0 text", id="noise"),
    ],
)
def test_a_text_whose_encoding_is_uncertain_is_refused_rather_than_garbled(data):
    with pytest.raises(IngestError, match=r"neither declared nor certain.*save it as UTF-8"):
        decode(data)


def test_the_encodings_it_could_be_in_are_named():
    with pytest.raises(IngestError, match=r"could be cp1252 or cp1250"):
        decode("Premier powiedział, że żaden z ministrów nie wiedział.".encode("cp1250"))


def test_utf_8_is_read_without_being_declared():
    assert decode(ENGLISH.encode()) == ENGLISH


@pytest.mark.parametrize(
    ("bom", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_a_byte_order_mark_tells_the_encoding_and_is_no_part_of_the_text(bom, encoding):
    data = bom + ENGLISH.encode(encoding)

    assert decode(data) == ENGLISH
    assert decode(data, content_type="text/plain; charset=iso-8859-1") == ENGLISH


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_read(encoding):
    assert decode(ENGLISH.encode(encoding)) == ENGLISH


def test_the_header_tells_the_encoding():
    text = "Премьер не ответил."

    assert decode(text.encode("koi8-r"), content_type="text/plain; charset=KOI8-R") == text


@pytest.mark.parametrize("label", ["iso-8859-1", "latin1", "us-ascii", "windows-1252", '"ISO-8859-1"'])
def test_a_western_label_means_the_western_encoding_of_the_web(label):
    assert decode(ENGLISH.encode("cp1252"), content_type=f"text/html; charset={label}") == ENGLISH


def test_what_is_plainly_utf_8_is_not_garbled_by_a_server_that_calls_it_latin_1():
    assert decode(ENGLISH.encode(), content_type="text/html; charset=ISO-8859-1") == ENGLISH


def test_a_plain_text_is_not_garbled_by_a_label_of_utf_16():
    page = '<meta charset="utf-16"><p>The ferry ran again.'

    assert decode(page.encode()) == page
    assert decode(page.encode(), content_type="text/html; charset=utf-16") == page


def test_a_western_label_on_a_text_in_another_script_is_not_believed():
    text = "Министр сказал, что переговоры прошли успешно и будут продолжены."

    assert decode(text.encode("cp1251"), content_type="text/plain; charset=iso-8859-1") == text


def test_a_label_that_does_not_fit_gives_way_to_the_next():
    html = '<meta charset="windows-1251"><p>Премьер не ответил.'

    assert decode(html.encode("cp1251"), content_type="text/html; charset=utf-8") == html


@pytest.mark.parametrize(
    "head",
    [
        '<meta charset="windows-1251">',
        "<meta http-equiv=Content-Type content='text/html; charset=windows-1251'>",
        '<?xml version="1.0" encoding="windows-1251"?>',
    ],
)
def test_a_page_may_tell_its_encoding_itself(head):
    text = f"{head}<p>Да.</p>"

    assert decode(text.encode("cp1251")) == text


def test_a_plain_text_about_encodings_declares_none():
    text = "The page said charset=koi8-r, and <meta charset=koi8-r> again — wrongly."

    assert decode(text.encode("cp1252")) == text


@pytest.mark.parametrize(
    "label", ["zip", "rot13", "hex", "utf-7", "idna", "unicode_escape", "nonsense", "../x"]
)
def test_a_label_that_is_no_encoding_of_texts_is_ignored(label):
    assert (
        decode("Zrrgvat ends — late".encode(), content_type=f"text/plain; charset={label}")
        == "Zrrgvat ends — late"
    )


@pytest.mark.parametrize(
    ("label", "encoding", "text"),
    [
        ("Shift_JIS", "cp932", "会談成功"),
        ("EUC-JP", "euc_jp", "会談成功"),
        ("gb2312", "gbk", "会谈成功"),
        ("Big5", "big5", "會談成功"),
        ("EUC-KR", "euc_kr", "외무장관은 말했다"),
    ],
)
def test_a_declared_east_asian_encoding_is_believed(label, encoding, text):
    assert decode(text.encode(encoding), content_type=f"text/html; charset={label}") == text


def test_utf_8_with_damage_is_refused_with_the_line():
    data = "First line — fine\nsecond “line”\n".encode() + b"third \xff line"

    with pytest.raises(IngestError, match=r"UTF-8 but for some bytes, the first in line 3"):
        decode(data)


def test_utf_8_cut_in_the_middle_of_a_character_is_refused():
    with pytest.raises(IngestError, match="damaged or cut short"):
        decode("A quote: “so”".encode()[:-1])


def test_utf_16_cut_in_the_middle_of_a_character_is_refused():
    with pytest.raises(IngestError, match="marked as utf-16-le but byte"):
        decode("abc".encode("utf-16")[:-1])


@pytest.mark.parametrize(
    "data", [b"\x00", b"text\x00more\x00\x00", bytes(range(256)), b"ab\x00\x00cd", "a\x00b".encode("utf-16")]
)
def test_binary_data_is_refused(data):
    with pytest.raises(IngestError, match="binary file"):
        decode(data)


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\n"])
def test_line_ends_of_every_system_become_one(ends):
    assert decode(f"one{ends}{ends}two".encode()) == "one\n\ntwo"
