"""HTTP as delivery needs it: nothing is believed, followed, repeated or sent in the open."""

from __future__ import annotations

import email.utils
import ssl
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import datetime
from http import HTTPStatus
from urllib.parse import quote, urlsplit

import requests
import requests.adapters
import requests.auth
import requests.exceptions
import requests.utils
import truststore
import urllib3
import urllib3.exceptions

from trainer_desk.sync.address import Address
from trainer_desk.sync.credentials import Secret
from trainer_desk.sync.errors import Refused, TransportError, Unreachable, Why
from trainer_desk.sync.patience import Patience
from trainer_desk.values import dataclass

MAX_ANSWER_BYTES = 256 * 1024**2
_PIECE = 64 * 1024
_READ_AT_MOST = 256 * 1024
"""Bytes taken at once of what has come; nothing is waited for to make a piece whole."""
_WORTH_WAKING = 64 * 1024
_GATHERING_SECONDS = 100e-6
"""Less than `_WORTH_WAKING` is left to grow for so long: waking up for every packet of a quick
server costs both of us more than moving the bytes. A slow line loses nothing by it."""
_SENT_AT_ONCE = 64 * 1024
"""Bytes; the socket's patience holds for one such piece."""
_ALWAYS = {
    "User-Agent": "Trainer-Desk",
    "Accept": "*/*",
    "Accept-Encoding": "identity",
    "Cache-Control": "no-cache",
    "Connection": "keep-alive",
}
_LONGEST_WAIT = 3600.0
_USUAL_WAIT = 30.0
_LATER = (408, 423, 425)
_SPACE = (413, 507)
_BUSY = (429, 503)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server said."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def told_at(self) -> datetime | None:
        """When the server sent it, by the server's own clock; None where it does not say."""
        try:
            return email.utils.parsedate_to_datetime(self.headers.get("Date", ""))
        except (ValueError, TypeError):
            return None

    @property
    def is_page(self) -> bool:
        """Whether it is a web page, which no file of ours is: a hotel's login, a proxy's excuse."""
        kind = self.headers.get("Content-Type", "").lower()
        return "text/html" in kind or self.body[:256].lstrip()[:5].lower() in (b"<!doc", b"<html")


class Web:
    """One server's files by name, under one base address; used on one thread at a time.

    Attributes:
        server_time: What the server's clock said with the last answer, None where it never did.
    """

    def __init__(
        self,
        address: Address,
        secret: Secret | None,
        *,
        moved: Callable[[int], None],
        patience: Patience,
    ) -> None:
        """Set up; nothing is sent yet.

        Args:
            address: Where the files are.
            secret: Sent only where nobody can read along.
            moved: Told every byte count that went either way; may raise `Stopped`.
            patience: When to give up.
        """
        scheme = "https" if address.secure else "http"
        named = f"[{address.host}]" if ":" in address.host else address.host
        port = f":{address.port}" if address.port is not None else ""
        self._base = f"{scheme}://{named}{port}{quote(address.path.rstrip('/'))}"
        self._host = address.host
        self._open = address.secure or address.is_loopback
        self._moved = moved
        self._patience = (patience.connect, patience.silence)
        self._secret = secret
        self.server_time: datetime | None = None
        self._digest: requests.auth.HTTPDigestAuth | None = None
        self._session = requests.Session()
        # Else passwords from ~/.netrc and certificates from the environment would be used.
        self._session.trust_env = False
        self._session.mount(self._base, _Trusting() if address.secure else _Steady())
        self._proxies = {} if address.is_loopback else _proxies(self._base)

    def url(self, name: str) -> str:
        """Return the address of a file; folders end with "/"."""
        return f"{self._base}/{quote(name)}"

    def ask(
        self,
        method: str,
        name: str,
        *,
        expect: Collection[int],
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
    ) -> Answer:
        """Send one request and return the whole answer.

        Raises:
            Unreachable: If there was no answer, or one that says to come back later.
            Refused: If the answer is a no, or who answers cannot prove to be the server.
            Stopped: If somebody stopped the transfer.
        """
        try:
            answer = self._asked(method, name, dict(headers or {}), body)
            if answer.status == HTTPStatus.UNAUTHORIZED and self._wants_digest(answer):
                answer = self._asked(method, name, dict(headers or {}), body)
        except requests.exceptions.RequestException as error:
            self.close()
            raise self._trouble(error) from error
        except (urllib3.exceptions.HTTPError, OSError) as error:
            self.close()
            raise Unreachable(f"the connection to {self._host} broke") from error
        except TransportError:
            self.close()
            raise
        self.server_time = answer.told_at
        if answer.status in expect:
            return answer
        raise refusal(answer, self._host)

    def break_off(self, method: str, name: str) -> None:
        """Send half a body and hang up, to see what the server makes of that.

        Raises:
            Unreachable: As it should be: there is no answer to half a request.
        """
        sent = 0

        def hang_up(count: int) -> None:
            nonlocal sent
            sent += count
            if sent > 2 * _PIECE:
                raise Unreachable("broken off on purpose")

        body = _Watched(b"x" * (4 * _PIECE), hang_up)
        try:
            self._sent(method, name, {}, body).close()
        except requests.exceptions.RequestException as error:
            raise self._trouble(error) from error
        finally:
            self.close()

    def close(self) -> None:
        """Close every connection."""
        self._session.close()

    def _asked(self, method: str, name: str, headers: dict[str, str], body: bytes | None) -> Answer:
        # A small body travels in one piece with its head.
        watched = body is not None and len(body) > _PIECE
        sent = _Watched(body, self._moved) if body is not None and watched else body
        self._moved(len(body) if body is not None and not watched else 0)
        with self._sent(method, name, headers, sent) as response:
            pieces: list[bytes] = []
            size = 0
            while piece := response.raw.read1(_READ_AT_MOST, decode_content=True):
                size += len(piece)
                if size > MAX_ANSWER_BYTES:
                    raise Unreachable(f"{self._host} answered far more than was asked for")
                self._moved(len(piece))
                pieces.append(piece)
                if len(piece) < _WORTH_WAKING < (response.raw.length_remaining or 0):
                    time.sleep(_GATHERING_SECONDS)
            return Answer(
                status=response.status_code, headers=response.headers, body=b"".join(pieces)
            )

    def _sent(
        self, method: str, name: str, headers: dict[str, str], body: _Watched | bytes | None
    ) -> requests.Response:
        request = requests.PreparedRequest()
        request.prepare(
            method=method,
            url=self.url(name),
            headers=_ALWAYS | headers,
            data=body,
            auth=self._login(),
            # What a balancer gave us to stay with one server.
            cookies=self._session.cookies or None,
        )
        return self._session.send(
            request,
            allow_redirects=False,
            stream=True,
            timeout=self._patience,
            proxies=self._proxies,
        )

    def _wants_digest(self, answer: Answer) -> bool:
        """Log in by digest from now on where a server asks for that; tell whether that is new."""
        asks = "digest " in answer.headers.get("WWW-Authenticate", "").lower()
        if not asks or self._digest is not None or self._login() is None:
            return False
        assert self._secret is not None
        self._digest = requests.auth.HTTPDigestAuth(self._secret.user, self._secret.password)
        return True

    def _login(self) -> requests.auth.AuthBase | None:
        if self._secret is None or not (self._secret.user or self._secret.password):
            return None
        if not self._open:
            raise Refused(
                Why.TRUST,
                f"the connection to {self._host} is not encrypted and the password was not sent",
            )
        if self._digest is not None:
            return self._digest
        return requests.auth.HTTPBasicAuth(
            self._secret.user.encode(), self._secret.password.encode()
        )

    def _trouble(self, error: requests.exceptions.RequestException) -> TransportError:
        doubt = _certificate_doubt(error)
        if doubt is not None:
            reason = f"{self._host} could not prove who it is ({doubt}); nothing was sent"
            return Refused(Why.TRUST, reason)
        if isinstance(error, requests.exceptions.ProxyError):
            # The status of a refused tunnel is known in words only.
            if "failed: 407" in str(error):
                return _proxy_login()
            return Unreachable("the proxy does not let us through")
        if isinstance(error, requests.exceptions.Timeout):
            return Unreachable(f"{self._host} was silent for too long")
        return Unreachable(f"{self._host} cannot be reached, or hung up")


def refusal(answer: Answer, host: str) -> TransportError:
    """Return what a status that was not hoped for means for the caller."""
    status = answer.status
    said = f"{host} answered {status} {_phrase(status)}".rstrip()
    if status == HTTPStatus.PROXY_AUTHENTICATION_REQUIRED:
        return _proxy_login()
    if status == HTTPStatus.UNAUTHORIZED:
        return Refused(Why.LOGIN, f"{host} does not know this name and password")
    if status == 403:
        return Refused(Why.RIGHTS, f"{host} does not allow this here")
    if status in _SPACE:
        return Refused(Why.SPACE, f"there is no room left at {host}")
    if status in _BUSY:
        return Unreachable(f"{host} is busy", wait_seconds=_wait(answer.headers))
    if 300 <= status < 400:
        return Unreachable(f"{host} sends us on to {_elsewhere(answer)}, where nothing was sent")
    if 400 <= status < 500 and status not in _LATER:
        return Refused(Why.SERVER, said)
    return Unreachable(said)


def _proxy_login() -> Refused:
    return Refused(Why.PROXY, "the proxy asks for a name and a password of its own")


class _Watched:
    """A body that tells how far it was sent."""

    def __init__(self, body: bytes, moved: Callable[[int], None]) -> None:
        self._body = memoryview(body)
        self._moved = moved
        self._at = 0

    def __len__(self) -> int:
        return len(self._body)

    def __iter__(self) -> Iterator[bytes]:
        while piece := self.read(_PIECE):
            yield piece

    def tell(self) -> int:
        """Return where it is, for a request that is repeated with another login."""
        return self._at

    def seek(self, at: int) -> None:
        """Go back."""
        self._at = at

    def read(self, size: int = -1) -> bytes:
        end = len(self._body) if size < 0 else self._at + size
        piece = bytes(self._body[self._at : end])
        self._at += len(piece)
        self._moved(len(piece))
        return piece


class _Steady(requests.adapters.HTTPAdapter):
    """Sends in pieces small enough for a slow line to take one before it counts as gone."""

    def init_poolmanager(self, *args: object, **more: object) -> None:
        more["blocksize"] = _SENT_AT_ONCE
        super().init_poolmanager(*args, **more)  # type: ignore[arg-type]  # handed through


class _Trusting(_Steady):
    """Trusts whom the system trusts, corporate authorities included, and nobody else."""

    def init_poolmanager(self, *args: object, **more: object) -> None:
        more["ssl_context"] = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        super().init_poolmanager(*args, **more)

    def proxy_manager_for(self, proxy: str, **more: object) -> urllib3.ProxyManager:
        more["ssl_context"] = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        manager: urllib3.ProxyManager = super().proxy_manager_for(proxy, **more)
        return manager

    def cert_verify(self, conn: object, url: str, verify: object, cert: object) -> None:
        """Leave the context as it is; the default would add another list of authorities."""


def _proxies(url: str) -> dict[str, str]:
    """Return the system's proxies for an address."""
    return dict(requests.utils.get_environ_proxies(url))


def _certificate_doubt(error: BaseException) -> str | None:
    """Return why a certificate was not believed, None where something else went wrong."""
    waiting: list[object] = [error]
    seen: set[int] = set()
    while waiting:
        found = waiting.pop()
        if not isinstance(found, BaseException) or id(found) in seen:
            continue
        seen.add(id(found))
        if isinstance(found, ssl.SSLCertVerificationError):
            return found.verify_message or "its certificate is not trusted here"
        waiting += [found.__cause__, found.__context__, getattr(found, "reason", None)]
        waiting += found.args
    return None


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""


def _elsewhere(answer: Answer) -> str:
    host = urlsplit(answer.headers.get("Location", "")).hostname
    return host or "another address"


def _wait(headers: Mapping[str, str]) -> float:
    """Return how many seconds the server asks to be left alone."""
    asked = headers.get("Retry-After", "").strip()
    if asked.isdigit():
        return min(float(asked), _LONGEST_WAIT)
    try:
        until = email.utils.parsedate_to_datetime(asked)
        # By the server's own clock, whatever ours says.
        since = email.utils.parsedate_to_datetime(headers.get("Date", ""))
        return min(max((until - since).total_seconds(), 0.0), _LONGEST_WAIT)
    except (ValueError, TypeError):
        return _USUAL_WAIT
