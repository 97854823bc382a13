"""Stands in for java and LanguageTool: run as `fake_java.py FOLDER [java's arguments]`.

FOLDER/mode says how to behave; every text received is appended to FOLDER/received.
"""

import json
import re
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

FOLDER = Path(sys.argv[1])
ODD_WORD = re.compile(r"\b[bcdfghjklmnpqrstvwxzбвгджзклмнпрстфхцчшщ]{5,}\b")
LANGUAGES = [{"code": code, "longCode": code} for code in ("en", "en-US", "en-GB", "ru", "ru-RU")]


def mode() -> str:
    return (FOLDER / "mode").read_text("utf-8")


def answer(text: str) -> dict:
    matches = [
        {
            "offset": len(text[: found.start()].encode("utf-16-le")) // 2,
            "length": len(found.group()),
            "message": "Possible mistake",
            "replacements": [{"value": "word"}],
            "context": {"text": text, "offset": 0, "length": 0},
            "rule": {"id": "ODD", "issueType": "misspelling", "category": {"id": "TYPOS"}},
        }
        for found in ODD_WORD.finditer(text)
    ]
    if mode() == "impostor":
        matches = []
    return {"software": {"name": "LanguageTool", "version": "6.8"}, "matches": matches}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.reply(LANGUAGES)

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        text = parse_qs(body)["text"][0]
        with (FOLDER / "received").open("a", encoding="utf-8") as file:
            file.write(f"{text}\n")
        if "CLIENT" in text:
            self.misbehave()
        self.reply(answer(text))

    def misbehave(self):
        if mode() == "hangs":
            time.sleep(60)
        if mode() == "slow":
            time.sleep(0.5)
        if mode() == "out of memory":
            print("java.lang.OutOfMemoryError: Java heap space", flush=True)
            self.server.socket.close()
            import os

            os._exit(3)

    def reply(self, value):
        body = json.dumps(value).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


def main() -> None:
    if sys.argv[2] == "-version":
        version = {"old": "1.8.0_392"}.get(mode(), "17.0.15")
        print(f'openjdk version "{version}" 2025-04-15', file=sys.stderr)
        return
    if mode() == "dies":
        print("Error: could not do it", flush=True)
        sys.exit(1)
    if mode() == "never listens":
        time.sleep(60)
    port = int(sys.argv[sys.argv.index("--port") + 1])
    print("starting", flush=True)
    ThreadingHTTPServer(("127.0.0.1", port), Handler).serve_forever()


if __name__ == "__main__":
    main()
