"""Delivery to object stores: S3 and what speaks like it, Google Cloud Storage, Azure."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta

import obstore
import obstore.exceptions
from obstore.store import AzureStore, GCSStore, S3Store

from trainer_desk.sync.address import Address, Kind
from trainer_desk.sync.credentials import Secret
from trainer_desk.sync.errors import Refused, TransportError, Unreachable, Why
from trainer_desk.sync.patience import Patience
from trainer_desk.sync.web import Answer, refusal

Bucket = S3Store | GCSStore | AzureStore
_DENIED = (
    obstore.exceptions.PermissionDeniedError,
    obstore.exceptions.UnauthenticatedError,
)


_WHO = re.compile(
    r"InvalidAccessKeyId|SignatureDoesNotMatch|AuthenticationFailed|failed to authenticate|\b401\b"
)
"""How stores say that they do not know a name and password, in words of their own."""


class CloudTransport:
    """A `Transport` to an object store, where an object appears whole and is created only once.

    Parts are held here: the store itself shows nothing before it has all of it.
    """

    def __init__(
        self,
        address: Address,
        bucket: Bucket,
        *,
        moved: Callable[[int], None] = lambda _: None,
    ) -> None:
        self._address = address
        self._bucket = bucket
        self._moved = moved
        self._held: dict[str, bytes] = {}

    @property
    def place(self) -> str:
        """The target's URL."""
        return self._address.url

    def read(self, name: str) -> bytes | None:
        """Return an object's bytes, None if there is none."""
        if name in self._held:
            return self._held[name]
        with self._told():
            try:
                body = bytes(obstore.get(self._bucket, self._key(name)).bytes())
            except FileNotFoundError:
                return None
        self._moved(len(body))
        return body

    def write_part(self, part: str, body: bytes) -> None:
        """Hold the bytes until they are published."""
        self._held[part] = body

    def publish(self, part: str, name: str) -> bool:
        """Create the object, which the store refuses if there is one."""
        body = self._held.pop(part, None)
        if body is None:
            raise Unreachable("the part is not held any more")
        self._moved(0)
        with self._told():
            try:
                obstore.put(self._bucket, self._key(name), body, mode="create", use_multipart=False)
            except obstore.exceptions.AlreadyExistsError:
                return False
        self._moved(len(body))
        return True

    def remove_part(self, part: str) -> None:
        """Forget a held part, or delete an object of our own that the probe made."""
        if self._held.pop(part, None) is not None:
            return
        with self._told(), contextlib.suppress(FileNotFoundError):
            obstore.delete(self._bucket, self._key(part))

    def list(self, folder: str) -> tuple[str, ...]:
        """Return the names of the objects directly under a prefix."""
        objects = self._listed(folder)["objects"]
        return tuple(sorted(entry["path"].rsplit("/", 1)[-1] for entry in objects))

    def folders(self, folder: str) -> tuple[str, ...]:
        """Return the names of the prefixes directly under a prefix."""
        prefixes = self._listed(folder)["common_prefixes"]
        return tuple(sorted(prefix.rstrip("/").rsplit("/", 1)[-1] for prefix in prefixes))

    def _listed(self, folder: str) -> obstore.ListResult[Sequence[obstore.ObjectMeta]]:
        prefix = self._key(folder)
        with self._told():
            return obstore.list_with_delimiter(self._bucket, f"{prefix}/" if prefix else None)

    def close(self) -> None:
        """Forget held parts; connections close by themselves."""
        self._held.clear()

    def _key(self, name: str) -> str:
        return f"{self._address.path}/{name}".strip("/")

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (*_DENIED, PermissionError) as error:
            raise _denied(str(error), self._address.host) from None
        except (obstore.exceptions.BaseError, OSError, ValueError) as error:
            # Its words may hold the request's address with a signature: they are not passed on.
            raise _trouble(str(error), self._address.host) from None


def open_bucket(address: Address, secret: Secret | None, patience: Patience) -> Bucket:
    """Return the store that an address names; nothing is sent yet.

    Raises:
        Refused: If the address does not name one, or there is no secret for it.
    """
    if secret is None or not secret.password:
        raise Refused(Why.LOGIN, f"{address.host} needs a name and a password")
    client = {
        "connect_timeout": timedelta(seconds=patience.connect),
        "read_timeout": timedelta(seconds=patience.silence),
        # The library's own limit is on the whole transfer and would cut slow lines off.
        "timeout": timedelta(hours=1),
        "allow_http": not address.secure,
    }
    # We do the trying again, and honour what the server asks for.
    retry = {"max_retries": 0}
    endpoint = address.option("endpoint")
    try:
        if address.kind is Kind.S3:
            return S3Store(
                address.host,
                region=address.option("region") or "us-east-1",
                access_key_id=secret.user,
                secret_access_key=secret.password,
                virtual_hosted_style_request=address.option("style") == "virtual",
                client_options=client,  # type: ignore[arg-type]  # a TypedDict by its names
                retry_config=retry,  # type: ignore[arg-type]  # the same
                config={"endpoint": endpoint} if endpoint else None,
            )
        if address.kind is Kind.GCS:
            return GCSStore(
                address.host,
                service_account_key=secret.password,
                client_options=client,  # type: ignore[arg-type]  # the same
                retry_config=retry,  # type: ignore[arg-type]  # the same
                config={"base_url": endpoint} if endpoint else None,
            )
        return AzureStore(
            container_name=address.host,
            account_name=address.option("account") or secret.user,
            account_key=secret.password,
            client_options=client,  # type: ignore[arg-type]  # the same
            retry_config=retry,  # type: ignore[arg-type]  # the same
            config={"endpoint": endpoint} if endpoint else None,
        )
    except (obstore.exceptions.BaseError, ValueError):
        raise Refused(Why.LOGIN, f"the login for {address.host} is not one it could take") from None


def _denied(words: str, host: str) -> Refused:
    if _WHO.search(words):
        return Refused(Why.LOGIN, f"{host} does not know this name and password")
    return Refused(Why.RIGHTS, f"{host} does not allow this here")


def _trouble(words: str, host: str) -> TransportError:
    """Return what an error means that the library tells in words only."""
    if re.search(r"certificate|UnknownIssuer|NotValidForName", words, re.IGNORECASE):
        reason = f"{host} could not prove who it is; nothing was sent"
        return Refused(Why.TRUST, reason)
    if "NoSuchBucket" in words:
        return Refused(Why.TARGET, f"there is no {host} at this address")
    status = re.search(r"(?:status(?: code)?:? |Server error: |Client error: )(\d{3})\b", words)
    if status is not None:
        return refusal(Answer(status=int(status[1]), headers={}, body=b""), host)
    return Unreachable(f"{host} cannot be reached, or hung up")
