"""What stands between the docks: the work or a page in its place, and what is said above."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from trainer_desk.late import late
from trainer_desk.ui.late import Late
from trainer_desk.ui.widgets.drawn import px
from trainer_desk.ui.widgets.notices import Notice

if TYPE_CHECKING:
    from trainer_desk.ui.widgets import doubt_bar, exam_bar, exam_page, remark_bar, welcome
else:
    doubt_bar = late("trainer_desk.ui.widgets.doubt_bar")
    exam_bar = late("trainer_desk.ui.widgets.exam_bar")
    exam_page = late("trainer_desk.ui.widgets.exam_page")
    remark_bar = late("trainer_desk.ui.widgets.remark_bar")
    welcome = late("trainer_desk.ui.widgets.welcome")

P = TypeVar("P", bound=QWidget)
_LEAST_WIDTH = 578
"""For interface text 13 px high: in less, neither a pair of responses nor a page can be read."""


class Centre(QWidget):
    """Holds the task panes; the pages and bars are built when there is something to say.

    Attributes:
        work: What the task panes stand in, below the bars.
        welcome: The page that is shown where there is no task.
        exam_page: The page that is shown in the place of a test's tasks.
        notice: Stands above everything else.
        doubts: Stands above the panes, as the next two.
        exam_bar: The clock of a test.
        remark: What was said of work that came back.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMinimumWidth(px(self, _LEAST_WIDTH))
        self._stack = QStackedWidget(self)
        # Shown until it is known whether there is a task.
        self._stack.addWidget(QWidget(self._stack))
        self.work = QWidget(self._stack)
        self._stack.addWidget(self.work)
        self.welcome = Late(lambda: self._page(welcome.Welcome(self._stack)))
        self.exam_page = Late(lambda: self._page(exam_page.ExamPage(self._stack)))
        self.notice = Late(self._build_notice)
        self.doubts = Late(lambda: self._bar(doubt_bar.DoubtBar(self.work), at=0))
        self.exam_bar = Late(lambda: self._bar(exam_bar.ExamBar(self.work), at=1))
        self.remark = Late(lambda: self._bar(remark_bar.RemarkBar(self.work), at=2))
        self._column = QVBoxLayout(self.work)
        self._column.setContentsMargins(12, 12, 12, 12)
        self._column.setSpacing(8)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._whole.addWidget(self._stack, 1)

    def hold(self, panes: QWidget) -> None:
        """Let the task panes fill what the bars leave of `work`."""
        self._column.addWidget(panes, 1)

    def show_work(self) -> None:
        """Show the task panes."""
        self._stack.setCurrentWidget(self.work)

    def show_page(self, page: QWidget) -> None:
        """Show one of the pages instead."""
        self._stack.setCurrentWidget(page)

    @property
    def shows_work(self) -> bool:
        """Whether the task panes are shown."""
        return self._stack.currentWidget() is self.work

    def _page(self, page: P) -> P:
        self._stack.addWidget(page)
        return page

    def _bar(self, bar: P, *, at: int) -> P:
        above = (self.doubts, self.exam_bar, self.remark)[:at]
        self._column.insertWidget(sum(one.built is not None for one in above), bar)
        return bar

    def _build_notice(self) -> Notice:
        notice = Notice(parent=self)
        notice.hide()
        self._whole.insertWidget(0, notice)
        return notice
