"""The settings, in words."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from trainer_desk.settings import Settings, setting_fields
from trainer_desk.ui.check_page import CheckPage
from trainer_desk.ui.safe import SafeLabel

WRITING = 1
"""The page about the writing check."""


class SettingsDialog(QDialog):
    """Lets a trainer change the settings.

    Signals:
        chosen (Settings): The settings as the trainer wants them.
    """

    chosen = Signal(object)

    def __init__(self, settings: Settings, writing: CheckPage, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = settings
        self._writing = writing
        self._pages = QTabWidget(self)
        self.setWindowTitle(self.tr("Settings"))
        self._trainer = QLineEdit(settings.trainer, self)
        self._folder = QLineEdit(settings.delivery_target, self)
        self._folder.setPlaceholderText(self.tr("A folder, or an address such as webdavs://…"))
        self._automatic = QCheckBox(self.tr("Deliver by itself a while after work is done"), self)
        self._automatic.setChecked(settings.delivery_automatic)
        self._language = self._combo(
            (("", self.tr("As the system")), ("en", "English"), ("ru", "Русский")),
            settings.language,
        )
        self._theme = self._combo(
            (
                ("system", self.tr("As the system")),
                ("light", self.tr("Light")),
                ("dark", self.tr("Dark")),
            ),
            settings.theme,
        )
        self._zoom = QSpinBox(self)
        bounds = {field.name: field.metadata for field in setting_fields()}
        self._zoom.setRange(bounds["zoom"]["lowest"], bounds["zoom"]["highest"])
        self._zoom.setSuffix(self.tr(" %"))
        self._zoom.setSingleStep(10)
        self._zoom.setValue(settings.zoom)
        self._rendered = QCheckBox(self.tr("Show responses with their formatting"), self)
        self._rendered.setChecked(settings.rendered)
        self._linked = QCheckBox(self.tr("Scroll all responses together"), self)
        self._linked.setChecked(settings.link_scrolling)
        self._lay_out()

    def settings(self) -> Settings:
        """Return the settings as they stand in the dialog."""
        return replace(
            self._writing.settings(self._settings),
            trainer=self._trainer.text().strip(),
            language=self._language.currentData(),
            theme=self._theme.currentData(),
            zoom=self._zoom.value(),
            delivery_target=self._folder.text().strip(),
            delivery_automatic=self._automatic.isChecked(),
            rendered=self._rendered.isChecked(),
            link_scrolling=self._linked.isChecked(),
        )

    def show_page(self, page: int) -> None:
        """Show a page: 0, or WRITING."""
        self._pages.setCurrentIndex(page)

    def _lay_out(self) -> None:
        general = QWidget(self)
        form = QFormLayout(general)
        form.setContentsMargins(0, 12, 0, 0)
        form.setVerticalSpacing(12)
        form.addRow(self.tr("Your name for delivery"), self._trainer)
        told = SafeLabel(
            self.tr("Finished work is delivered under this name; else under your login name."), self
        )
        told.setWordWrap(True)
        told.setProperty("quiet", "true")
        form.addRow("", told)
        form.addRow(self.tr("Finished work goes to"), self._with_browse())
        form.addRow("", self._automatic)
        form.addRow(self.tr("Language"), self._language)
        form.addRow(self.tr("Colours"), self._theme)
        form.addRow(self.tr("Size"), self._zoom)
        form.addRow("", self._rendered)
        form.addRow("", self._linked)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(16)
        self._pages.addTab(general, self.tr("General"))
        self._pages.addTab(self._writing, self.tr("Writing check"))
        column.addWidget(self._pages)
        column.addWidget(buttons)
        self.resize(self.fontMetrics().averageCharWidth() * 80, self.sizeHint().height())

    def _with_browse(self) -> QHBoxLayout:
        browse = QPushButton(self.tr("Choose…"), self)
        browse.clicked.connect(self._browse)
        self._folder.setAccessibleName(self.tr("Finished work goes to"))
        row = QHBoxLayout()
        row.addWidget(self._folder, 1)
        row.addWidget(browse)
        return row

    def _browse(self) -> None:
        folder = QFileDialog.getExistingDirectory(
            self, self.tr("Folder for finished work"), self._folder.text()
        )
        if folder:
            self._folder.setText(folder)

    def _accept(self) -> None:
        self.accept()
        self.chosen.emit(self.settings())

    def _combo(self, options: tuple[tuple[str, str], ...], chosen: str) -> QComboBox:
        box = QComboBox(self)
        for value, text in options:
            box.addItem(text, value)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        return box
