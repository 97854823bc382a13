"""The window's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from trainer_desk.ui.resources import resource

ENGLISH = "en"


def install_language(app: QCoreApplication, language: str) -> QLocale:
    """Put the window's texts and Qt's own into a language; call before the first widget.

    Args:
        app: Owns the translators from now on.
        language: "en", "ru", or "" for the system's. One without a translation is shown in English.

    Returns:
        The locale for dates, numbers and the wording of forms.
    """
    wanted = QLocale(language) if language else QLocale.system()
    spoken = wanted.name().partition("_")[0]
    if not resource("i18n", f"{spoken}.qm").is_file():
        spoken = ENGLISH
    qt_texts = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    # English too: plural forms are a translation, "1 word", "2 words".
    for name, folder in ((spoken, str(resource("i18n"))), (f"qtbase_{spoken}", qt_texts)):
        translator = QTranslator(app)
        if translator.load(name, folder):
            app.installTranslator(translator)
    QLocale.setDefault(wanted)
    return wanted
