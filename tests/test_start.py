"""What a start does not wait for."""

import builtins
import os
import subprocess
import sys

import pytest

from trainer_desk.ui.pyside import imports

NEEDED_LATER = {
    "charset_normalizer": "files whose encoding has to be guessed",
    "click": "commands other than opening the window",
    "cryptography": "answer keys and servers",
    "diff_match_patch": "diffs, on a worker",
    "hunspell": "the writing check, on a worker",
    "keyring": "servers that ask for a password",
    "language_tool_python": "the grammar check, on a worker",
    "markdown_it": "rendered texts, on a worker",
    "nh3": "rendered texts, on a worker",
    "numpy": "nothing at all, however many packages bring it along",
    "obstore": "object stores",
    "paramiko": "SFTP",
    "platformdirs": "the system's own place for data, where none is named",
    "psutil": "processes of the grammar check",
    "pygments": "rendered code, on a worker",
    "regex": "long texts; loaded behind the first frame",
    "requests": "servers",
    "spylls": "spelling on machines without Hunspell",
    "sqlite_utils": "databases that are new or older",
    "trainer_desk.files.exporters": "exports",
    "trainer_desk.files.importers": "files that are opened",
    "urllib.request": "folders that are named by a URL",
}
NEEDED_BEHIND_THE_FIRST_FRAME = {
    "PySide6.QtNetwork": "second starts",
    "html": "rendered texts",
    "logging.handlers": "a log that begins anew from a size on",
    "subprocess": "programs beside this one",
    "trainer_desk.check.dictionaries": "the writing check",
    "trainer_desk.desk.kinds": "steps that are kept",
    "trainer_desk.desk.repetitions": "a search for repetitions",
    "trainer_desk.desk.sealing": "a task that is finished",
    "trainer_desk.desk.versions": "the history of a text",
    "trainer_desk.files.archive": "batches and parcels as files",
    "trainer_desk.files.parcel": "delivery",
    "trainer_desk.files.receipts": "answers to what was delivered",
    "trainer_desk.files.step_codec": "steps that are kept",
    "trainer_desk.store.repeats": "a search for repetitions",
    "trainer_desk.store.returns": "what comes back from a target",
    "trainer_desk.store.revisions": "files that are opened",
    "trainer_desk.store.salvage": "a damaged database",
    "trainer_desk.sync.address": "a target that is set up",
    "trainer_desk.sync.credentials": "servers that ask for a password",
    "trainer_desk.sync.deliver": "delivery",
    "trainer_desk.sync.engine": "rounds of delivery",
    "trainer_desk.sync.ledger": "delivery",
    "trainer_desk.sync.opening": "the way to a target",
    "trainer_desk.sync.pace": "rounds of delivery",
    "trainer_desk.sync.probe": "a target that is set up",
    "trainer_desk.sync.pull": "an inbox",
    "trainer_desk.sync.reconcile": "a comparison with the target",
    "trainer_desk.text.claims": "facts",
    "trainer_desk.text.diff": "diffs",
    "trainer_desk.text.find": "the find bar",
    "trainer_desk.text.lexicon": "proposals of marks",
    "trainer_desk.text.masking": "the writing check",
    "trainer_desk.text.matching": "diffs",
    "trainer_desk.text.paragraphs": "the writing check",
    "trainer_desk.text.spots": "places that follow their words through edits",
    "trainer_desk.text.tokens": "words that are counted or compared",
    "trainer_desk.ui.controllers.batch_check": "the check of a batch",
    "trainer_desk.ui.controllers.batch_reading": "the check of a batch",
    "trainer_desk.ui.controllers.by_hand": "files that are opened",
    "trainer_desk.ui.controllers.checked_field": "the writing check",
    "trainer_desk.ui.controllers.checking": "the writing check",
    "trainer_desk.ui.controllers.delivery_screen": "the delivery panel",
    "trainer_desk.ui.controllers.exporting": "exports",
    "trainer_desk.ui.controllers.facts": "tasks that ask for facts",
    "trainer_desk.ui.controllers.finding_steps": "findings",
    "trainer_desk.ui.controllers.forms": "forms",
    "trainer_desk.ui.controllers.histories": "the history of a text",
    "trainer_desk.ui.controllers.look": "the writing check",
    "trainer_desk.ui.controllers.remarks": "work that came back",
    "trainer_desk.ui.controllers.removing": "a batch that is removed",
    "trainer_desk.ui.controllers.repeating": "forms that ask for repetitions",
    "trainer_desk.ui.controllers.repetitions_screen": "repetitions in a batch",
    "trainer_desk.ui.controllers.response_check": "a response that is checked",
    "trainer_desk.ui.controllers.round_news": "what is told about delivery",
    "trainer_desk.ui.controllers.settings_screen": "the settings",
    "trainer_desk.ui.controllers.soon_wanted": "the list of what is loaded behind the first frame",
    "trainer_desk.ui.controllers.spans_screen": "tasks that ask for marks",
    "trainer_desk.ui.controllers.targeting": "a target that is set up",
    "trainer_desk.ui.controllers.throttling": "rounds of delivery",
    "trainer_desk.ui.controllers.timetable": "rounds of delivery",
    "trainer_desk.ui.controllers.upkeep": "backups",
    "trainer_desk.ui.delivery_sentences": "what is told about delivery",
    "trainer_desk.ui.safe.dialogs": "questions",
    "trainer_desk.ui.target_reasons": "what is told about delivery",
    "trainer_desk.ui.theme.marks": "marks",
    "trainer_desk.ui.widgets.choice_field": "forms that ask for a choice",
    "trainer_desk.ui.widgets.decision_section": "forms that ask for a decision",
    "trainer_desk.ui.widgets.delivery_panel": "the delivery panel",
    "trainer_desk.ui.widgets.diff_pieces": "diffs",
    "trainer_desk.ui.widgets.diff_text": "diffs",
    "trainer_desk.ui.widgets.diff_view": "diffs",
    "trainer_desk.ui.widgets.doubt_bar": "a task that is finished and looks odd",
    "trainer_desk.ui.widgets.duplicates_section": "forms that ask for repetitions",
    "trainer_desk.ui.widgets.edit_line": "forms that ask for a rewrite",
    "trainer_desk.ui.widgets.exam_bar": "tests",
    "trainer_desk.ui.widgets.exam_page": "tests",
    "trainer_desk.ui.widgets.facts_pane": "tasks that ask for facts",
    "trainer_desk.ui.widgets.facts_section": "forms that ask for facts",
    "trainer_desk.ui.widgets.find_bar": "the find bar",
    "trainer_desk.ui.widgets.finder": "the find bar",
    "trainer_desk.ui.widgets.finding_popover": "a finding that is looked at",
    "trainer_desk.ui.widgets.findings_pane": "a response that is checked",
    "trainer_desk.ui.widgets.guidelines_pane": "guidelines that are opened",
    "trainer_desk.ui.widgets.history_view": "the history of a text",
    "trainer_desk.ui.widgets.issues_view": "findings",
    "trainer_desk.ui.widgets.label_looks": "marks",
    "trainer_desk.ui.widgets.mark_shapes": "marks",
    "trainer_desk.ui.widgets.marks_list": "marks",
    "trainer_desk.ui.widgets.outline_view": "the outline of a prompt",
    "trainer_desk.ui.widgets.palette": "the palette",
    "trainer_desk.ui.widgets.ranking": "forms that ask for a ranking",
    "trainer_desk.ui.widgets.rating_grid": "forms that ask for ratings",
    "trainer_desk.ui.widgets.remark_bar": "work that came back",
    "trainer_desk.ui.widgets.review_section": "second readings",
    "trainer_desk.ui.widgets.spans_section": "forms that ask for marks",
    "trainer_desk.ui.widgets.strength_bar": "forms that ask how much better",
    "trainer_desk.ui.widgets.text_field": "forms that ask for a text",
    "trainer_desk.ui.widgets.text_places": "marks",
    "trainer_desk.ui.widgets.underlines": "findings",
    "trainer_desk.ui.widgets.write_section": "forms that ask for an answer",
    "trainer_desk.work.consistency": "a task that is finished",
    "trainer_desk.work.default_form": "a batch whose files are gone",
    "trainer_desk.work.exam": "tests",
    "trainer_desk.work.steps": "work that is kept and taken back",
    "trainer_desk.work.typing_steps": "work that is kept",
    "diff_match_patch": "diffs",
    "gcld3": "the language of a text that is checked",
    "hunspell": "the writing check",
    "markdown_it": "rendered texts",
    "psutil": "processes of the grammar check",
    "pygments": "rendered code",
    "regex": "outlines, sentences, and whatever is more than plain text",
    "concurrent.futures.thread": "threads that note and hash, from the first judgment on",
    "msgspec.inspect": "descriptions of types",
    "typing_extensions": "nothing that a window does",
}
AT_READY = """
import linecache, logging, sys
class Told(logging.Handler):
    def emit(self, record):
        if record.getMessage() == "ready":
            print("\\n".join(sys.modules), flush=True)
            print("\\n".join(linecache.cache), flush=True)
            sys.modules["PySide6.QtWidgets"].QApplication.closeAllWindows()
logging.getLogger("trainer_desk.app").addHandler(Told())
from trainer_desk.__main__ import main
main()
"""
WATCH = "import sys; import trainer_desk.__main__, trainer_desk.app; print('\\n'.join(sys.modules))"


def test_opening_the_window_loads_nothing_that_is_only_needed_later():
    done = subprocess.run(
        [sys.executable, "-c", WATCH], capture_output=True, text=True, check=True, timeout=120
    )

    loaded = set(done.stdout.split())

    assert "trainer_desk.ui.window" in loaded
    assert {name: why for name, why in NEEDED_LATER.items() if name in loaded} == {}


@pytest.fixture(scope="module")
def loaded_at_ready(tmp_path_factory):
    """Return the names of what is loaded when the first frame is painted, sources read included."""
    data = tmp_path_factory.mktemp("data")
    (data / "settings.json").write_text('{"trainer": "anna", "delivery_automatic": false}')
    environment = {
        **os.environ, "QT_QPA_PLATFORM": "offscreen", "TRAINER_DESK_DATA": str(data)
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", AT_READY],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
        env=environment,
    )
    return set(done.stdout.split("\n"))


def test_the_first_frame_is_painted_before_anything_else_is_loaded(loaded_at_ready):
    assert "trainer_desk.ui.desktop" in loaded_at_ready
    late = NEEDED_BEHIND_THE_FIRST_FRAME.items()
    assert {name: why for name, why in late if name in loaded_at_ready} == {}


def test_no_source_is_read_to_look_for_pyside(loaded_at_ready):
    assert "trainer_desk.ui.desktop" in loaded_at_ready
    assert [name for name in loaded_at_ready if name.endswith(".py") and "trainer" in name] == []


def test_where_pyside_keeps_the_import_elsewhere_nothing_is_changed(monkeypatch):
    monkeypatch.delattr(builtins, imports.KEPT_AS, raising=False)
    before = builtins.__import__

    assert not imports.give_import_back()
    assert builtins.__import__ is before
