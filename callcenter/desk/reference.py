"""Pause reasons that every house starts with."""

from sqlalchemy.dialects.postgresql import insert

from callcenter.desk.models import PauseReason
from callcenter.kernel.db import UnitOfWork

PAUSE_REASONS = [
    ("break", False, {"en": "Break", "ru": "Перерыв", "uk": "Перерва"}),
    ("lunch", False, {"en": "Lunch", "ru": "Обед", "uk": "Обід"}),
    ("training", True, {"en": "Training", "ru": "Обучение", "uk": "Навчання"}),
    ("meeting", True, {"en": "Meeting", "ru": "Совещание", "uk": "Нарада"}),
    ("paperwork", True, {"en": "Paperwork", "ru": "Работа с документами", "uk": "Робота з документами"}),
]


async def ensure_pause_reasons(uow: UnitOfWork) -> None:
    """Add those that are missing; what an administrator changed stays."""
    rows = [
        {"code": code, "is_productive": productive, "labels": labels, "position": position, "is_active": True}
        for position, (code, productive, labels) in enumerate(PAUSE_REASONS)
    ]
    await uow.session.execute(insert(PauseReason).values(rows).on_conflict_do_nothing())
