"""From a data folder to a desk."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from trainer_desk.desk.opening import data_folder, open_desk
from trainer_desk.settings import Settings, SettingsError, write_settings
from trainer_desk.store import AlreadyOpen


def opened(folder: Path):
    return open_desk(folder, now=lambda: datetime.now(UTC))


def test_a_folder_that_was_chosen_wins_over_the_environment():
    environment = {"TRAINER_DESK_DATA": "named"}

    assert data_folder(Path("chosen"), environment) == Path("chosen")
    assert data_folder(None, environment) == Path("named")
    assert data_folder(None, {"TRAINER_DESK_DATA": ""}) == data_folder(None, {})


def test_the_trainer_is_who_the_settings_name(tmp_path):
    write_settings(tmp_path / "settings.json", Settings(trainer="anna"))

    with opened(tmp_path) as desk:
        assert desk.trainer == "anna"


def test_a_desk_keeps_its_device_name(tmp_path):
    with opened(tmp_path) as desk:
        device = desk.device
    with opened(tmp_path) as desk:
        assert desk.device == device


def test_nobody_else_opens_the_folder_meanwhile_and_everybody_can_afterwards(tmp_path):
    with opened(tmp_path), pytest.raises(AlreadyOpen), opened(tmp_path):
        pass

    with opened(tmp_path) as desk:
        assert desk.desk.batches() == ()


def test_broken_settings_open_nothing(tmp_path):
    (tmp_path / "settings.json").write_text("{", encoding="utf-8")

    with pytest.raises(SettingsError), opened(tmp_path):
        pass

    assert [one.name for one in tmp_path.iterdir()] == ["settings.json"]


def test_an_error_inside_closes_the_desk(tmp_path):
    with pytest.raises(RuntimeError), opened(tmp_path):
        raise RuntimeError

    with opened(tmp_path) as desk:
        assert desk.desk.batches() == ()
