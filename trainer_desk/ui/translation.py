"""The window's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from trainer_desk.ui.resources import resource


def install_language(app: QCoreApplication, language: str) -> QLocale:
    """Put the window's texts and Qt's own into a language; call before the first widget.

    Args:
        app: Owns the translators from now on.
        language: "en", "ru", or "" for the system's. One without a translation is shown in English.

    Returns:
        The locale for dates and numbers.
    """
    locale = QLocale(language) if language else QLocale.system()
    qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for folder, name in ((str(resource("i18n")), ""), (qt_folder, "qtbase")):
        translator = QTranslator(app)
        if translator.load(locale, name, "_" if name else "", folder):
            app.installTranslator(translator)
    if not resource("i18n", f"{locale.name().partition('_')[0]}.qm").is_file():
        # Plural forms are a translation too: "1 word", "2 words".
        translator = QTranslator(app)
        if translator.load(str(resource("i18n", "en.qm"))):
            app.installTranslator(translator)
    QLocale.setDefault(locale)
    return locale
