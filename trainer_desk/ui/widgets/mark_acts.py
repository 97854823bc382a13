"""What a trainer wants done about marks, said by a widget to whoever can do it."""

from enum import Enum


class MarkAct(Enum):
    """What is wanted; with what, is told beside it."""

    LABEL = "label"
    """Mark what is selected, or label the current mark anew; with the label's id."""
    CHOOSE = "choose"
    """Look at a mark; with its key."""
    GO = "go"
    """Show the place of the current mark."""
    DELETE = "delete"
    """Take the current mark away."""
    GRADE = "grade"
    """Say how grave the current mark is; with the value, None for none."""
    COMMENT = "comment"
    """Comment on the current mark; with the whole text."""
    KEEP = "keep"
    """The current mark is right for its changed text."""
    ACCEPT = "accept"
    ACCEPT_ALIKE = "accept_alike"
    REJECT = "reject"
    NOTHING = "nothing"
    """There is nothing to mark, or there is after all; with whether there is nothing."""
    REJECTED = "rejected"
    """List what was rejected, or not; with whether."""
    BACK = "back"
    """Go back to the text from the comment."""
    MODE = "mode"
    """Mark by keys, or no longer."""
