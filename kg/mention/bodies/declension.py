"""Declension: functions as a sentence inflects them, put back into the nominative."""

import re
from functools import lru_cache
from typing import Final

from kg.mention.people.functions import is_function

__all__ = ["OFFICE_ADJECTIVE", "function_noun", "nominative_function"]

OFFICE_ADJECTIVE: Final = re.compile(
    r"(?:(?:[Ee]rst|[Zz]weit|[Dd]ritt|[Ss]tellvertretend|[Kk]ommissarisch|[Ee]hrenamtlich|[Hh]auptamtlich"
    r"|[Ww]issenschaftlich"
    r"|[Pp]ädagogisch|[Pp]arlamentarisch|[Gg]eschäftsführend|[Ll]eitend|[Kk]ünstlerisch|[Ff]achlich|[Kk]aufmännisch"
    r"|[\wäöü]{3,20}politisch|[Jj]uristisch|[Tt]echnisch|[Ää]rztlich|[Rr]egierend|[Gg]eistlich|[Oo]perativ|[Ll]eitend"
    r"|[Mm]edizinisch|[Tt]heologisch|[Ss]tudentisch)(?P<ending>e[rnms]?)|1\.|2\.|3\.)"
)
ADJECTIVAL: Final = re.compile(
    r"(?P<base>\w*(?:vorsitzende|beauftragte|beigeordnete|abgeordnete|bevollmächtigte|delegierte|stadtverordnete"
    r"|geschäftsführende|angestellte|verantwortliche|beamte))(?P<ending>[rn]?)",
    re.IGNORECASE,
)
FEMININE: Final = re.compile(r"(?:in|ung|kraft|frau|hebamme|person|assistenz)$")
MASCULINE: Final = frozenset(
    "dem den des einem einen eines vom zum beim im ihrem ihren ihres seinem seinen seines".split()
)
FEMININE_ARTICLES: Final = frozenset("die eine zur ihre seine einer ihrer seiner".split())


@lru_cache(maxsize=50_000)
def function_noun(word: str) -> str | None:
    """Return the nominative singular of a noun for a function as written; ``None`` if it names none.

    "Geschäftsführers" gives "Geschäftsführer", "Referenten" gives "Referent", "Planerinnen" gives "Planerin". Nouns
    that decline like adjectives ("Vorsitzenden") lose their last letter, whatever their gender.
    """
    if word.endswith("innen") and is_function(word):
        return word.removesuffix("nen")
    if word.endswith("mitglieder"):
        return word.removesuffix("er")
    if is_function(word):
        return word
    for ending in ("s", "es", "n", "en"):
        base = word.removesuffix(ending)
        if base != word and is_function(base):
            return base
    return None


def nominative_function(article: str, adjectives: tuple[str, ...], noun: str) -> str:
    """Return adjectives and noun of a function in the nominative that the article's gender asks for.

    "dem stellvertretenden Vorsitzenden" and "der stellvertretende Vorsitzende" give "stellvertretender Vorsitzender",
    "der stellvertretenden Vorsitzenden" gives "stellvertretende Vorsitzende".
    """
    lowered = article.lower()
    declined = ADJECTIVAL.fullmatch(noun)
    endings = [match.group("ending") or "" for match in map(OFFICE_ADJECTIVE.fullmatch, adjectives) if match]
    endings += [f"e{declined.group('ending')}"] if declined else []
    if declined is None:
        masculine = FEMININE.search(function_noun(noun) or noun) is None
    elif lowered in MASCULINE:
        masculine = True
    elif lowered == "der":
        masculine = endings[-1] == "e"
    else:
        masculine = lowered not in FEMININE_ARTICLES and endings[-1] == "er"
    neuter = noun.lower().endswith("mitglied")
    ending = "es" if neuter else "er" if masculine else "e"
    done = [
        word[: match.start("ending")] + ending
        if (match := OFFICE_ADJECTIVE.fullmatch(word)) and match.group("ending")
        else word
        for word in adjectives
    ]
    head = declined.group("base") + ("r" if masculine else "") if declined else function_noun(noun) or noun
    return " ".join([*done, head])
