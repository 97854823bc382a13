"""The outbox to a server as files, and back."""

from trainer_desk.sync.errors import Refused, Stopped, TransportError, Unreachable, Why

__all__ = ["Refused", "Stopped", "TransportError", "Unreachable", "Why"]
