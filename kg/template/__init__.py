"""Template: an Excel workbook in which people note actors, themes, programmes and events, to be read cell by cell."""

from kg.template.columns import MARK, SHEETS, VERSION, Column, Sheet, Takes, theme_slugs
from kg.template.workbook import empty_template

__all__ = ["MARK", "SHEETS", "VERSION", "Column", "Sheet", "Takes", "empty_template", "theme_slugs"]
