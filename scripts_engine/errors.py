"""What can go wrong, each as a class with a sentence a person can read."""

from collections.abc import Sequence
from dataclasses import dataclass


class ScriptsError(Exception):
    """Whatever this library refuses to do."""


class ExpressionError(ScriptsError):
    """An expression that cannot be read. `line` and `column` count from 1."""

    def __init__(self, message: str, *, line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.message, self.line, self.column = message, line, column


class EvaluationError(ScriptsError):
    """An expression that was read but ran over its bounds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that keeps a document from being published, and where it is.

    `code` is stable (see check.PROBLEMS), `item` is the item's name or its place as "#3", `field` the field in it.
    """

    code: str
    message: str
    page: str = ""
    item: str = ""
    field: str = ""
    line: int = 1
    column: int = 1


class DocumentInvalid(ScriptsError):
    """A document that cannot be run; `problems` says why."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        first = f": {problems[0].message}" if problems else "."
        super().__init__(f"The script has {len(problems)} problem(s){first}")
        self.problems = tuple(problems)


class RunStateInvalid(ScriptsError):
    """A saved run that does not belong to this script, or is damaged."""


class RunFinished(ScriptsError):
    def __init__(self) -> None:
        super().__init__("This run is finished and cannot be changed.")


class RunTooLong(ScriptsError):
    def __init__(self) -> None:
        super().__init__("Too many pages were turned in this run. End the conversation politely.")


class NoSuchQuestion(ScriptsError):
    def __init__(self, name: str) -> None:
        super().__init__(f"There is no question {name[:80]!r} on this page.")


class NoSuchPage(ScriptsError):
    def __init__(self, page: str) -> None:
        super().__init__(f"Page {page[:80]!r} cannot be opened from here.")


class NoWayBack(ScriptsError):
    def __init__(self) -> None:
        super().__init__("This is the first page.")


class EndlessLoop(ScriptsError):
    def __init__(self, page: str) -> None:
        super().__init__(f"The pages after {page!r} lead round in a circle with nothing to show.")


class AnswerRefused(ScriptsError):
    """An answer that does not fit its question.

    `reason` is one of: wrong_type, not_a_choice, out_of_range, too_long, exclusive, not_offered, constraint, required.
    """

    def __init__(self, name: str, reason: str, message: str) -> None:
        super().__init__(message)
        self.name, self.reason, self.message = name, reason, message


class PageIncomplete(ScriptsError):
    """The page cannot be left yet; `refusals` says what is missing or wrong, question by question."""

    def __init__(self, refusals: Sequence[AnswerRefused]) -> None:
        super().__init__(" ".join(refusal.message for refusal in refusals))
        self.refusals = tuple(refusals)
