"""Pipeline: the one place that knows the order of the stages, from a file to the graphs of the store."""

from kg.pipeline.adding import Added, add_files, add_results
from kg.pipeline.building import Built, build, prepare
from kg.pipeline.cluster import on_cluster
from kg.pipeline.extraction import Extraction, extract
from kg.pipeline.processes import in_processes
from kg.pipeline.result import Extractor, Result, in_this_process

__all__ = [
    "Added",
    "Built",
    "Extraction",
    "Extractor",
    "Result",
    "add_files",
    "add_results",
    "build",
    "extract",
    "in_processes",
    "in_this_process",
    "on_cluster",
    "prepare",
]
