"""Endpoint: one question to a language model behind the chat protocol of OpenAI, which most servers speak."""

import json
import time
from dataclasses import dataclass, field
from typing import Final

import httpcore

from kg.errors import ModelUnavailable

__all__ = ["LanguageModel", "completion"]

MOST_BYTES: Final = 2_000_000
TRIES: Final = 3
WAIT: Final = 1.0  # seconds before the second try; doubled before the third
BUSY: Final = frozenset({429, 500, 502, 503, 504})


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """A model and where it answers: ``url`` is the base of the protocol, such as ``http://localhost:11434/v1``.

    ``seconds`` is how long one answer may take. The key is shown nowhere.
    """

    url: str
    name: str
    key: str = field(default="", repr=False)
    seconds: float = 60.0


def completion(model: LanguageModel, instructions: str, text: str) -> str:
    """Return what a model answers to a text under instructions, as JSON by its own claim.

    A server that is busy is asked again, twice at most, within the time one answer may take.

    Raises:
        ModelUnavailable: no answer in time, an error, or an answer that is none of the protocol.
    """
    body = json.dumps(
        {
            "model": model.name,
            "temperature": 0,
            "response_format": {"type": "json_object"},
            "messages": [{"role": "system", "content": instructions}, {"role": "user", "content": text}],
        }
    ).encode()
    deadline = time.monotonic() + model.seconds
    for attempt in range(TRIES):
        status, content = post(model, body, deadline)
        pause = WAIT * 2**attempt
        if status not in BUSY or attempt == TRIES - 1 or time.monotonic() + pause >= deadline:
            break
        time.sleep(pause)
    if status != 200:
        raise ModelUnavailable(f"{model.url}: the model server answers {status}; check address, model and key")
    return message_in(content, model)


def post(model: LanguageModel, body: bytes, deadline: float) -> tuple[int, bytes]:
    """Return status and bytes of one answer.

    Raises:
        ModelUnavailable: nobody answers, not in time, or too much.
    """
    headers = [("Content-Type", "application/json"), ("Accept", "application/json"), ("Accept-Encoding", "identity")]
    headers += [("Authorization", f"Bearer {model.key}")] if model.key else []
    left = max(deadline - time.monotonic(), 0.01)
    limits = {"timeout": dict.fromkeys(("connect", "read", "write", "pool"), left)}
    content = bytearray()
    try:
        with (
            httpcore.ConnectionPool() as pool,
            pool.stream(
                "POST",
                f"{model.url.rstrip('/')}/chat/completions",
                headers=headers,
                content=body,
                extensions=limits,
            ) as response,
        ):
            for chunk in response.iter_stream():
                content += chunk
                if len(content) > MOST_BYTES or time.monotonic() > deadline:
                    break
            status = response.status
    except httpcore.TimeoutException as error:
        raise too_slow(model) from error
    except (httpcore.NetworkError, httpcore.ProtocolError) as error:
        raise ModelUnavailable(
            f"{model.url}: {str(error) or 'the connection broke'}; is the model server up?"
        ) from error
    if time.monotonic() > deadline:
        raise too_slow(model)
    if len(content) > MOST_BYTES:
        raise ModelUnavailable(f"{model.url}: the model's answer is over {MOST_BYTES:,} bytes")
    return status, bytes(content)


def too_slow(model: LanguageModel) -> ModelUnavailable:
    """Return the error of an answer that took too long."""
    return ModelUnavailable(
        f"{model.url}: no answer within {model.seconds:g} seconds; set SOZIALRAUM_LLM_SECONDS higher or take a"
        " smaller model"
    )


def message_in(content: bytes, model: LanguageModel) -> str:
    """Return the words of the first choice.

    Raises:
        ModelUnavailable: the bytes are no answer of the protocol.
    """
    try:
        said = json.loads(content)["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise ModelUnavailable(f"{model.url}: the answer is none of a chat completion; check the address") from error
    if not isinstance(said, str):
        raise ModelUnavailable(f"{model.url}: the model answered without words")
    return said
