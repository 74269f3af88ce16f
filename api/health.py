"""Health: whether the process lives, and whether it can answer."""

from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException
from fastapi.concurrency import run_in_threadpool
from pydantic import BaseModel, Field

from api.instance import Instance, instance_of
from api.readiness import obstacles

__all__ = ["router"]

router = APIRouter(tags=["Health"])


class Live(BaseModel):
    """The process answers."""

    status: str = Field(examples=["ok"])


class Ready(BaseModel):
    """The store answers, the query workers are there, and the disk takes writes."""

    status: str = Field(examples=["ok"])
    version: str = Field(description="Changes with every write to the graph")
    workers: int = Field(description="Query workers that are alive")


@router.get("/healthz", summary="Is the process alive?")
async def healthz() -> Live:
    """Answer without touching the store, also while shutting down."""
    return Live(status="ok")


@router.get("/readyz", summary="Can it answer?", responses={503: {"description": "Not now; the problem says why"}})
async def readyz(instance: Annotated[Instance, Depends(instance_of)]) -> Ready:
    """Tell whether queries and writes will be answered; a problem with status 503 names everything that is in the way.

    Not while query workers start, the store or its folder is gone, the disk is full, or the server shuts down.
    """
    found = await obstacles(instance)
    if found:
        raise HTTPException(503, "; ".join(found), {"Retry-After": "5"})
    version = await run_in_threadpool(instance.store.version)
    return Ready(status="ok", version=version, workers=instance.pool.alive)
