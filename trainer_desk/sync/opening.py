"""From a target's URL to the transport that reaches it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

from trainer_desk.late import late
from trainer_desk.sync.credentials import Credentials, SystemCredentials
from trainer_desk.sync.hosts import Hosts
from trainer_desk.sync.patience import Patience
from trainer_desk.values import dataclass

if TYPE_CHECKING:
    from trainer_desk.sync import address as sync_address
    from trainer_desk.sync import cloud, put, sftp, webdav
    from trainer_desk.sync import folder as sync_folder
    from trainer_desk.sync.address import Address
    from trainer_desk.sync.transport import Transport
else:
    # The libraries behind each are loaded only once somebody delivers that way.
    cloud = late("trainer_desk.sync.cloud")
    put = late("trainer_desk.sync.put")
    sftp = late("trainer_desk.sync.sftp")
    webdav = late("trainer_desk.sync.webdav")
    sync_address = late("trainer_desk.sync.address")
    sync_folder = late("trainer_desk.sync.folder")


@dataclass(frozen=True, slots=True, kw_only=True)
class Doors:
    """What it takes to open a transport.

    Attributes:
        credentials: Where the login of a target is kept.
        hosts: The SSH servers that a person agreed to.
        patience: How long a silence may last.
    """

    credentials: Credentials
    hosts: Hosts
    patience: Patience = field(default_factory=Patience)

    def open(
        self, target: str | Address, *, moved: Callable[[int], None] = lambda _: None
    ) -> Transport:
        """Return the transport that reaches a target; nothing is sent yet.

        Args:
            target: Its URL or path.
            moved: Told every byte count that went either way; may raise `Stopped`.

        Raises:
            Refused: If the address means nothing, or its login is missing.
        """
        found = sync_address.address(target) if isinstance(target, str) else target
        if found.kind is sync_address.Kind.FOLDER:
            return sync_folder.FolderTransport(found.folder)
        secret = self.credentials.get(found.url)
        patience = self.patience
        transport: Transport
        if found.kind is sync_address.Kind.WEBDAV:
            transport = webdav.WebDavTransport(found, secret, moved=moved, patience=patience)
        elif found.kind is sync_address.Kind.HTTPS:
            transport = put.PutTransport(found, secret, moved=moved, patience=patience)
        elif found.kind is sync_address.Kind.SFTP:
            transport = sftp.SftpTransport(
                found, secret, self.hosts, moved=moved, patience=patience
            )
        else:
            bucket = cloud.open_bucket(found, secret, patience)
            transport = cloud.CloudTransport(found, bucket, moved=moved)
        return transport


def doors_here(folder: Path) -> Doors:
    """Return the doors of this computer's user; SSH servers are remembered in `folder`."""
    return Doors(
        credentials=SystemCredentials(),
        hosts=Hosts(folder / "known_hosts", system=Path.home() / ".ssh" / "known_hosts"),
    )
