"""Tests, which run on libraries loaded as the program loads them."""

from trainer_desk.__main__ import load_msgspec
from trainer_desk.ui import pyside

load_msgspec()
pyside.load_package()
pyside.load_qt()
