"""The shipped page in other formats, written the way word processors and web editors do."""

import io
from collections.abc import Iterator
from html import escape
from pathlib import Path

import docx
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Flowable, ListFlowable, ListItem, PageBreak, Paragraph, SimpleDocTemplate, Spacer

from kg.model import BlockKind
from kg.segment import segment

PAGE = Path(__file__).parents[3] / "kg" / "material" / "fachforum-3-2.txt"


def shipped() -> Iterator[tuple[BlockKind, str]]:
    text = PAGE.read_text(encoding="utf-8")
    for block in segment(text):
        yield block.kind, " ".join(block.span.of(text).split())


def as_html() -> bytes:
    tags = {BlockKind.TITLE: "h1", BlockKind.HEADING: "h2", BlockKind.PARAGRAPH: "p"}
    parts, in_list = [], False
    for kind, text in shipped():
        is_item = kind is BlockKind.LIST_ITEM
        if is_item != in_list:
            parts.append("<ul>" if is_item else "</ul>")
            in_list = is_item
        tag = "li" if is_item else tags[kind]
        parts.append(f"<{tag}>{escape(text)}</{tag}>")
    parts.append("</ul>" if in_list else "")
    body = "\n".join(parts)
    return f"""<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Fachforum | Träger</title>
    <style>p {{ color: red }}</style></head><body class="cookie-consent-open">
    <a class="skip-link" href="#x">Zum Inhalt springen</a>
    <div id="cookie-banner"><p>Wir verwenden Cookies. Dr. Mara Keks, Landkreis Kekshausen</p></div>
    <header><nav><ul><li><a href="/">Mitwirkende</a></li></ul></nav></header>
    <div class="breadcrumb">Startseite &gt; Foren</div>
    <main>{body}<script>var person = "Ada Skript"</script></main>
    <footer><p>Redaktion: Frau Eva Fuss, Stadt Fusshausen</p><p>© 2031</p></footer></body></html>""".encode()


def as_markdown() -> bytes:
    marks = {BlockKind.TITLE: "# ", BlockKind.HEADING: "## ", BlockKind.PARAGRAPH: "", BlockKind.LIST_ITEM: "- "}
    return "\n\n".join(f"{marks[kind]}{text}" for kind, text in shipped()).encode()


def as_docx() -> bytes:
    styles = {BlockKind.TITLE: "Title", BlockKind.HEADING: "Heading 1", BlockKind.LIST_ITEM: "List Bullet"}
    document = docx.Document()
    for kind, text in shipped():
        document.add_paragraph(text, style=styles.get(kind))
    document.sections[0].header.paragraphs[0].text = "Kopfzeile mit Frau Eva Kopf, Stadt Kopfhausen"
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


def printed(flowables: list[Flowable], head: str = "Tagungsband der Foren") -> bytes:
    written = io.BytesIO()

    def furniture(canvas, template) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(72, 815, head)
        canvas.drawString(280, 25, f"Seite {template.page} von 9")

    template = SimpleDocTemplate(written, invariant=True)
    template.build(flowables, onFirstPage=furniture, onLaterPages=furniture)
    return written.getvalue()


def as_pdf() -> bytes:
    styles = getSampleStyleSheet()
    names = {BlockKind.TITLE: "Title", BlockKind.HEADING: "Heading2", BlockKind.PARAGRAPH: "Normal"}
    flowables: list[Flowable] = []
    for kind, text in shipped():
        if kind is BlockKind.LIST_ITEM:
            item = ListItem(Paragraph(escape(text), styles["Normal"]))
            flowables.append(ListFlowable([item], bulletType="bullet", start="•"))
        else:
            if text == "Mitwirkende":
                flowables.append(PageBreak())
            flowables += [Paragraph(escape(text), styles[names[kind]]), Spacer(1, 8)]
    return printed(flowables)


FORMS = {".html": as_html, ".md": as_markdown, ".docx": as_docx, ".pdf": as_pdf}
