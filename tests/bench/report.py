"""What benchmarks tell their figures to."""

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
