"""The outbox to a server as files, and back."""
