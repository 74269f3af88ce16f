"""Health: whether the process lives, and whether it can answer."""

from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import BaseModel, Field

from api.instance import Instance, instance_of

__all__ = ["router"]

router = APIRouter(tags=["Health"])


class Live(BaseModel):
    """The process answers."""

    status: str = Field(examples=["ok"])


class Ready(BaseModel):
    """The store answers, and the query workers are there."""

    status: str = Field(examples=["ok"])
    version: str = Field(description="Changes with every write to the graph")
    workers: int = Field(description="Query workers that are alive")


@router.get("/healthz", summary="Is the process alive?")
async def healthz() -> Live:
    """Answer without touching the store."""
    return Live(status="ok")


@router.get("/readyz", summary="Can it answer?")
def readyz(instance: Annotated[Instance, Depends(instance_of)]) -> Ready:
    """Ask the store the smallest question; a store that cannot answer is told as a problem with status 503."""
    instance.store.ask("ASK {}")
    return Ready(status="ok", version=instance.store.version(), workers=instance.pool.alive)
