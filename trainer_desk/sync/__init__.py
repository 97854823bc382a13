"""The outbox to a server as files, and back."""

from trainer_desk.sync.deliver import deliver, out_folder, pack
from trainer_desk.sync.errors import Refused, Stopped, TransportError, Unreachable, Why
from trainer_desk.sync.folder import FolderTransport
from trainer_desk.sync.ledger import Delivery
from trainer_desk.sync.meter import Meter
from trainer_desk.sync.target import check_identity, read_identity, set_up
from trainer_desk.sync.transport import PART, Transport

__all__ = [
    "PART",
    "Delivery",
    "FolderTransport",
    "Meter",
    "Refused",
    "Stopped",
    "Transport",
    "TransportError",
    "Unreachable",
    "Why",
    "check_identity",
    "deliver",
    "out_folder",
    "pack",
    "read_identity",
    "set_up",
]
