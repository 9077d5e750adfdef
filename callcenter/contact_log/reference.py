"""The results and purposes a new house begins with; what people changed since is left alone."""

from sqlalchemy.dialects.postgresql import insert

from callcenter.contact_log.models import Disposition, DispositionKind, Purpose
from callcenter.kernel.db import UnitOfWork

K = DispositionKind

BY_MACHINE = "machine"  # direction of what the service writes itself; never offered to a person

# code, kind, hotkey, direction, English, Russian, Ukrainian
DISPOSITIONS = (
    ("order", K.SUCCESS, "1", "both", "Order placed", "Оформлен заказ", "Оформлено замовлення"),
    ("interested", K.SUCCESS, "2", "both", "Interested", "Интересно", "Зацікавлено"),
    ("answered", K.INFO, "3", "both", "Question answered", "Дан ответ", "Надано відповідь"),
    ("call_back", K.CALLBACK, "4", "both", "Call back later", "Перезвонить позже", "Передзвонити пізніше"),
    ("refused", K.REFUSAL, "5", "both", "Refused", "Отказ", "Відмова"),
    ("complaint", K.COMPLAINT, "6", "both", "Complaint", "Жалоба", "Скарга"),
    ("no_answer", K.NO_CONTACT, "7", "outbound", "No answer", "Не отвечает", "Не відповідає"),
    ("busy", K.NO_CONTACT, "8", "outbound", "Busy", "Занято", "Зайнято"),
    ("wrong_number", K.NO_CONTACT, "9", "both", "Wrong number", "Ошиблись номером", "Помилковий номер"),
    ("voicemail", K.NO_CONTACT, None, "outbound", "Answering machine", "Автоответчик", "Автовідповідач"),
    ("caller_gone", K.NO_CONTACT, None, "inbound", "Caller hung up", "Не дождался", "Не дочекався"),
    (
        "wrap_up_timeout",
        K.INFO,
        None,
        BY_MACHINE,
        "No result in time",
        "Нет результата вовремя",
        "Немає результату вчасно",
    ),
    ("not_dialled", K.NO_CONTACT, None, BY_MACHINE, "Not dialled", "Набор не состоялся", "Не набрано"),
)

# code, English, Russian, Ukrainian
PURPOSES = (
    ("first_contact", "First contact", "Первый контакт", "Перший контакт"),
    ("consultation", "Consultation", "Консультация", "Консультація"),
    ("offer", "Offer", "Предложение", "Пропозиція"),
    ("order", "Order", "Заказ", "Замовлення"),
    ("reminder", "Reminder", "Напоминание", "Нагадування"),
    ("payment", "Payment", "Оплата", "Оплата"),
    ("service", "Service and support", "Обслуживание", "Обслуговування"),
    ("complaint", "Complaint", "Жалоба", "Скарга"),
    ("survey", "Survey", "Опрос", "Опитування"),
    ("other", "Other", "Другое", "Інше"),
)


async def ensure_reference(uow: UnitOfWork) -> None:
    """Add what is missing; run at every start."""
    dispositions = [
        {
            "code": code,
            "kind": kind,
            "hotkey": hotkey,
            "direction": direction,
            "labels": {"en": en, "ru": ru, "uk": uk},
            "position": position,
            "is_active": True,
        }
        for position, (code, kind, hotkey, direction, en, ru, uk) in enumerate(DISPOSITIONS)
    ]
    purposes = [
        {"code": code, "labels": {"en": en, "ru": ru, "uk": uk}, "position": position, "is_active": True}
        for position, (code, en, ru, uk) in enumerate(PURPOSES)
    ]
    await uow.session.execute(insert(Disposition).on_conflict_do_nothing(), dispositions)
    await uow.session.execute(insert(Purpose).on_conflict_do_nothing(), purposes)
