"""What is loaded when something of it is first used."""

import subprocess
import sys
import textwrap


def test_a_module_is_loaded_at_its_first_use():
    assert (
        said("""
        from trainer_desk.late import late
        colorsys = late("colorsys")
        before = "colorsys" in sys.modules
        colorsys.rgb_to_hsv(1, 1, 1)
        print(before, "colorsys" in sys.modules)
    """)
        == "False True"
    )


def test_msgspec_describes_types_although_the_window_did_not_load_that_part():
    assert (
        said("""
        from trainer_desk.__main__ import load_msgspec
        load_msgspec()
        print("msgspec.inspect" in sys.modules, "typing_extensions" in sys.modules)
        import msgspec
        print(msgspec.json.schema(int), type(msgspec.inspect.type_info(int)).__name__)
    """)
        == "False False\n{'type': 'integer'} IntType"
    )


def test_an_extra_that_was_left_out_is_to_be_had_afterwards():
    assert (
        said("""
        from trainer_desk.late import leaving_out
        with leaving_out(extras=("colorsys",)):
            try:
                import colorsys
            except ImportError:
                print("left out")
        import colorsys
        print(colorsys.__name__)
    """)
        == "left out\ncolorsys"
    )


def test_what_is_loaded_already_is_not_left_out():
    assert (
        said("""
        import colorsys as before
        from trainer_desk.late import leaving_out
        with leaving_out(late_parts=("colorsys",), extras=("textwrap",)):
            import colorsys as inside
        import colorsys as after
        print(before is inside is after)
    """)
        == "True"
    )


def said(program: str) -> str:
    """Run a program in a process of its own, because this one has loaded everything."""
    code = "import sys\n" + textwrap.dedent(program)
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120
    )
    return done.stdout.strip()
