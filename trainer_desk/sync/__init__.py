"""The outbox to a server as files, and back."""

from trainer_desk.sync.deliver import Delivery, deliver, pack
from trainer_desk.sync.errors import Refused, TransportError, Unreachable, Why
from trainer_desk.sync.folder import FolderTransport
from trainer_desk.sync.target import check_identity, read_identity, set_up
from trainer_desk.sync.transport import Transport

__all__ = [
    "Delivery",
    "FolderTransport",
    "Refused",
    "Transport",
    "TransportError",
    "Unreachable",
    "Why",
    "check_identity",
    "deliver",
    "pack",
    "read_identity",
    "set_up",
]
