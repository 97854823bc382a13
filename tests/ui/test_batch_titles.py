"""Batches are called in the window's language what they are."""

import pytest

from tests.builders import a_batch
from trainer_desk.lead.second_reading import second_reading
from trainer_desk.ui.batch_titles import shown_title
from trainer_desk.work.review import is_second_reading


@pytest.fixture
def made():
    return second_reading(a_batch(), (), ()).batch


def test_nothing_of_a_language_is_stored(made):
    assert made.title == a_batch().title
    assert is_second_reading(made.id)


def test_a_second_reading_is_called_so(made):
    assert shown_title(made.id, made.title) == f"Second reading · {made.title}"


def test_in_russian_too(russian, made):
    assert shown_title(made.id, made.title) == f"Вторая вычитка · {made.title}"


def test_other_batches_keep_their_title():
    batch = a_batch()

    assert shown_title(batch.id, batch.title) == batch.title
    assert not is_second_reading("b--review-of-something")
