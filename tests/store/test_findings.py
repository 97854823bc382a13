"""What the writing check was told before, kept over a restart."""

from tests.builders import open_store


def test_an_answer_is_there_after_a_restart(tmp_path, clock):
    store = open_store(tmp_path / "desk", clock)
    store.findings.put("a text", b"[]")
    store.close()

    again = open_store(tmp_path / "desk", clock)
    kept, unknown = again.findings.get("a text"), again.findings.get("another")
    again.close()

    assert (kept, unknown) == (b"[]", None)


def test_a_newer_answer_takes_the_place_of_the_older(store):
    store.findings.put("a text", b"[1]")

    store.findings.put("a text", b"[2]")

    assert store.findings.get("a text") == b"[2]"
