"""Columns on paper: a cell starts where those above and below it do, however little room the one before leaves."""

from reportlab.platypus import Table

from kg.read.pdf import page_of_pdf
from tests.unit.read.forms import printed


def test_a_full_cell_does_not_swallow_the_next_column():
    rows = [["Name", "Institution"], ["Anke Fuhrländer-Seiboldsen", "Gesundheitsamt"], ["Murat Aks", "Stadt Gießen"]]
    page = page_of_pdf(printed([Table(rows)], head=""), "x.pdf")
    assert [line.strip() for line in page.splitlines() if line.strip()] == [
        "• Name | Institution",
        "• Anke Fuhrländer-Seiboldsen | Gesundheitsamt",
        "• Murat Aks | Stadt Gießen",
    ]
