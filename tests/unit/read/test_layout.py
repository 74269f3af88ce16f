"""The plain layout: what each format's headings, lists, tables, captions and furniture become."""

import io

import docx
import pytest
from docx.oxml import parse_xml
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import PageBreak, Paragraph, Table

from kg.model import BlockKind
from kg.read.layout import Piece, PieceKind, page, row
from kg.read.markdown import page_of_markdown
from kg.read.pdf import page_of_pdf
from kg.read.printed import joined
from kg.read.webpage import page_of_html
from kg.read.word import page_of_word
from kg.segment import segment
from tests.unit.read.forms import printed

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def html(body: str) -> str:
    return page_of_html(body, "x.html")


@given(st.lists(st.tuples(st.sampled_from(list(PieceKind)), st.text(alphabet="ab .\n•", max_size=20))))
def test_every_item_of_a_page_is_a_list_item_of_the_segmenter(pieces):
    text = page(Piece(kind, words) for kind, words in pieces)
    blocks = segment(text)
    items = [one for one in pieces if one[0] is PieceKind.ITEM and page([Piece(*one)])]
    assert sum(block.kind is BlockKind.LIST_ITEM for block in blocks) >= len(items)


def test_captions_are_no_headings():
    for caption in ("Foto: Presseamt", "Ada Lenz (Mitte)", "Ada Lenz bei der Eröffnung"):
        text = page([Piece(PieceKind.HEADING, "Titel"), Piece(PieceKind.CAPTION, caption)])
        assert [block.kind for block in segment(text)] == [BlockKind.TITLE, BlockKind.PARAGRAPH]


def test_a_row_without_words_is_none():
    assert row([["", " "], []]) is None


TABLE = "Titel\n\n  • Name | Aufgabe\n  • Ada Lenz / Seefelde | Leitung\n"


def test_tables_keep_their_rows_in_every_format():
    cells = [["Name", "Aufgabe"], ["Ada Lenz\nSeefelde", "Leitung"]]
    web = "".join("<tr>" + "".join(f"<td>{c}</td>".replace("\n", "<br>") for c in line) + "</tr>" for line in cells)
    assert html(f"<h1>Titel</h1><table>{web}</table>") == TABLE
    marked = "# Titel\n\n| Name | Aufgabe |\n|---|---|\n| Ada Lenz / Seefelde | Leitung |\n"
    assert page_of_markdown(marked, "x.md") == TABLE
    document = docx.Document()
    document.add_paragraph("Titel", style="Title")
    table = document.add_table(2, 2)
    for number, line in enumerate(cells):
        for place, words in enumerate(line):
            table.cell(number, place).text = words
    assert page_of_word(saved(document), "x.docx") == TABLE
    flat = Table([[words.replace("\n", " / ") for words in line] for line in cells], colWidths=[150, 80])
    sheet = printed([Paragraph("Titel", getSampleStyleSheet()["Title"]), flat, PageBreak(), flat])
    assert page_of_pdf(sheet, "x.pdf").startswith(TABLE.rstrip())


def saved(document) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<h1>T</h1><p>a<br>b  c</p>", "T\n\na\nb c\n"),
        (
            "<h1>T</h1><ul><li>a<ul><li>b</li></ul></li><li><p>c</p><p>d</p></li></ul>",
            "T\n\n  • a\n    • b\n  • c\n    d\n",
        ),
        ("<h1>T</h1><dl><dt>Moderation</dt><dd>Ada Lenz</dd></dl>", "T\n\nModeration\n\n  • Ada Lenz\n"),
        ("<title>T – x | Amt</title><p>Ein Satz.</p>", "T – x\n\nEin Satz.\n"),
        (
            "<h1>T</h1><table><tr><td><h2>U</h2><p>links</p></td><td>rechts</td></tr></table>",
            "T\n\nU\n\nlinks\n\nrechts\n",
        ),
        ("<h1>T</h1><ol start=41><li>Mustertag</li></ol>", "T\n\n  • 41. Mustertag\n"),
        ("<h1>T</h1><ol><li>a</li><li>b</li></ol>", "T\n\n  • a\n  • b\n"),
        ("<h1>T</h1><pre>a\n  b</pre>", "T\n\na\nb\n"),
        ("<h1>T</h1><p>fett<b>gedruckt</b>es &amp; mehr</p>", "T\n\nfettgedrucktes & mehr\n"),
    ],
)
def test_web_pages(markup, expected):
    assert html(markup) == expected


@pytest.mark.parametrize(
    "furniture",
    [
        "<nav><p>Weg</p></nav>",
        "<header>Weg</header>",
        "<footer>Weg</footer>",
        "<script>Weg</script><style>Weg</style><noscript>Weg</noscript>",
        "<div class='cookie-notice'>Weg</div>",
        "<ol class='breadcrumb'><li>Weg</li></ol>",
        "<div role='navigation'>Weg</div>",
        "<p hidden>Weg</p><p style='display: none'>Weg</p>",
        "<p>© 2031 Weg</p>",
        "<p>Startseite &gt; Weg</p>",
        "<p>Sie sind hier: Weg</p>",
        "<p>Gespeichert am 3.4.2031</p>",
        "<button>Weg</button><form>Weg</form>",
    ],
)
def test_furniture_goes_and_the_text_stays(furniture):
    assert html(f"<body>{furniture}<h1>T</h1>{furniture}<p>Ein Satz.</p>{furniture}</body>") == "T\n\nEin Satz.\n"


def test_what_only_looks_like_furniture_stays():
    kept = "<div class='shared-space'>Geteilter Raum</div><p>Am 3. April 2031 begann es.</p><p>Cookies backen wir.</p>"
    text = html(f"<body class='cookie-banner-open'><article><header><h1>T</h1></header>{kept}</article></body>")
    assert text == "T\n\nGeteilter Raum\n\nAm 3. April 2031 begann es.\n\nCookies backen wir.\n"


def test_a_lone_date_above_the_title_goes():
    assert html("<main><p>12. März 2031</p><h1>T</h1><p>12. März 2031</p></main>") == "T\n\n12. März 2031\n"


def test_markdown_metadata_goes_and_escapes_are_resolved():
    text = page_of_markdown("---\nautor: x\n---\n# Forum\\_7\n\nA *b*\n_c_\n\n* eins\n  1. zwei\n", "x.md")
    assert text == "Forum_7\n\nA b c\n\n  • eins\n    • zwei\n"


def test_word_keeps_insertions_and_content_controls_and_leaves_out_deletions():
    document = docx.Document()
    document.add_paragraph("Forum", style="Title")
    paragraph = document.add_paragraph("alt ")
    insertion = f'<w:ins xmlns:w="{W}" w:id="1" w:author="x"><w:r><w:t>neu</w:t></w:r></w:ins>'
    deletion = f'<w:del xmlns:w="{W}" w:id="2" w:author="x"><w:r><w:delText>weg</w:delText></w:r></w:del>'
    moved = f'<w:moveFrom xmlns:w="{W}" w:id="3" w:author="x"><w:r><w:t>weg</w:t></w:r></w:moveFrom>'
    control = f'<w:sdt xmlns:w="{W}"><w:sdtContent><w:p><w:r><w:t>Feld</w:t></w:r></w:p></w:sdtContent></w:sdt>'
    for part in (insertion, deletion, moved):
        paragraph._p.append(parse_xml(part))
    paragraph._p.addnext(parse_xml(control))
    assert page_of_word(saved(document), "x.docx") == "Forum\n\nalt neu\n\nFeld\n"


def test_word_lists_nest_and_merged_cells_come_once():
    document = docx.Document()
    document.add_heading("Forum", 1)
    document.add_paragraph("eins", style="List Bullet")
    table = document.add_table(1, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "breit"
    table.cell(0, 2).text = "schmal"
    assert page_of_word(saved(document), "x.docx") == "Forum\n\n  • eins\n  • breit | schmal\n"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["die Nachbar-", "schaft"], "die Nachbarschaft"),
        (["Baden-", "Württemberg"], "Baden-Württemberg"),
        (["Kinder-", "und Jugendhilfe"], "Kinder- und Jugendhilfe"),
        (["AG-", "übergreifend"], "AG-übergreifend"),
        (["2020-", "2030"], "2020-2030"),
        (["Sozial\xad", "raum"], "Sozialraum"),
        (["Wort –", "danach"], "Wort – danach"),
        (["eine ganz volle Zeile mit", "Rest"], "eine ganz volle Zeile mit Rest"),
    ],
)
def test_broken_words_are_mended(lines, expected):
    assert joined(lines, 0) == expected


def test_a_line_that_ends_early_ends_on_purpose():
    assert joined(["Ada Lenz", "Leiterin der Stadt Seefelde"], 80) == "Ada Lenz\nLeiterin der Stadt Seefelde"


def test_running_heads_and_page_numbers_go_and_a_sentence_over_two_pages_stays_one():
    normal = getSampleStyleSheet()["Normal"]
    first = Paragraph("Die Arbeit in den Quartieren braucht Zeit und", normal)
    text = page_of_pdf(printed([first, PageBreak(), Paragraph("gute Nachbarn am Ort.", normal)]), "x.pdf")
    assert text.replace("\n", " ").strip() == "Die Arbeit in den Quartieren braucht Zeit und gute Nachbarn am Ort."
