"""Document list: the documents the graph is made from, and how much each gave."""

from api.contexts import DocumentItem
from api.messages import Language
from api.views import Views, groups, integer, node, text

__all__ = ["document_items"]


def document_items(views: Views, language: Language) -> tuple[DocumentItem, ...]:
    """Return all documents: the real ones first, then the made-up samples, each by title."""
    rows = views.rows("page_documents")
    refs = views.refs((node(row, "document") for row in rows), language)
    items = []
    for document, run in groups(rows, "document"):
        counts = {True: 0, False: 0}
        for row in run:
            curated = "/kuratiert-" in text(row, "graph")
            counts[curated] += integer(row, "evidence")
        items.append(DocumentItem(refs[document], text(run[0], "source"), counts[False], counts[True]))
    return tuple(sorted(items, key=lambda item: (item.ref.made_up, item.ref.label)))
