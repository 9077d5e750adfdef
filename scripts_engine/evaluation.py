"""What a run amounts to at one moment: every value, relevance and choice, worked out when first asked for.

An answer counts when its page is on the path, its question and page are relevant, and its choice is still offered.
A formula that runs over its bounds counts as empty.
"""

import hashlib
import math
from collections.abc import Callable, Iterable
from datetime import date

from scripts_engine.document import ManyChoices, OneChoice
from scripts_engine.errors import AnswerRefused, EvaluationError
from scripts_engine.expressions import Expression, Scope, SpecialCode, Value, to_text
from scripts_engine.expressions.values import to_truth
from scripts_engine.script import ReadyCalculation, ReadyChoice, ReadyItem, ReadyPage, ReadyQuestion, Script
from scripts_engine.state import Given, Run


class Evaluation:
    def __init__(self, script: Script, run: Run) -> None:
        self.script, self.run = script, run
        self.values: dict[str, Value] = {name: _fact(fact) for name, fact in run.facts.items()}
        self.on_path = {step.page for step in run.path}
        self.scope = Scope(self.values, run.today)
        self.given: dict[str, Given] = {}
        self._settled: set[str] = set()
        self._pages: dict[str, bool] = {}

    def value(self, expression: Expression, current: Value = "") -> Value:
        """What `expression` gives, with `current` as its `.`."""
        self.settle(expression.names)
        self.scope.current = current
        return _evaluate(expression, self.scope)

    def holds(self, expression: Expression | None) -> bool:
        return expression is None or to_truth(self.value(expression))

    def settle(self, names: Iterable[str]) -> None:
        """Works out `names` and what they rest on, without recursion: a chain may be as long as the script."""
        needs, settled = self.script.needs, self._settled
        waiting = [name for name in names if name in needs and name not in settled]
        while waiting:
            name = waiting[-1]
            if name not in settled:
                if missing := needs[name] - settled:
                    waiting.extend(missing)
                    continue
                self._settle(name)
                settled.add(name)
            waiting.pop()

    def _settle(self, name: str) -> None:
        page = self.script.page_of[name]
        calculation = self.script.calculations.get(name)
        if calculation is not None:
            counts = self._page_relevant(page) and self._relevant(calculation)
            value = _evaluate(calculation.value, self.scope) if counts else ""
            self.values[name] = "" if isinstance(value, float) and math.isnan(value) else value
            return
        question = self.script.questions[name]
        given = self.run.answers.get(name)
        if given is not None and (page.id not in self.on_path or not self._page_relevant(page)):
            given = None
        if given is not None and self._relevant(question):
            given = self._offered(question, given)
            if given is not None:
                self.given[name] = given
                self.values[name] = seen(question, given)
                return
        self.values[name] = ""

    def _relevant(self, item: ReadyCalculation | ReadyQuestion) -> bool:
        return item.relevant is None or to_truth(_evaluate(item.relevant, self.scope))

    def _page_relevant(self, page: ReadyPage) -> bool:
        if page.relevant is None:
            return True
        known = self._pages.get(page.id)
        if known is None:
            known = self._pages[page.id] = self.holds(page.relevant)
        return known

    def _offered(self, question: ReadyQuestion, given: Given) -> Given | None:
        if question.choice_filter is None or given.special is not None:
            return given
        offered = {choice.code for choice in self.offered(question)}
        if isinstance(given.value, tuple):
            kept = tuple(code for code in given.value if code in offered)
            return Given(kept, None, given.at) if kept else None
        return given if given.value in offered else None

    def offered(self, question: ReadyQuestion) -> tuple[ReadyChoice, ...]:
        """The choices to show, in the order of this run."""
        choices = question.choices
        if question.choice_filter is not None:
            self.settle(question.choice_filter.names)
            choices = tuple(choice for choice in choices if self._keeps(question.choice_filter, choice))
        if isinstance(question.asked, (OneChoice, ManyChoices)) and question.asked.shuffle:
            choices = tuple(sorted(choices, key=lambda choice: self._lot(question.name, choice.code)))
        return choices

    def _keeps(self, choice_filter: Expression, choice: ReadyChoice) -> bool:
        scope = Scope(self.values, self.run.today, columns={"name": choice.code, **choice.columns})
        return to_truth(_evaluate(choice_filter, scope))

    def _lot(self, name: str, code: str) -> bytes:
        return hashlib.sha256(f"{self.run.seed}:{name}:{code}".encode()).digest()

    def visible(self, page: ReadyPage) -> tuple[ReadyItem, ...]:
        """The items of `page` to show now, calculations aside."""
        return tuple(
            item
            for item in page.items
            if not isinstance(item, ReadyCalculation) and self.holds(item.relevant)
        )

    def shows(self, page: ReadyPage) -> bool:
        return self._page_relevant(page) and (page.end or bool(self.visible(page)))

    def refusals(self, page: ReadyPage, language: str) -> tuple[AnswerRefused, ...]:
        """What still keeps `page` from being left."""
        found = (
            self.refusal(question, language) for question in page.questions if self.holds(question.relevant)
        )
        return tuple(refusal for refusal in found if refusal is not None)

    def refusal(self, question: ReadyQuestion, language: str) -> AnswerRefused | None:
        """Why the answer that `question` has now will not do."""
        self.settle((question.name,))
        given = self.given.get(question.name)
        if given is None:
            return _required(question) if question.asked.required else None
        if given.special is not None or question.constraint is None:
            return None
        if to_truth(self.value(question.constraint, seen(question, given))):
            return None
        words = question.constraint_message
        message = words.fill(language, self.shower(language)) if words else "This answer is not allowed here."
        return AnswerRefused(question.name, "constraint", message)

    def warning(self, question: ReadyQuestion, language: str) -> str:
        """The words of the soft check that the answer fails, else nothing."""
        given = self.given.get(question.name)
        if (
            given is None
            or given.special is not None
            or question.check is None
            or question.check_message is None
        ):
            return ""
        if to_truth(self.value(question.check, seen(question, given))):
            return ""
        return question.check_message.fill(language, self.shower(language))

    def shower(self, language: str) -> Callable[[str], str]:
        """How a name reads within a text: choices by their labels, dates as people write them."""
        return lambda name: self.show(name, language)

    def show(self, name: str, language: str) -> str:
        self.settle((name,))
        value, given = self.values.get(name, ""), self.given.get(name)
        question = self.script.questions.get(name)
        if isinstance(value, SpecialCode):
            return ""
        if question is not None and given is not None and question.choices:
            codes = given.value if isinstance(given.value, tuple) else (str(given.value),)
            labels = (question.choices[question.codes[code]].label for code in codes)
            return ", ".join(label.fill(language, lambda inner: "") for label in labels)
        if isinstance(value, date):
            return f"{value.day:02}.{value.month:02}.{value.year:04}"
        return to_text(value)


def seen(question: ReadyQuestion, given: Given) -> Value:
    """What an expression sees of an answer."""
    return SpecialCode(given.value) if given.special is not None else question.kind.value(given.value)


def _required(question: ReadyQuestion) -> AnswerRefused:
    return AnswerRefused(question.name, "required", "This question needs an answer.")


def _fact(fact: str | float | bool) -> Value:
    return fact if isinstance(fact, (str, bool)) else float(fact)


def _evaluate(expression: Expression, scope: Scope) -> Value:
    try:
        return expression.value(scope)
    except EvaluationError:
        return ""
