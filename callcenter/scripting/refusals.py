"""Why an answer was not taken, in the words of the agent's language."""

from scripts_engine import AnswerRefused
from scripts_engine.questions import span
from scripts_engine.script import Script

KINDLESS = "*"
WORDS: dict[
    tuple[str, str], tuple[str, str, str]
] = {  # (reason, kind of question): English, Russian, Ukrainian
    ("required", KINDLESS): (
        "This question needs an answer.",
        "На этот вопрос нужен ответ.",
        "На це запитання потрібна відповідь.",
    ),
    ("not_a_choice", KINDLESS): (
        "This is not one of the choices.",
        "Такого варианта здесь нет.",
        "Такого варіанта тут немає.",
    ),
    ("exclusive", KINDLESS): (
        "This choice cannot be combined with others.",
        "Этот вариант нельзя сочетать с другими.",
        "Цей варіант не можна поєднувати з іншими.",
    ),
    ("too_long", KINDLESS): (
        "This text is too long.",
        "Текст слишком длинный.",
        "Текст задовгий.",
    ),
    ("not_offered", KINDLESS): (
        "This answer is not offered here.",
        "Такой ответ здесь не предусмотрен.",
        "Така відповідь тут не передбачена.",
    ),
    ("out_of_range", KINDLESS): (
        "This number is too large.",
        "Слишком большое число.",
        "Завелике число.",
    ),
    ("out_of_range", "scale"): (
        "Enter a number from {lowest} to {highest}.",
        "Нужно число от {lowest} до {highest}.",
        "Потрібне число від {lowest} до {highest}.",
    ),
    ("wrong_type", KINDLESS): (
        "This answer does not fit the question.",
        "Такой ответ не подходит к вопросу.",
        "Така відповідь не підходить до запитання.",
    ),
    ("wrong_type", "integer"): (
        "Enter a whole number.",
        "Нужно целое число.",
        "Потрібне ціле число.",
    ),
    ("wrong_type", "decimal"): (
        "Enter a number.",
        "Нужно число.",
        "Потрібне число.",
    ),
    ("wrong_type", "date"): (
        "Enter a date.",
        "Нужна дата.",
        "Потрібна дата.",
    ),
    ("wrong_type", "phone"): (
        "Enter a phone number.",
        "Нужен номер телефона.",
        "Потрібен номер телефону.",
    ),
}
LANGUAGES = ("en", "ru", "uk")
LIKE_SCALE = {"nps": "scale"}


def in_words(refusal: AnswerRefused, ready: Script, language: str) -> str:
    """A broken constraint is told in its author's words."""
    if refusal.reason == "constraint":
        return refusal.message
    asked = ready.questions[refusal.name].asked
    kind = LIKE_SCALE.get(asked.kind, asked.kind)
    words = WORDS.get((refusal.reason, kind)) or WORDS[refusal.reason, KINDLESS]
    lowest, highest = span(asked)
    sentence = words[LANGUAGES.index(language) if language in LANGUAGES else 0]
    return sentence.format(lowest=lowest, highest=highest)
