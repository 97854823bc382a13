"""The settings file: read strictly, written whole, and never stripped of what it holds."""

import json
from dataclasses import replace

import pytest

from trainer_desk.settings import (
    Settings,
    SettingsError,
    read_settings,
    setting_fields,
    with_setting,
    write_settings,
)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "settings.json"


def test_no_file_means_all_defaults(path):
    assert read_settings(path) == Settings()


def test_what_is_written_is_read(path):
    settings = replace(Settings(), trainer="Анна 👩‍🔬", theme="dark", zoom=140)

    write_settings(path, settings)

    assert read_settings(path) == settings
    assert [one.name for one in path.parent.iterdir()] == ["settings.json"]


def test_what_cannot_be_written_leaves_everything_as_it_was(path):
    write_settings(path, Settings())
    broken = replace(Settings(), trainer="half a pair \ud83d")

    with pytest.raises(UnicodeEncodeError):
        write_settings(path, broken)

    assert read_settings(path) == Settings()
    assert [one.name for one in path.parent.iterdir()] == ["settings.json"]


def test_settings_of_a_later_version_stay_in_the_file(path):
    path.write_text(json.dumps({"trainer": "anna", "of_tomorrow": [1, 2]}), encoding="utf-8")

    write_settings(path, replace(read_settings(path), zoom=110))

    kept = json.loads(path.read_text("utf-8"))
    assert kept["of_tomorrow"] == [1, 2]
    assert (kept["trainer"], kept["zoom"]) == ("anna", 110)


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "7", '{"zoom": "100"}', '{"zoom": 9}', '{"zoom": 1000}', '{"zoom": true}',
     '{"theme": "pink"}', '{"language": "tlh"}', '{"trainer": null}', "\xff"],
)  # fmt: skip
def test_a_file_that_cannot_be_used_is_refused_and_left_alone(path, text):
    body = text.encode("latin-1")
    path.write_bytes(body)

    with pytest.raises(SettingsError):
        read_settings(path)

    assert path.read_bytes() == body


def test_an_unknown_name_is_refused():
    with pytest.raises(SettingsError, match="no such setting"):
        with_setting(Settings(), "colour", "red")


def test_every_setting_is_explained_and_its_default_is_allowed():
    for declared in setting_fields():
        assert declared.metadata["help"].endswith(".")
        assert with_setting(Settings(), declared.name, declared.default) == Settings()
