"""Run every benchmark and print its ratios with their limits; exit 1 if one is broken.

Each `bench_*.py` here has `run(report)`. Figures are ratios taken within one run, so that they
mean the same on any machine. `python -m tests.bench store diff` runs only the named ones.
"""

import importlib
import sys
from pathlib import Path

from tests.bench.report import Report


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
