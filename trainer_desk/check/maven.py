"""The list of what Maven is to bring: LanguageTool with all its languages, or with some."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from trainer_desk.check.errors import InstallFailed
from trainer_desk.check.installation import LANGUAGES
from trainer_desk.check.tags import base_language

NEEDED = ("ca", "en", "es", "pt")
"""Languages that LanguageTool needs itself: its server asks for them by name when it starts."""

_LANGUAGE = re.compile(
    r"\s*<dependency>\s*<groupId>org\.languagetool</groupId>"
    r"\s*<artifactId>language-[a-z]+</artifactId>.*?</dependency>",
    re.DOTALL,
)
_SERVER = re.compile(r"(<artifactId>languagetool-server</artifactId>\s*<version>[^<]*</version>)")
_END = "  </dependencies>"
_WITHOUT_ALL = r"""\1
      <exclusions>
        <exclusion>
          <groupId>org.languagetool</groupId>
          <artifactId>language-all</artifactId>
        </exclusion>
      </exclusions>"""
_ONE = """    <dependency>
      <groupId>org.languagetool</groupId>
      <artifactId>language-{}</artifactId>
      <version>${{languagetool.version}}</version>
    </dependency>
"""


def pom_file() -> Path:
    """Return where the list of Maven's files is, in a checkout or an installed program."""
    beside = Path(__file__).with_name("pom.xml")
    return (
        beside if beside.is_file() else Path(__file__).parents[2] / "packaging/languagetool/pom.xml"
    )


def pom_with(pom: str, languages: Iterable[str]) -> str:
    """Return the list with some languages, and those that LanguageTool needs itself.

    Args:
        pom: The list with all languages.
        languages: BCP 47 tags.

    Raises:
        InstallFailed: If LanguageTool has no such language.
    """
    wanted = {base_language(tag) for tag in languages}
    unknown = sorted(wanted - LANGUAGES)
    if unknown:
        has = ", ".join(sorted(LANGUAGES))
        raise InstallFailed(f"LanguageTool has no language {', '.join(unknown)}; it has {has}")
    listed = "".join(_ONE.format(tag) for tag in sorted(wanted.union(NEEDED)))
    bare = _SERVER.sub(_WITHOUT_ALL, _LANGUAGE.sub("", pom), count=1)
    return bare.replace(_END, listed + _END, 1)
