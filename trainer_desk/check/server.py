"""A LanguageTool server of our own: started when first needed, watched, restarted, stopped."""

from __future__ import annotations

import contextlib
import logging
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from trainer_desk.check.errors import NotLanguageTool, Refused, Unanswered
from trainer_desk.check.installation import (
    SERVER_CLASS,
    Installation,
    NotInstalled,
    TooOld,
)
from trainer_desk.check.java import Java, NoJava, OldJava, java_environment
from trainer_desk.check.options import DEFAULT_HEAP_MB, LanguageOptions
from trainer_desk.check.process import LOOPBACK, ServerProcess, Stranger, free_port
from trainer_desk.check.status import (
    Endpoint,
    GrammarUnavailable,
    ServerState,
    ServerStatus,
    Trouble,
)
from trainer_desk.late import late

if TYPE_CHECKING:
    from trainer_desk.check import client as grammar
else:
    grammar = late("trainer_desk.check.client")

log = logging.getLogger(__name__)

MAX_RESTARTS = 3
BACK_OFF_SECONDS = (1.0, 4.0, 16.0)
START_SECONDS = 90.0
GOOD_SERVICE_SECONDS = 600.0
"""After so long without trouble earlier restarts are forgotten."""
MAX_TEXT = 100_000
"""Longest text the server takes, in characters."""
_POLL_SECONDS = 0.05
_LAST_WORDS = 1.0
"""A connection breaks before the process that held it is gone and has said why."""
_CONFIG = f"""maxTextLength={MAX_TEXT}
maxTextHardLength={MAX_TEXT}
maxCheckTimeMillis=60000
maxCheckThreads=10
maxTextCheckerThreads=2
cacheSize=1000
pipelineCaching=true
maxPipelinePoolSize=8
pipelineExpireTimeInSeconds=900
skipLoggingChecks=true
skipLoggingRuleMatches=true
"""


class LocalServer:
    """Keeps at most one server process. Safe on any thread; `endpoint` may take a minute.

    Args:
        installed: Finds LanguageTool; raises NotInstalled.
        java: Finds Java; raises NoJava.
        changed: Called with every new status, on whichever thread caused it; must return soon.
        clock: Monotonic seconds.
    """

    def __init__(
        self,
        installed: Callable[[], Installation],
        java: Callable[[], Java],
        *,
        heap_mb: int = DEFAULT_HEAP_MB,
        changed: Callable[[ServerStatus], None] = lambda _: None,
        clock: Callable[[], float] = time.monotonic,
        port: Callable[[], int] = free_port,
        launcher: Sequence[str] | None = None,
        start_seconds: float = START_SECONDS,
    ) -> None:
        self._installed = installed
        self._java = java
        self._heap_mb = heap_mb
        self._changed = changed
        self._clock = clock
        self._port = port
        self._launcher = launcher
        self._start_seconds = start_seconds
        self._starting = threading.Lock()
        self._state_lock = threading.RLock()
        self._process: ServerProcess | None = None
        self._folder: Path | None = None
        self._status = ServerStatus(state=ServerState.STOPPED)
        self._found: Installation | None = None
        self._languages: frozenset[str] | None = None
        self._run = 0
        self._retry_at = 0.0
        self._ready_since = 0.0
        self._used_at = 0.0

    @property
    def status(self) -> ServerStatus:
        """What it is doing now; returns at once."""
        return self._status

    @property
    def engine(self) -> str:
        """The version that is installed, "" for none; looked up once until something changes."""
        found = self._looked_up()
        return "" if found is None else found.version

    @property
    def languages(self) -> frozenset[str]:
        """The languages of what is installed, without country."""
        found = self._looked_up()
        if found is None:
            return frozenset()
        if self._languages is None:
            # Asked for every paragraph; read from the folder once.
            self._languages = found.languages
        return self._languages

    def endpoint(self, options: LanguageOptions) -> Endpoint:
        """Return where to send texts; starts the server first where it does not run.

        Args:
            options: The language that is loaded and proven first.

        Raises:
            GrammarUnavailable: If it does not run now.
        """
        with self._starting:
            self._used_at = self._clock()
            process = self._process
            if process is not None and process.alive():
                return self._endpoint_of(process)
            self._wait_for_retry()
            return self._endpoint_of(self._started(options))

    def probe(self) -> None:
        """Find out what is missing for a start, if anything; starts nothing. Takes a moment."""
        with self._starting:
            if self._status.state is ServerState.STOPPED:
                with contextlib.suppress(GrammarUnavailable):
                    self._parts()

    def failed(self, run: int, trouble: Trouble) -> GrammarUnavailable:
        """End the server after trouble with a request, and return what to raise.

        Args:
            run: Of the endpoint that was used; trouble with an earlier process is no news.
        """
        process = self._process
        if trouble is Trouble.HUNG and process is not None and process.ends_within(_LAST_WORDS):
            trouble = Trouble.DIED
        with self._state_lock:
            if run == self._run:
                self._give_up(trouble, "")
            return self._unavailable()

    def answered(self, version: str) -> None:
        """Note that a request was answered."""
        self._used_at = self._clock()
        if self._status.version != version:
            self._publish(replace(self._status, version=version))

    def stop(self, *, wait: bool = True) -> None:
        """End the server, also while it starts; the next request starts it anew."""
        with self._state_lock:
            self._run += 1
            self._end(wait=wait)
            if self._status.state is not ServerState.ABSENT:
                self._publish(ServerStatus(state=ServerState.STOPPED))

    def stop_if_idle(self, idle_seconds: float) -> None:
        """End the server if nothing was asked for so long; call this now and then."""
        idle = self._clock() - self._used_at > idle_seconds
        if idle and self._status.state is ServerState.READY:
            self.stop(wait=False)

    def reset(self) -> None:
        """Forget earlier trouble, so that the next request starts the server at once."""
        with self._state_lock:
            self._retry_at = 0.0
            if self._process is None:
                self._publish(ServerStatus(state=ServerState.STOPPED))

    def memory_bytes(self) -> int:
        """Return the memory in use by the server, 0 where it does not run."""
        process = self._process
        return 0 if process is None else process.memory_bytes()

    def _looked_up(self) -> Installation | None:
        if self._found is None:
            try:
                self._found = self._installed()
            except NotInstalled:
                return None
        return self._found

    def _wait_for_retry(self) -> None:
        status = self._status
        if status.state is ServerState.FAILED or self._clock() < self._retry_at:
            raise self._unavailable()

    def _started(self, options: LanguageOptions) -> ServerProcess:
        before = self._run
        folder, command, java = self._prepared()
        with self._state_lock:
            if self._run != before:  # stopped meanwhile
                shutil.rmtree(folder, ignore_errors=True)
                raise self._unavailable()
            self._end(wait=True)
            self._run += 1
            run = self._run
            self._folder = folder
            self._publish(replace(self._status, state=ServerState.STARTING, java=java))
            port = self._port()
            self._process = process = ServerProcess(
                [*command, "--port", str(port)],
                port,
                java_environment(),
                ended=lambda: self._died(run),
                launcher=self._launcher,
            )
        try:
            self._wait_until_it_listens(process, run)
            version = self._proven(process, options)
        except Stranger as error:
            raise self.failed(run, Trouble.STRANGER) from error
        except NotLanguageTool as error:
            raise self.failed(run, Trouble.DID_NOT_START) from error
        except (Unanswered, Refused) as error:
            dead = Trouble.DIED if not process.alive() else Trouble.HUNG
            raise self.failed(run, dead) from error
        with self._state_lock:
            if run != self._run:
                raise self._unavailable()
            self._ready_since = self._clock()
            self._publish(
                ServerStatus(
                    state=ServerState.READY,
                    version=version,
                    restarts=self._status.restarts,
                    java=java,
                )
            )
        return process

    def _parts(self) -> tuple[Installation, Java]:
        try:
            installation = self._installed()
            self._found, self._languages = installation, None
            return installation, self._java()
        except TooOld as error:
            raise self._absent(Trouble.TOO_OLD, error.version) from error
        except NotInstalled as error:
            raise self._absent(Trouble.NOT_INSTALLED, str(error)) from error
        except OldJava as error:
            detail = f"{error.found.path} {error.found.version}"
            raise self._absent(Trouble.OLD_JAVA, detail) from error
        except NoJava as error:
            raise self._absent(Trouble.NO_JAVA, str(error)) from error

    def _prepared(self) -> tuple[Path, list[str], Java]:
        installation, java = self._parts()
        folder = Path(tempfile.mkdtemp(prefix="trainer-desk-check-"))
        config = folder / "server.properties"
        config.write_text(_CONFIG, encoding="utf-8")
        command = [
            str(java.path),
            "-Xms64m",
            f"-Xmx{self._heap_mb}m",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-UsePerfData",
            "-XX:-CreateCoredumpOnCrash",
            f"-XX:ErrorFile={folder / 'crash.log'}",
            "-Djava.awt.headless=true",
            "-Djava.net.preferIPv4Stack=true",
            "-Dfile.encoding=UTF-8",
            "-cp",
            installation.class_path,
            SERVER_CLASS,
            "--config",
            str(config),
        ]
        return folder, command, java

    def _wait_until_it_listens(self, process: ServerProcess, run: int) -> None:
        deadline = time.monotonic() + self._start_seconds
        while not process.listens():
            if run != self._run:
                raise self._unavailable()
            if not process.alive() or time.monotonic() > deadline:
                raise NotLanguageTool("it did not start to listen")
            time.sleep(_POLL_SECONDS)

    def _proven(self, process: ServerProcess, options: LanguageOptions) -> str:
        endpoint = self._endpoint_of(process)
        # In a language that every server has; the one wanted may be unknown to it.
        known = LanguageOptions(language="ru" if options.language == "ru" else "en")
        client = grammar.GrammarClient(endpoint.address, known, proof=endpoint.proof)
        client.prove()
        # Only now may it get what clients wrote, and only from now on is its output dropped.
        process.ready()
        return client.version

    def _endpoint_of(self, process: ServerProcess) -> Endpoint:
        return Endpoint(f"http://{LOOPBACK}:{process.port}", process.prove, self._run)

    def _died(self, run: int) -> None:
        with self._state_lock:
            if run == self._run and self._status.state is ServerState.READY:
                self._give_up(Trouble.DIED, "")

    def _give_up(self, trouble: Trouble, detail: str) -> None:
        process = self._process
        if process is not None:
            if process.ran_out_of_memory:
                trouble = Trouble.OUT_OF_MEMORY
            detail = detail or "\n".join(process.last_lines())
        self._run += 1
        self._end(wait=False)
        served_well = (
            self._status.state is ServerState.READY
            and self._clock() - self._ready_since > GOOD_SERVICE_SECONDS
        )
        restarts = 1 if served_well else self._status.restarts + 1
        log.warning("the grammar check had trouble %d: %s", restarts, trouble.value)
        state = ServerState.DEGRADED if restarts <= MAX_RESTARTS else ServerState.FAILED
        self._retry_at = self._clock() + BACK_OFF_SECONDS[min(restarts, MAX_RESTARTS) - 1]
        self._publish(
            ServerStatus(
                state=state,
                trouble=trouble,
                detail=detail,
                restarts=restarts,
                java=self._status.java,
            )
        )

    def _absent(self, trouble: Trouble, detail: str) -> GrammarUnavailable:
        self._publish(ServerStatus(state=ServerState.ABSENT, trouble=trouble, detail=detail))
        return self._unavailable()

    def _end(self, *, wait: bool) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.end(wait=wait)
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None

    def _unavailable(self) -> GrammarUnavailable:
        status = self._status
        if status.state is ServerState.DEGRADED:
            return GrammarUnavailable(status, max(0.0, self._retry_at - self._clock()))
        return GrammarUnavailable(status)

    def _publish(self, status: ServerStatus) -> None:
        if status != self._status:
            self._status = status
            self._changed(status)
