"""Run every benchmark and print its ratios with their limits; exit 1 if one is broken.

Each `bench_*.py` here has `run(report)`. Figures are ratios taken within one run, so that they
mean the same on any machine. `python -m tests.bench store diff` runs only the named ones.
"""

import importlib
import sys
from pathlib import Path
from typing import Literal


class Report:
    """Collects ratios and prints them as they come."""

    def __init__(self) -> None:
        self.broken: list[str] = []

    def ratio(
        self,
        name: str,
        value: float,
        *,
        limit: float,
        better: Literal["lower", "higher"] = "lower",
        note: str = "",
    ) -> None:
        """Print one figure against its limit."""
        kept = value <= limit if better == "lower" else value >= limit
        sign = "<=" if better == "lower" else ">="
        mark = "ok    " if kept else "BROKEN"
        print(
            f"  {mark} {name}: {value:.4g} ({sign} {limit:g}){'  ' + note if note else ''}",
            flush=True,
        )
        if not kept:
            self.broken.append(name)

    def figure(self, text: str) -> None:
        """Print a figure that has no limit."""
        print(f"         {text}", flush=True)

    def skip(self, name: str, reason: str) -> None:
        """Say why something was not measured."""
        print(f"  skip   {name}: {reason}", flush=True)


def main(wanted: list[str]) -> int:
    """Run the benchmarks whose names are wanted, or all of them."""
    report = Report()
    names = sorted(path.stem for path in Path(__file__).parent.glob("bench_*.py"))
    for name in names:
        if wanted and name.removeprefix("bench_") not in wanted:
            continue
        print(name.removeprefix("bench_"), flush=True)
        importlib.import_module(f"tests.bench.{name}").run(report)
    if report.broken:
        print(f"{len(report.broken)} over the limit: {', '.join(report.broken)}")
    return 1 if report.broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
