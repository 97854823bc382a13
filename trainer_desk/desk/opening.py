"""From a data folder to a desk that is ready to work."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from trainer_desk import __version__
from trainer_desk.check.chosen import chosen
from trainer_desk.check.proofreader import Proofreader
from trainer_desk.desk.delivery import Courier
from trainer_desk.desk.desk import Desk
from trainer_desk.late import late
from trainer_desk.settings import Settings, read_settings
from trainer_desk.store import Store
from trainer_desk.values import dataclass
from trainer_desk.work.ids import DeviceId, TrainerId

if TYPE_CHECKING:
    import pwd
    import secrets

    import platformdirs
else:
    pwd = late("pwd")
    secrets = late("secrets")
    platformdirs = late("platformdirs")

ENVIRONMENT_NAME = "TRAINER_DESK_DATA"
SETTINGS_FILE = "settings.json"
LOG_FOLDER = "log"
_USER_NAMES = ("LOGNAME", "USER", "LNAME", "USERNAME")


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDesk:
    """A desk with everything around it.

    Attributes:
        folder: The data folder; nobody else may use it meanwhile.
        proofreader: The writing check; closed with the desk.
    """

    folder: Path
    settings: Settings
    store: Store
    desk: Desk
    courier: Courier
    proofreader: Proofreader
    trainer: TrainerId
    device: DeviceId


def data_folder(chosen: Path | None, environment: Mapping[str, str]) -> Path:
    """Return where the data lies: as chosen, as the environment says, or the system's place."""
    named = environment.get(ENVIRONMENT_NAME)
    if chosen is not None:
        return chosen
    if named:
        return Path(named)
    return Path(platformdirs.user_data_dir("trainer-desk", appauthor=False))


@contextmanager
def open_desk(folder: Path, *, now: Callable[[], datetime]) -> Iterator[OpenDesk]:
    """Open the desk in a data folder, made if it is not there yet; close it at the end.

    Raises:
        SettingsError: If the settings file cannot be used.
        StoreError: If the store cannot be opened; its kind says what to do.
    """
    settings = read_settings(folder / SETTINGS_FILE)
    store = Store(folder)
    proofreader = Proofreader(folder, chosen(settings), store.findings, store.memory)
    try:
        trainer = TrainerId(settings.trainer or _user())
        device = _device(store)
        yield OpenDesk(
            folder=folder,
            settings=settings,
            store=store,
            desk=Desk(
                store,
                trainer=trainer,
                device=device,
                now=now,
                tools=lambda: (("trainer-desk", __version__), *proofreader.tools()),
            ),
            courier=Courier(store, trainer=trainer, device=device, now=now),
            proofreader=proofreader,
            trainer=trainer,
            device=device,
        )
    finally:
        proofreader.close()
        store.close()


def _device(store: Store) -> DeviceId:
    """Return this desk's own name, made up once: the machine's and four random digits."""
    known = store.memory.recall("device")
    if known is None:
        machine = re.sub(r"[^a-z0-9]+", "-", platform.node().lower()).strip("-")[:24] or "desk"
        known = f"{machine}-{secrets.token_hex(2)}"
        store.memory.remember("device", known)
    return DeviceId(known)


def _user() -> str:
    """Return the user's name where `getpass` finds it; that would load what asks for passwords."""
    named = filter(None, map(os.environ.get, _USER_NAMES))
    try:
        return next(named, None) or pwd.getpwuid(os.getuid()).pw_name
    except (ImportError, KeyError, OSError):
        return "trainer"
