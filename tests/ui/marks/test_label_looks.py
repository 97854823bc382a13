"""Labels are told apart by colour, shape and key; keys work under either layout."""

from trainer_desk.ui.theme.marks import MARK_COLOURS
from trainer_desk.ui.widgets.label_looks import label_looks, label_of_key, latin_key
from trainer_desk.work.ids import OptionId, QuestionId
from trainer_desk.work.marks import Label, SpansQuestion
from trainer_desk.work.wording import Wording

TITLE = Wording.of("Title")


def a_question(*labels: tuple[str, str, str], name: str = "q") -> SpansQuestion:
    return SpansQuestion(
        id=QuestionId(name),
        title=TITLE,
        labels=tuple(
            Label(id=OptionId(label), title=TITLE, key=key, colour=colour)
            for label, key, colour in labels
        ),
    )


def test_what_the_form_says_is_kept_and_the_rest_given_out():
    looks = label_looks(
        [a_question(("a", "S", "teal"), ("b", "", ""), ("c", "1", ""), ("d", "", ""))]
    )

    assert [look.key for look in looks.values()] == ["s", "2", "1", "3"]
    colours = [look.colour for look in looks.values()]
    assert colours[0] == "teal"
    assert len(set(colours)) == 4
    assert set(colours) <= set(MARK_COLOURS)


def test_up_to_eight_labels_have_eight_colours_and_eight_shapes():
    looks = list(label_looks([a_question(*((str(at), "", "") for at in range(8)))]).values())

    assert len({look.colour for look in looks}) == 8
    assert len({look.shape for look in looks}) == 8
    assert "dashed" not in {look.shape for look in looks}


def test_of_two_questions_no_key_means_two_labels():
    looks = label_looks(
        [a_question(("a", "x", ""), ("b", "", "")), a_question(("a", "x", ""), name="r")]
    )

    keys = [look.key for look in looks.values()]
    assert keys == ["x", "1", "2"]


def test_more_labels_than_digits_leave_some_without_a_key():
    looks = label_looks([a_question(*((str(at), "", "") for at in range(12)))])

    assert [look.key for look in looks.values()] == [*"123456789", "", "", ""]
    assert label_of_key(looks, "") is None


def test_keys_work_under_a_russian_layout_whichever_the_form_was_written_in():
    looks = label_looks([a_question(("a", "s", ""), ("b", "ж", ""))])

    for typed, label in (("s", "a"), ("ы", "a"), ("Ы", "a"), ("ж", "b"), (";", "b"), ("q", None)):
        found = label_of_key(looks, typed)
        assert (found and found[1]) == label


def test_a_russian_letter_is_the_latin_one_at_its_place():
    assert latin_key("Ф") == "a"
    assert latin_key("1") == "1"
