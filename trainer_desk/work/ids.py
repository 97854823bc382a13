"""The names things go by; plain strings at run time, distinct types for the checker."""

from typing import NewType

BatchId = NewType("BatchId", str)
TaskId = NewType("TaskId", str)
"""Identity of a task inside its batch, as the file gives it."""
ResponseId = NewType("ResponseId", str)
QuestionId = NewType("QuestionId", str)
AxisId = NewType("AxisId", str)
OptionId = NewType("OptionId", str)
MarkId = NewType("MarkId", str)
"""Identity of a mark or claim inside its answer."""
TrainerId = NewType("TrainerId", str)
DeviceId = NewType("DeviceId", str)
JudgmentId = NewType("JudgmentId", str)
Sha256 = NewType("Sha256", str)
"""Lower-case hexadecimal SHA-256 of UTF-8 bytes."""

BatchKey = NewType("BatchKey", int)
"""This desk's own number of a batch; never leaves the machine."""
TaskKey = NewType("TaskKey", int)
"""This desk's own number of a task; never leaves the machine."""
