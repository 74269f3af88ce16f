"""Forgetting: a store without a person, from the graph to its files, and no import that brings them back."""

from kg.forgetting.barring import Barred, barred
from kg.forgetting.erasure import finish, forget, preview, remember, without_forgotten
from kg.forgetting.person import Person, homonyms, persons_named
from kg.forgetting.protocol import Protocol, protocols
from kg.forgetting.register import Register, read_register, register_of
from kg.forgetting.wish import Wish, is_begun

__all__ = [
    "Barred",
    "Person",
    "Protocol",
    "Register",
    "Wish",
    "barred",
    "finish",
    "forget",
    "homonyms",
    "is_begun",
    "persons_named",
    "preview",
    "protocols",
    "read_register",
    "register_of",
    "remember",
    "without_forgotten",
]
