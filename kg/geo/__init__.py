"""Geo: where places with an official key lie: points of towns as shipped, areas from files that offices publish.

spot_of(key)                      degrees of a town's middle, if the shipped table knows it
boundaries_in(file, …)            what a boundary file holds, matched to places, in degrees, made simple for pictures
layers_in(folder), add, remove    the boundaries that were installed, each with whose they are and the licence
"""

from kg.geo.boundaries import Boundaries, boundaries_in
from kg.geo.coordinates import spot_of
from kg.geo.layer import Area, Layer, Spot
from kg.geo.shelf import add, layer_in, layers_in, remove

__all__ = [
    "Area",
    "Boundaries",
    "Layer",
    "Spot",
    "add",
    "boundaries_in",
    "layer_in",
    "layers_in",
    "remove",
    "spot_of",
]
