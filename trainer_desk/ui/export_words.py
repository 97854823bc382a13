"""What the window says about the kinds of files that finished work can be written as."""

from __future__ import annotations

from PySide6.QtCore import QObject

from trainer_desk.files.exporters import Bad, Drop, Edits, Pairs, Ties, TrlShape
from trainer_desk.lead.exporting import ExportKind

Policies = TrlShape | Pairs | Ties | Edits | Bad


class ExportWords(QObject):
    """Says kinds, policies and reasons in the user's language."""

    def title(self, kind: ExportKind) -> str:
        """Return what a kind is called."""
        return {
            ExportKind.JSONL: self.tr("Everything, as it was sealed"),
            ExportKind.CSV: self.tr("Table, exact"),
            ExportKind.SPREADSHEET: self.tr("Table, safe to open in a spreadsheet"),
            ExportKind.TRL: self.tr("TRL: preference pairs"),
            ExportKind.TRL_KTO: self.tr("TRL: good and bad completions (KTO)"),
            ExportKind.TRL_SFT: self.tr("TRL: texts to imitate (SFT)"),
            ExportKind.OPENAI_PREFERENCE: self.tr("OpenAI: preference pairs"),
            ExportKind.OPENAI_SFT: self.tr("OpenAI: chats to imitate"),
            ExportKind.HH: self.tr("Pairs of dialogues (HH)"),
            ExportKind.HELPSTEER2: self.tr("HelpSteer2: ratings"),
            ExportKind.HELPSTEER2_PREFERENCE: self.tr("HelpSteer2: preferences"),
            ExportKind.HELPSTEER3: self.tr("HelpSteer3: comparisons"),
            ExportKind.ULTRAFEEDBACK: self.tr("UltraFeedback: ratings"),
            ExportKind.BATTLES: self.tr("Arena: battles"),
            ExportKind.TREES: self.tr("OpenAssistant: trees"),
            ExportKind.TREE_MESSAGES: self.tr("OpenAssistant: messages"),
            ExportKind.LABEL_STUDIO: self.tr("Label Studio: tasks"),
            ExportKind.LABEL_STUDIO_CONFIG: self.tr("Label Studio: labelling interface"),
            ExportKind.ARGILLA: self.tr("Argilla: records"),
            ExportKind.ARGILLA_SETTINGS: self.tr("Argilla: settings of a dataset"),
        }[kind]

    def losses(self, kind: ExportKind) -> str:
        """Return what a kind leaves behind, as a sentence."""
        pairs = self.tr("Left behind: ties, degrees, ratings, reasons, who judged and when.")
        comparisons = self.tr(
            "Left behind: ratings, texts of your own, models. Both bad has no place."
        )
        imitated = self.tr("Left behind: every other response and all that was said about it.")
        trees = self.tr("Left behind: ratings, reasons, degrees, all bad, system prompts.")
        return {
            ExportKind.JSONL: self.tr("Nothing is left behind."),
            ExportKind.CSV: self.tr("Left behind: what the file said beside the texts."),
            ExportKind.SPREADSHEET: self.tr(
                "Left behind: what the file said beside the texts. Formulas get an apostrophe."
            ),
            ExportKind.TRL: pairs,
            ExportKind.TRL_KTO: self.tr(
                "Left behind: responses between the first place and the last, ratings, reasons."
            ),
            ExportKind.TRL_SFT: imitated,
            ExportKind.OPENAI_PREFERENCE: pairs,
            ExportKind.OPENAI_SFT: imitated,
            ExportKind.HH: pairs,
            ExportKind.HELPSTEER2: self.tr(
                "Left behind: rankings, texts of your own, responses without all five ratings."
            ),
            ExportKind.HELPSTEER2_PREFERENCE: comparisons,
            ExportKind.HELPSTEER3: comparisons,
            ExportKind.ULTRAFEEDBACK: self.tr(
                "Left behind: rankings, texts of your own, other axes, conversations."
            ),
            ExportKind.BATTLES: self.tr(
                "Left behind: degrees, ratings, texts of your own, responses of unknown models."
            ),
            ExportKind.TREES: trees,
            ExportKind.TREE_MESSAGES: trees,
            ExportKind.LABEL_STUDIO: self.tr(
                "Left behind: models, the order shown, facts, marks in texts of your own."
            ),
            ExportKind.LABEL_STUDIO_CONFIG: self.tr(
                "Holds no work: the controls that a project needs for these tasks."
            ),
            ExportKind.ARGILLA: self.tr(
                "Left behind: the order shown, facts, marks in texts of your own."
            ),
            ExportKind.ARGILLA_SETTINGS: self.tr(
                "Holds no work: the questions that a dataset needs for these records."
            ),
        }[kind]

    def choice(self, value: Policies) -> str:
        """Return what one value of a policy does."""
        return {
            TrlShape.STANDARD: self.tr("As texts, single questions alone"),
            TrlShape.CONVERSATIONAL: self.tr("As messages"),
            Pairs.ALL: self.tr("All"),
            Pairs.BEST_WORST: self.tr("The best with the worst"),
            Pairs.ADJACENT: self.tr("Neighbours"),
            Ties.KEEP: self.tr("Keep where the format knows ties"),
            Ties.DROP_PAIR: self.tr("Leave out the pair"),
            Ties.DROP_TASK: self.tr("Leave out the task"),
            Edits.BOTH: self.tr("Prefer over the original and put in its place"),
            Edits.PAIR: self.tr("Prefer over the original"),
            Edits.REPLACE: self.tr("Put in the original's place"),
            Edits.IGNORE: self.tr("Leave out"),
            Bad.KEEP: self.tr("Write as bad"),
            Bad.DROP: self.tr("Leave out"),
        }[value]

    def reason(self, drop: Drop) -> str:
        """Return why something was left out, without saying how often."""
        return {
            Drop.SKIPPED: self.tr("skipped"),
            Drop.CHANGED_TASK: self.tr("the task was changed"),
            Drop.NO_PREFERENCE: self.tr("nothing is preferred"),
            Drop.NEEDS_CONVERSATION: self.tr("the prompt has several turns"),
            Drop.TIE: self.tr("equally good"),
            Drop.SAME_TEXT: self.tr("the same text"),
            Drop.EMPTY_TEXT: self.tr("no text"),
            Drop.BETWEEN: self.tr("neither best nor worst"),
            Drop.ALL_BAD: self.tr("all bad"),
            Drop.NO_RATING: self.tr("not rated on these axes"),
            Drop.SCALE: self.tr("another scale"),
            Drop.NO_MODEL: self.tr("the model is unknown"),
            Drop.ROLE: self.tr("somebody else speaks in the prompt"),
            Drop.AMBIGUOUS: self.tr("would be read differently"),
            Drop.NO_PLACE: self.tr("no place in the format"),
            Drop.TOO_LONG: self.tr("too long"),
            Drop.REPEAT: self.tr("repeats another"),
            Drop.RETURNED: self.tr("sent back by a reviewer"),
            Drop.SECOND_VERDICT: self.tr("a second verdict"),
        }[drop]
