"""The database's schema: migrations are appended, never edited, and know no other module."""

from __future__ import annotations

from sqlite_utils import Database, Migrations

from trainer_desk.store.version import MIGRATION_SET

migrations = Migrations(MIGRATION_SET)


@migrations()
def batches_and_tasks(db: Database) -> None:
    """Create what files bring: batches, their tasks, and counts of tasks by state."""
    for statement in _BATCHES_AND_TASKS:
        db.execute(statement)


@migrations()
def work(db: Database) -> None:
    """Create what the trainer makes: drafts, steps, sealed judgments, time."""
    for statement in _WORK:
        db.execute(statement)


@migrations()
def delivery(db: Database) -> None:
    """Create what leaves the desk: the outbox and frozen parcels."""
    for statement in _DELIVERY:
        db.execute(statement)


@migrations()
def findings(db: Database) -> None:
    """Create what the writing check has been told before and may forget."""
    for statement in _FINDINGS:
        db.execute(statement)


@migrations()
def bodies(db: Database) -> None:
    """Keep the bodies of new parcels apart, so that noting a parcel's state rewrites no body."""
    for statement in _BODIES:
        db.execute(statement)


@migrations()
def receipts(db: Database) -> None:
    """Keep what the other side said of a parcel beside how far it has come."""
    for statement in _RECEIPTS:
        db.execute(statement)


@migrations()
def redaction(db: Database) -> None:
    """Let a parcel's body go a month after its receipt, and no body before that or otherwise."""
    for statement in _REDACTION:
        db.execute(statement)


_STATES = "('new','draft','done','sent','confirmed','returned','skipped','withdrawn')"

_BATCHES_AND_TASKS = (
    # A batch that is still being staged, or was removed from sight, is not 'ready'.
    # Its tasks' keys follow one another without a gap: key = first_task + position.
    """
    CREATE TABLE batch (
        key INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL,
        revision INTEGER NOT NULL,
        title TEXT NOT NULL,
        language TEXT NOT NULL,
        header BLOB NOT NULL,
        source_sha256 TEXT NOT NULL UNIQUE,
        order_seed TEXT NOT NULL,
        first_task INTEGER NOT NULL,
        tasks INTEGER NOT NULL DEFAULT 0,
        imported_at TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('staging', 'ready', 'hidden', 'lost'))
    ) STRICT
    """,
    "CREATE INDEX batch_id ON batch (id)",
    f"""
    CREATE TABLE task (
        key INTEGER PRIMARY KEY,
        batch INTEGER NOT NULL REFERENCES batch (key),
        id TEXT NOT NULL,
        title TEXT NOT NULL,
        state TEXT NOT NULL DEFAULT 'new' CHECK (state IN {_STATES}),
        flagged INTEGER NOT NULL DEFAULT 0 CHECK (flagged IN (0, 1)),
        remark TEXT NOT NULL DEFAULT '',
        saved_at TEXT,
        judgment INTEGER
    ) STRICT
    """,
    "CREATE UNIQUE INDEX task_id ON task (batch, id)",
    "CREATE INDEX task_state ON task (batch, state)",
    "CREATE INDEX task_flagged ON task (batch, state) WHERE flagged = 1",
    "CREATE INDEX task_judgment ON task (judgment) WHERE judgment IS NOT NULL",
    "CREATE INDEX task_judged ON task (batch) WHERE judgment IS NOT NULL",
    # Apart from `task`, so that lists never read a body; folded first, so that search
    # never reads one either.
    """
    CREATE TABLE task_text (
        task INTEGER PRIMARY KEY REFERENCES task (key),
        folded TEXT NOT NULL,
        sha256 BLOB NOT NULL,
        body BLOB NOT NULL
    ) STRICT
    """,
    f"""
    CREATE TABLE tally (
        batch INTEGER NOT NULL REFERENCES batch (key),
        flagged INTEGER NOT NULL,
        state TEXT NOT NULL CHECK (state IN {_STATES}),
        block INTEGER NOT NULL,
        tasks INTEGER NOT NULL CHECK (tasks >= 0),
        PRIMARY KEY (batch, flagged, state, block)
    ) STRICT, WITHOUT ROWID
    """,
    # 4096 is BLOCK: one block of keys is counted together.
    """
    CREATE TRIGGER task_moves AFTER UPDATE OF state, flagged ON task
    WHEN old.state <> new.state OR old.flagged <> new.flagged
    BEGIN
        UPDATE tally SET tasks = tasks - 1
        WHERE batch = old.batch AND flagged = old.flagged AND state = old.state
            AND block = old.key / 4096;
        INSERT INTO tally (batch, flagged, state, block, tasks)
        VALUES (new.batch, new.flagged, new.state, new.key / 4096, 1)
        ON CONFLICT (batch, flagged, state, block) DO UPDATE SET tasks = tasks + 1;
    END
    """,
    "CREATE TABLE memory (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
)

_WORK = (
    """
    CREATE TABLE draft (
        task INTEGER PRIMARY KEY REFERENCES task (key),
        body BLOB NOT NULL,
        saved_at TEXT NOT NULL
    ) STRICT
    """,
    # `parent` is the task's step that this one was made on; with it every text that ever
    # stood somewhere can be told again, also one that was taken back.
    """
    CREATE TABLE step (
        seq INTEGER PRIMARY KEY,
        task INTEGER NOT NULL REFERENCES task (key),
        parent INTEGER REFERENCES step (seq),
        kind TEXT NOT NULL,
        changes BLOB NOT NULL,
        before TEXT NOT NULL,
        after TEXT NOT NULL,
        remark TEXT NOT NULL,
        event INTEGER REFERENCES judgment_event (seq),
        fate TEXT NOT NULL CHECK (fate IN ('done', 'undone', 'dropped', 'settled')),
        at TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX step_task ON step (task)",
    "CREATE INDEX step_done ON step (seq) WHERE fate = 'done'",
    "CREATE INDEX step_undone ON step (seq) WHERE fate = 'undone'",
    # Tasks and batches go by the names their files gave them, so that a sealed judgment
    # stands for itself, even if its batch has to be imported again.
    """
    CREATE TABLE judgment_event (
        seq INTEGER PRIMARY KEY,
        kind TEXT NOT NULL CHECK (kind IN ('sealed', 'taken_back')),
        judgment_id TEXT NOT NULL,
        revision INTEGER NOT NULL,
        batch_id TEXT NOT NULL,
        task_id TEXT NOT NULL,
        takes_back INTEGER REFERENCES judgment_event (seq),
        payload BLOB NOT NULL,
        sha256 TEXT NOT NULL,
        previous TEXT NOT NULL,
        chain TEXT NOT NULL UNIQUE,
        at TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX event_judgment ON judgment_event (judgment_id)",
    "CREATE INDEX event_batch ON judgment_event (batch_id, task_id)",
    "CREATE INDEX event_taken_back ON judgment_event (takes_back) WHERE takes_back IS NOT NULL",
    """
    CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON judgment_event
    BEGIN SELECT RAISE(ABORT, 'judgment events are never changed'); END
    """,
    """
    CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON judgment_event
    BEGIN SELECT RAISE(ABORT, 'judgment events are never deleted'); END
    """,
    # Seconds worked per task and hour; `hour` is UTC, "2026-11-22T10".
    """
    CREATE TABLE time_event (
        task INTEGER NOT NULL REFERENCES task (key),
        hour TEXT NOT NULL,
        active_seconds REAL NOT NULL,
        idle_seconds REAL NOT NULL,
        PRIMARY KEY (task, hour)
    ) STRICT, WITHOUT ROWID
    """,
)

_DELIVERY = (
    """
    CREATE TABLE parcel (
        key INTEGER PRIMARY KEY,
        batch_id TEXT NOT NULL,
        sequence INTEGER NOT NULL,
        name TEXT NOT NULL UNIQUE,
        body BLOB NOT NULL,
        sha256 TEXT NOT NULL,
        judgments INTEGER NOT NULL,
        state TEXT NOT NULL CHECK (state IN
            ('queued', 'sending', 'delivered', 'confirmed', 'refused')),
        reason TEXT NOT NULL DEFAULT '',
        attempts INTEGER NOT NULL DEFAULT 0,
        made_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        UNIQUE (batch_id, sequence)
    ) STRICT
    """,
    "CREATE INDEX parcel_state ON parcel (state)",
    """
    CREATE TRIGGER parcel_is_frozen BEFORE UPDATE OF batch_id, sequence, name, body, sha256,
        judgments ON parcel
    BEGIN SELECT RAISE(ABORT, 'a parcel is frozen'); END
    """,
    """
    CREATE TRIGGER parcel_is_never_deleted BEFORE DELETE ON parcel
    BEGIN SELECT RAISE(ABORT, 'a parcel is never deleted'); END
    """,
    """
    CREATE TABLE outbox (
        event INTEGER PRIMARY KEY REFERENCES judgment_event (seq),
        batch_id TEXT NOT NULL,
        parcel INTEGER REFERENCES parcel (key)
    ) STRICT
    """,
    "CREATE INDEX outbox_parcel ON outbox (parcel)",
    "CREATE INDEX outbox_unpacked ON outbox (batch_id) WHERE parcel IS NULL",
)

_FINDINGS = (
    # Only a memory: whoever deletes a row makes the check ask once more.
    """
    CREATE TABLE finding_memory (
        number INTEGER PRIMARY KEY,
        asked TEXT NOT NULL UNIQUE,
        answer BLOB NOT NULL
    ) STRICT
    """,
)

_BODIES = (
    """
    CREATE TABLE parcel_body (
        parcel INTEGER PRIMARY KEY REFERENCES parcel (key),
        body BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TRIGGER parcel_body_is_frozen BEFORE UPDATE ON parcel_body
    BEGIN SELECT RAISE(ABORT, 'a parcel is frozen'); END
    """,
    """
    CREATE TRIGGER parcel_body_is_never_deleted BEFORE DELETE ON parcel_body
    BEGIN SELECT RAISE(ABORT, 'a parcel is never deleted'); END
    """,
)

_RECEIPTS = (
    # '' for none yet; how many of its judgments were new to whoever collects, where that was said.
    "ALTER TABLE parcel ADD COLUMN receipt TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE parcel ADD COLUMN taken INTEGER",
    # The identity of the target that has it, '' where that was not noted.
    "ALTER TABLE parcel ADD COLUMN target TEXT NOT NULL DEFAULT ''",
)

_REDACTION = (
    # Every day that this desk was seen at work, and how many days went by up to it as far as that
    # can be believed; so a clock that jumps by years makes nothing old.
    """
    CREATE TABLE day_seen (
        number INTEGER PRIMARY KEY,
        day TEXT NOT NULL UNIQUE CHECK (day IS date(day)),
        counted INTEGER NOT NULL CHECK (counted BETWEEN 1 AND 7)
    ) STRICT
    """,
    """
    CREATE TRIGGER day_seen_is_never_changed BEFORE UPDATE ON day_seen
    BEGIN SELECT RAISE(ABORT, 'a day seen is never changed'); END
    """,
    """
    CREATE TRIGGER day_seen_is_never_deleted BEFORE DELETE ON day_seen
    BEGIN SELECT RAISE(ABORT, 'a day seen is never deleted'); END
    """,
    # When the first receipt came, and how many days had been counted by then; both NULL before.
    "ALTER TABLE parcel ADD COLUMN confirmed_at TEXT",
    "ALTER TABLE parcel ADD COLUMN confirmed_on INTEGER",
    # When the body was let go, and how many bytes it had; both NULL as long as it is kept.
    "ALTER TABLE parcel ADD COLUMN redacted_at TEXT",
    "ALTER TABLE parcel ADD COLUMN redacted_size INTEGER",
    # Of earlier receipts no count is known: their month begins now.
    """
    UPDATE parcel SET confirmed_at = changed_at, confirmed_on = 0 WHERE state = 'confirmed'
    """,
    """
    CREATE TRIGGER parcel_receipt_comes_once BEFORE UPDATE OF confirmed_at, confirmed_on ON parcel
    WHEN new.confirmed_at IS NOT old.confirmed_at OR new.confirmed_on IS NOT old.confirmed_on
    BEGIN
        SELECT RAISE(ABORT, 'the moment of a receipt is never changed')
        WHERE old.confirmed_at IS NOT NULL OR new.state <> 'confirmed'
            OR new.confirmed_at IS NULL OR new.confirmed_on IS NULL
            OR new.confirmed_on < (SELECT TOTAL(counted) FROM day_seen);
    END
    """,
    # More than 30 days by the clock, and more than 30 days counted. A sum that is NULL is refused.
    """
    CREATE TRIGGER parcel_is_redacted_late BEFORE UPDATE OF redacted_at, redacted_size ON parcel
    BEGIN
        SELECT RAISE(ABORT, 'a body is never let go before a month after the receipt')
        WHERE NOT COALESCE(
            old.redacted_at IS NULL AND new.redacted_at IS NOT NULL
            AND old.state = 'confirmed' AND new.state = 'confirmed' AND old.receipt <> 'invalid'
            AND old.sha256 = new.sha256
            AND CAST(strftime('%s', new.redacted_at) AS INTEGER)
                - CAST(strftime('%s', old.confirmed_at) AS INTEGER) >= 30 * 86400
            AND (SELECT TOTAL(counted) FROM day_seen) - old.confirmed_on > 30
            AND new.redacted_size = COALESCE(
                (SELECT length(body) FROM parcel_body WHERE parcel = old.key), length(old.body)),
            0);
    END
    """,
    # The journal gives back what it knows: a parcel whose body had been let go when it was written.
    """
    CREATE TRIGGER parcel_begins_unconfirmed BEFORE INSERT ON parcel
    WHEN new.confirmed_at IS NOT NULL OR new.confirmed_on IS NOT NULL
        OR new.redacted_at IS NOT NULL OR new.redacted_size IS NOT NULL
    BEGIN
        SELECT RAISE(ABORT, 'a body is never let go before a month after the receipt')
        WHERE NOT COALESCE(
            new.state = 'confirmed' AND length(new.body) = 0
            AND new.confirmed_on IS NOT NULL AND new.redacted_size > 0
            AND CAST(strftime('%s', new.redacted_at) AS INTEGER)
                - CAST(strftime('%s', new.confirmed_at) AS INTEGER) >= 30 * 86400,
            0);
    END
    """,
    """
    CREATE TRIGGER redacted_parcel_stays_confirmed BEFORE UPDATE OF state, receipt ON parcel
    WHEN old.redacted_at IS NOT NULL AND (new.state <> 'confirmed' OR new.receipt = 'invalid')
    BEGIN SELECT RAISE(ABORT, 'a parcel without its body is never sent again'); END
    """,
    "DROP TRIGGER parcel_is_frozen",
    """
    CREATE TRIGGER parcel_is_frozen BEFORE UPDATE OF key, batch_id, sequence, name, body, sha256,
        judgments, made_at ON parcel
    WHEN new.key <> old.key OR new.batch_id <> old.batch_id OR new.sequence <> old.sequence
        OR new.name <> old.name OR new.sha256 <> old.sha256 OR new.judgments <> old.judgments
        OR new.made_at <> old.made_at
        OR NOT (length(new.body) = 0 AND old.redacted_at IS NOT NULL)
    BEGIN SELECT RAISE(ABORT, 'a parcel is frozen'); END
    """,
    "DROP TRIGGER parcel_body_is_never_deleted",
    """
    CREATE TRIGGER parcel_body_is_never_deleted BEFORE DELETE ON parcel_body
    WHEN NOT EXISTS (SELECT 1 FROM parcel WHERE key = old.parcel AND redacted_at IS NOT NULL)
    BEGIN SELECT RAISE(ABORT, 'a parcel is never deleted'); END
    """,
    """
    CREATE TRIGGER parcel_body_never_comes_back BEFORE INSERT ON parcel_body
    WHEN EXISTS (SELECT 1 FROM parcel WHERE key = new.parcel AND redacted_at IS NOT NULL)
    BEGIN SELECT RAISE(ABORT, 'a parcel is frozen'); END
    """,
)
