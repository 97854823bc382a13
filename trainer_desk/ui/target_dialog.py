"""Where finished work goes: an address, tried out before anything is sent there."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from trainer_desk.ui.safe import SafeLabel
from trainer_desk.ui.widgets.controls import Notice, SteadyButton
from trainer_desk.ui.widgets.found_list import FoundList
from trainer_desk.ui.widgets.notices import NoticeKind

_WIDTH_LETTERS = 84
_LIST_LINES = 11


class TargetDialog(QDialog):
    """Asks for an address and shows what becomes of it; setters in, signals out.

    Signals:
        try_asked (str): The address is to be tried out.
        login_given (str, str, str): Address, name and password; nothing else keeps them.
        trust_given (): The fingerprint was compared and is right.
        use_asked (str, bool): Work goes there from now on; whether by itself.
        edited (): The address is another one than the one shown as tried.
    """

    try_asked = Signal(str)
    login_given = Signal(str, str, str)
    trust_given = Signal()
    use_asked = Signal(str, bool)
    edited = Signal()

    def __init__(self, url: str, parent: QWidget, *, automatic: bool) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Where finished work goes"))
        self._url = QLineEdit(url, self)
        self._url.setObjectName("targetUrl")
        self._url.setAccessibleName(self.tr("Folder or address"))
        self._url.setPlaceholderText("webdavs://server/folder")
        self._choose = QPushButton(self.tr("Choose a folder…"), self)
        self._try = SteadyButton(self.tr("Try it"), self)
        self._try.setObjectName("tryTarget")
        self._found = FoundList(self)
        self._busy = QProgressBar(self)
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self._busy.setAccessibleName(self.tr("Trying the address"))
        self._notice = Notice(parent=self)
        self._automatic = QCheckBox(self.tr("Deliver by itself a while after work is done"), self)
        self._automatic.setChecked(automatic)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self._use = self._buttons.addButton(
            self.tr("Deliver there"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._use.setObjectName("useTarget")
        self._login = self._build_login()
        self._trust = self._build_trust()
        self._lay_out()
        self._connect()
        self.show_editing()

    def url(self) -> str:
        """Return the address as it stands."""
        return self._url.text().strip()

    # What is shown

    def show_editing(self) -> None:
        """Wait for an address."""
        self._found.clear()
        self._show_parts()
        self._offer(self._try)

    def show_trying(self) -> None:
        """Show that the address is being tried; what is found comes by `add_found`."""
        self._found.clear()
        self._show_parts(busy=True)
        self._use.setEnabled(False)
        self._try.setEnabled(False)

    def add_found(self, kind: NoticeKind, text: str) -> None:
        """Show one more thing that was found out."""
        self._found.add(kind, text)
        if self._scroll.isHidden():
            self._scroll.show()
            self._grow()

    def show_found(self, found: list[tuple[NoticeKind, str]]) -> None:
        """Show everything that was found out instead of what was shown so far."""
        self._found.clear()
        for kind, text in found:
            self.add_found(kind, text)

    def show_usable(self, kind: NoticeKind, text: str) -> None:
        """Say that work can be delivered there; `text` may warn of something."""
        self._show_parts(kind=kind, text=text)
        self._offer(self._use)
        self._use.setFocus()

    def show_unusable(self, text: str) -> None:
        """Say why no work can be delivered there."""
        self._show_parts(kind="bad", text=text)
        self._offer(self._try)
        self._url.setFocus()

    def ask_login(self, text: str, *, user: str) -> None:
        """Ask for a login, saying why."""
        self._show_parts(kind="warn", text=text, login=True)
        self._user.setText(self._user.text() or user)
        self._password.clear()
        self._offer(self._log_in)
        (self._password if self._user.text() else self._user).setFocus()

    def ask_trust(self, host: str, fingerprint: str) -> None:
        """Ask whether an SSH server that was never met is the right one."""
        text = self.tr("{} is new here. Is it the right server?").format(host)
        self._show_parts(kind="warn", text=text, trust=True)
        self._fingerprint.setText(fingerprint)
        self._offer(None)
        self._fingerprint.setFocus()

    def show_login_kept(self, *, lasting: bool) -> None:
        """Say where the login is kept."""
        text = (
            self.tr("The login is kept in this system's keyring, nowhere else.")
            if lasting
            else self.tr(
                "There is no safe keyring here: the login is kept only until the program ends, "
                "and asked for again at the next start."
            )
        )
        self._kept.setText(text)
        self._kept.show()
        self._grow()

    # Parts

    def _show_parts(
        self,
        *,
        kind: NoticeKind = "info",
        text: str = "",
        busy: bool = False,
        login: bool = False,
        trust: bool = False,
    ) -> None:
        self._notice.show_notice(kind, text)
        self._notice.setVisible(bool(text))
        self._busy.setVisible(busy)
        self._login.setVisible(login)
        self._trust.setVisible(trust)
        self._scroll.setVisible(bool(self._found.texts()))
        self._try.setEnabled(bool(self.url()))
        self._grow()

    def _grow(self) -> None:
        """Be tall enough for what is asked now; never shrink under somebody's hand."""
        layout = self.layout()
        assert layout is not None
        layout.activate()
        wanted = layout.totalHeightForWidth(self.width())
        if wanted > self.height():
            self.resize(self.width(), wanted)

    def _offer(self, main: QPushButton | None) -> None:
        """Let Return press `main`; it is the one in the accent colour."""
        self._use.setEnabled(main is self._use)
        for button in (self._try, self._use, self._log_in):
            button.setAutoDefault(button is main)
            button.setDefault(button is main)

    def _build_login(self) -> QFrame:
        frame = QFrame(self)
        self._user = QLineEdit(frame)
        self._user.setObjectName("targetUser")
        self._password = QLineEdit(frame)
        self._password.setObjectName("targetPassword")
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._log_in = SteadyButton(self.tr("Log in"), frame)
        self._log_in.setObjectName("logIn")
        form = QFormLayout(frame)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(self.tr("Name"), self._user)
        form.addRow(self.tr("Password"), self._password)
        form.addRow("", _left(self._log_in))
        return frame

    def _build_trust(self) -> QFrame:
        frame = QFrame(self)
        told = SafeLabel(
            self.tr(
                "Compare this key with the one that whoever keeps the server gave you. It is asked "
                "only once; another key later on is refused."
            ),
            frame,
        )
        told.setWordWrap(True)
        self._fingerprint = QLineEdit(frame)
        self._fingerprint.setObjectName("fingerprint")
        self._fingerprint.setReadOnly(True)
        self._fingerprint.setAccessibleName(self.tr("Fingerprint of the server's key"))
        self._agree = SteadyButton(self.tr("The key is right"), frame)
        self._agree.setObjectName("agree")
        self._agree.setAutoDefault(False)
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(told)
        column.addWidget(self._fingerprint)
        column.addLayout(_left(self._agree))
        return frame

    def _lay_out(self) -> None:
        told = SafeLabel(
            self.tr(
                "A folder, or an address: webdavs://, https://, sftp://, s3://, gs:// or az://. "
                "Never with a password in it; you are asked for that."
            ),
            self,
        )
        told.setWordWrap(True)
        told.setProperty("quiet", "true")
        row = QHBoxLayout()
        row.addWidget(self._url, 1)
        row.addWidget(self._choose)
        row.addWidget(self._try)
        self._kept = SafeLabel("", self)
        self._kept.setWordWrap(True)
        self._kept.setProperty("quiet", "true")
        self._kept.hide()
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._found)
        self._found.setAutoFillBackground(False)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        letter = self.fontMetrics()
        self._scroll.setMinimumHeight(letter.lineSpacing() * _LIST_LINES)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(told)
        column.addLayout(row)
        for part in (
            self._busy,
            self._scroll,
            self._notice,
            self._login,
            self._trust,
            self._kept,
        ):
            column.addWidget(part)
        column.addStretch(1)
        column.addWidget(self._automatic)
        column.addWidget(self._buttons)
        self.resize(letter.averageCharWidth() * _WIDTH_LETTERS, letter.lineSpacing() * 24)

    def _connect(self) -> None:
        self._choose.setAutoDefault(False)
        self._choose.clicked.connect(self._choose_folder)
        self._try.clicked.connect(lambda: self.try_asked.emit(self.url()))
        self._log_in.clicked.connect(self._give_login)
        self._agree.clicked.connect(self.trust_given)
        self._use.clicked.connect(
            lambda: self.use_asked.emit(self.url(), self._automatic.isChecked())
        )
        self._buttons.rejected.connect(self.reject)
        self._url.textEdited.connect(self._edit)

    def _edit(self) -> None:
        self._kept.hide()
        self._user.clear()
        self._password.clear()
        self.show_editing()
        self.edited.emit()

    def _give_login(self) -> None:
        user, password = self._user.text(), self._password.text()
        self._password.clear()
        self.login_given.emit(self.url(), user, password)

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(
            self, self.tr("Folder for finished work"), self.url()
        )
        if folder:
            self._url.setText(folder)
            self._edit()
            self.try_asked.emit(folder)


def _left(button: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(button)
    row.addStretch(1)
    return row
