"""A disk without power: from the log of a process's calls to every state the disk may be left in.

What was written since a file's last flush may be there or not, in any combination, and a write may
be torn at any 512 bytes. That a file exists, was cut or deleted is taken for durable at once.
"""

import random
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

SECTOR = 512
CALLS = "openat,pwrite64,write,fdatasync,fsync,ftruncate,unlink,close"
STRACE = ("strace", "-f", "-xx", "-s", "1000000", "-e", f"trace={CALLS}")

_CALL = re.compile(r"^(\d+) +(\w+)\((.*)\) += (-?\d+)")
_BEGUN = re.compile(r"^(\d+) +(\w+)\((.*) <unfinished \.\.\.>$")
_RESUMED = re.compile(r"^(\d+) +<\.\.\. (\w+) resumed>(.*)$")


@dataclass
class Call:
    """One call that changed a file, flushed it, or spoke.

    `spoken` are bytes for whoever listens; otherwise `name` is the file's.
    """

    kind: str
    name: str = ""
    at: int = 0
    data: bytes = b""


@dataclass
class File:
    """A file on the disk: what is safe, and what was written since."""

    safe: bytearray = field(default_factory=bytearray)
    loose: list[Call] = field(default_factory=list)

    def flush(self):
        for call in self.loose:
            apply(self.safe, call.at, call.data)
        self.loose.clear()

    def after_power_loss(self, chance):
        left = bytearray(self.safe)
        keep = chance.choice((0.0, 0.3, 0.7, 0.95))
        for call in self.loose:
            for start in range(0, len(call.data), SECTOR):
                if chance.random() < keep:
                    apply(left, call.at + start, call.data[start : start + SECTOR])
        return bytes(left)


def apply(content, at, data):
    if len(content) < at:
        content.extend(bytes(at - len(content)))
    content[at : at + len(data)] = data


def strace_works():
    """Tell whether strace is there and allowed."""
    if shutil.which("strace") is None:
        return False
    return subprocess.run(["strace", "true"], capture_output=True, check=False).returncode == 0


def traced(module, folder, *arguments):
    """Run a module under strace; return its calls about files in `folder`, and what it said."""
    log = folder.parent / "strace.log"
    subprocess.run(
        [*STRACE, "-o", str(log), sys.executable, "-m", module, *map(str, arguments)],
        check=True,
        capture_output=True,
        cwd=Path(__file__).parents[2],
    )
    calls = list(_calls(log.read_text(), folder))
    log.unlink()
    return calls


def images(calls, *, number, seed):
    """Yield pairs: files by name as a power loss may leave them, and all words spoken before it."""
    chance = random.Random(seed)
    for _ in range(number):
        moment = chance.randrange(len(calls))
        files, words = {}, b""
        for call in calls[:moment]:
            match call.kind:
                case "write":
                    files.setdefault(call.name, File()).loose.append(call)
                case "flush":
                    files.setdefault(call.name, File()).flush()
                case "cut":
                    file = files.setdefault(call.name, File())
                    file.flush()
                    del file.safe[call.at :]
                case "delete":
                    files.pop(call.name, None)
                case "speak":
                    words += call.data
        yield {name: file.after_power_loss(chance) for name, file in files.items()}, words


def _calls(log, folder):
    handles = {}
    for name, arguments, result in _whole_lines(log):
        if result < 0:
            continue
        parts = [part.strip() for part in arguments.split(", ")]
        if name == "openat":
            path = Path(_bytes(parts[1]).decode())
            handles[result] = path.name if path.parent == folder else ""
        elif name == "unlink":
            path = Path(_bytes(parts[0]).decode())
            if path.parent == folder:
                yield Call("delete", path.name)
        elif name == "write" and parts[0] == "1":
            yield Call("speak", data=_bytes(parts[1]))
        elif handles.get(int(parts[0])):
            yield from _file_calls(name, handles[int(parts[0])], parts)
        if name == "close":
            handles.pop(int(parts[0]), None)


def _file_calls(name, file, parts):
    match name:
        case "pwrite64":
            yield Call("write", file, at=int(parts[3]), data=_bytes(parts[1]))
        case "fdatasync" | "fsync":
            yield Call("flush", file)
        case "ftruncate":
            yield Call("cut", file, at=int(parts[1]))
        case "write":
            raise AssertionError("SQLite writes by pwrite64")


def _whole_lines(log):
    begun = {}
    for line in log.splitlines():
        if found := _BEGUN.match(line):
            begun[found[1]] = found[3]
        elif found := _RESUMED.match(line):
            joined = f"{found[1]} {found[2]}({begun.pop(found[1], '')}{found[3]}"
            if whole := _CALL.match(joined):
                yield whole[2], whole[3], int(whole[4])
        elif found := _CALL.match(line):
            yield found[2], found[3], int(found[4])


def _bytes(quoted):
    return bytes.fromhex(quoted.strip('"').replace("\\x", ""))
