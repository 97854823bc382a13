"""Talking to a LanguageTool server: language-tool-python's client over connections of our own.

The package sends loopback requests through HTTP_PROXY, waits five minutes, and mixes offsets
between threads; so the requests and the reading of answers are ours, the parameters its own.
"""

from __future__ import annotations

import secrets
import ssl
from collections.abc import Mapping
from typing import Any, Literal
from urllib.parse import urlsplit

import msgspec
import requests
import truststore
from language_tool_python import LanguageTool
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection
from urllib3.connectionpool import HTTPConnectionPool

from trainer_desk.check.errors import (
    FIRST_TIMES,
    TIMEOUT_SECONDS,
    NotLanguageTool,
    Proof,
    Refused,
    Unanswered,
)
from trainer_desk.check.options import LanguageOptions
from trainer_desk.text.findings import MAX_SUGGESTIONS, Finding, FindingKind
from trainer_desk.text.utf16 import Utf16Map

MAX_ANSWER_BYTES = 32 * 1024 * 1024
_CHUNK_BYTES = 64 * 1024
_LOOPBACK_HOSTS = ("localhost", "127.0.0.1", "::1")
_NONCE_LETTERS = {"ru": "бвгджзклмнпрстфхцчшщ", "en": "bcdfghjklmnpqrstvwxz"}
_NONCE_SENTENCE = {"ru": "Сегодня хорошая погода. ", "en": "The weather is fine today. "}
_STYLE_ISSUES = frozenset(
    ("style", "register", "locale-violation", "formatting", "inconsistency", "length")
)


class _Value(msgspec.Struct, frozen=True):
    value: str


class _Category(msgspec.Struct, frozen=True):
    id: str = ""


class _Address(msgspec.Struct, frozen=True):
    value: str = ""


class _Rule(msgspec.Struct, frozen=True):
    id: str
    issueType: str = ""  # noqa: N815 - LanguageTool's name
    category: _Category = _Category()
    urls: tuple[_Address, ...] = ()


class _Match(msgspec.Struct, frozen=True):
    offset: int
    length: int
    message: str
    rule: _Rule
    replacements: tuple[_Value, ...] = ()


class _Software(msgspec.Struct, frozen=True):
    name: str
    version: str


class _Answer(msgspec.Struct, frozen=True):
    software: _Software
    matches: tuple[_Match, ...]


def session_for(address: str, proof: Proof | None = None) -> requests.Session:
    """Return a session for a server: on this machine without proxies, each connection proven.

    For a server elsewhere proxies count, and the system's certificates.
    """
    if proof is None and urlsplit(address).hostname not in _LOOPBACK_HOSTS:
        session = requests.Session()
        session.mount("https://", _SystemTrustAdapter())
        return session
    session = requests.Session()
    session.trust_env = False
    session.mount("http://", _ProvingAdapter(proof))
    return session


class GrammarClient:
    """Checks texts in one language on one server. Used by one thread at a time.

    Args:
        address: Such as "http://127.0.0.1:8081".
        proof: Looks at each connection before anything is written to it.

    Raises:
        Unanswered, Refused, NotLanguageTool: From the constructor too, for it asks for the
            server's languages.
    """

    def __init__(
        self,
        address: str,
        options: LanguageOptions,
        *,
        proof: Proof | None = None,
        timeout_s: float = TIMEOUT_SECONDS,
    ) -> None:
        session = session_for(address, proof)
        tool = _Client(address, session, options.tag, options.mother_tongue or None, timeout_s)
        tool.picky = options.picky
        tool.disabled_rules = set(options.rules_off)
        tool.disabled_categories = set(options.categories_off)
        tool.timeout_s = timeout_s * FIRST_TIMES
        self._tool = tool
        self._timeout_s = timeout_s
        self.version = ""

    def findings(self, text: str) -> tuple[Finding, ...]:
        """Return what the server finds; offsets are those of `text`, in code points.

        Raises:
            Unanswered, Refused, NotLanguageTool: See there.
        """
        try:
            answer = msgspec.convert(self._tool.raw_answer(text), _Answer)
        except msgspec.ValidationError as error:
            raise NotLanguageTool(str(error)) from error
        self.version = answer.software.version
        self._tool.timeout_s = self._timeout_s
        places = Utf16Map(text)
        try:
            found = tuple(_finding(match, text, places) for match in answer.matches)
        except IndexError as error:
            raise NotLanguageTool("an offset outside of the text") from error
        return tuple(finding for finding in found if finding.quoted)

    def prove(self) -> None:
        """Have a made-up text checked that only a real checker can answer rightly.

        Raises:
            NotLanguageTool: If the answer is wrong.
            Unanswered, Refused: See there.
        """
        script = "ru" if str(self._tool.language).startswith("ru") else "en"
        before = _NONCE_SENTENCE[script] * (1 + secrets.randbelow(4))
        letters = _NONCE_LETTERS[script]
        nonce = "".join(secrets.choice(letters) for _ in range(12 + secrets.randbelow(6)))
        found = self.findings(f"{before}{nonce} ")
        if not any(one.start == len(before) and one.quoted == nonce for one in found):
            raise NotLanguageTool("a misspelt word was not found")


class _Client(LanguageTool):
    """language-tool-python as a client only: it never sees a process, proxies or old answers."""

    def __init__(
        self,
        address: str,
        session: requests.Session,
        language: str,
        mother_tongue: str | None,
        timeout_s: float,
    ) -> None:
        self._session = session
        self.timeout_s = timeout_s
        try:
            super().__init__(
                language, mother_tongue=mother_tongue, remote_server=address, host="127.0.0.1"
            )
        except ValueError as error:
            raise Refused("it does not know the language") from error
        except (TypeError, AttributeError) as error:
            raise NotLanguageTool("it has no list of languages") from error

    def raw_answer(self, text: str) -> object:
        """Return the server's answer as it came: `check` would spoil the offsets."""
        try:
            params = self._create_params(text)
        except ValueError as error:
            raise Refused("it does not know the mother tongue") from error
        return self._query_server(f"{self._url}check", params, method="post")

    def _query_server(
        self,
        url: str,
        params: Mapping[str, str] | None = None,
        num_tries: int = 1,  # noqa: ARG002 - the caller decides about trying again
        method: Literal["get", "post"] = "get",
    ) -> Any:
        try:
            with self._session.request(
                method,
                url,
                data=params,
                timeout=(3.0, self.timeout_s),
                stream=True,
                allow_redirects=False,
            ) as response:
                return _read(response)
        except requests.RequestException as error:
            raise Unanswered(type(error).__name__) from error
        finally:
            # Every request has a connection of its own, proven anew. The header that says so
            # ("Connection: close") makes Java's server reset a third of the connections.
            self._session.close()


class _ProvingAdapter(HTTPAdapter):
    def __init__(self, proof: Proof | None) -> None:
        self._pools = {"http": _pool_class(proof)}
        super().__init__(max_retries=0)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Called by requests."""
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = self._pools


class _SystemTrustAdapter(HTTPAdapter):
    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Called by requests."""
        context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        super().init_poolmanager(*args, **kwargs, ssl_context=context)


def _pool_class(proof: Proof | None) -> type[HTTPConnectionPool]:
    class ProvenConnection(HTTPConnection):
        def connect(self) -> None:
            super().connect()
            if proof is not None:
                try:
                    proof(self.sock)
                except Exception:
                    self.close()
                    raise

    class ProvenPool(HTTPConnectionPool):
        ConnectionCls = ProvenConnection

    return ProvenPool


def _read(response: requests.Response) -> object:
    body = bytearray()
    for chunk in response.iter_content(_CHUNK_BYTES):
        body += chunk
        if len(body) > MAX_ANSWER_BYTES:
            raise NotLanguageTool("an answer without end")
    if response.status_code in (408, 500, 503, 504):
        raise Refused(f"status {response.status_code}")
    if response.status_code in (400, 413, 414, 422, 426, 429):
        raise Refused(f"status {response.status_code}")
    if response.status_code != requests.codes.ok:
        raise NotLanguageTool(f"status {response.status_code}")
    try:
        answer: object = msgspec.json.decode(bytes(body))
    except msgspec.DecodeError as error:
        raise NotLanguageTool("no JSON") from error
    return answer


def _finding(match: _Match, text: str, places: Utf16Map) -> Finding:
    start = places.code_points(match.offset)
    end = places.code_points(match.offset + match.length)
    return Finding(
        start=start,
        end=end,
        quoted=text[start:end],
        kind=_kind(match.rule),
        rule=match.rule.id,
        category=match.rule.category.id,
        message=match.message,
        suggestions=tuple(value.value for value in match.replacements[:MAX_SUGGESTIONS]),
        engine="languagetool",
        address=next((url.value for url in match.rule.urls), ""),
    )


def _kind(rule: _Rule) -> FindingKind:
    if rule.issueType == "misspelling" or rule.category.id == "TYPOS":
        return FindingKind.SPELLING
    if rule.issueType in _STYLE_ISSUES or rule.category.id in ("STYLE", "REDUNDANCY"):
        return FindingKind.STYLE
    return FindingKind.GRAMMAR
