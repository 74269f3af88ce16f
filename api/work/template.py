"""Template: the Excel file that people fill and import, as a download."""

from functools import cache
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Response

from api.files import FILES
from api.openapi import content, problems
from api.work.answer import GONE_ON
from api.work.editor import Editor, editor
from api.work.forms import SIGNED_IN
from kg.template import empty_template

__all__ = ["router"]

router = APIRouter(tags=["Work"])

_NAME: Final = "sozialraum-vorlage.xlsx"
_XLSX: Final = next(one for one in FILES if one.name == "xlsx")


@router.get(
    "/work/template.xlsx",
    summary="The Excel template for actors, themes, programmes and events",
    response_class=Response,
    responses={200: {"content": content([_XLSX])}, **GONE_ON, **problems(401, 403)},
    openapi_extra=SIGNED_IN,
)
def get_template(_: Annotated[Editor, Depends(editor)]) -> Response:
    """Return the empty workbook: instructions in German and English, and lists to choose kinds and themes from.

    Filled, it is imported as any other file; every fact then has its cell as evidence.
    """
    named = f'attachment; filename="{_NAME}"'
    return Response(made(), headers={"Content-Type": _XLSX.content_type, "Content-Disposition": named})


@cache
def made() -> bytes:
    """Return the file, which is the same for everybody."""
    return empty_template()
