"""Every table, imported once, so that relationships resolve and migrations see all."""

import callcenter.audio.models
import callcenter.calls.models
import callcenter.contact_log.models
import callcenter.desk.models
import callcenter.people.models
import callcenter.scripting.models
import callcenter.staff.models  # noqa: F401
from callcenter.kernel.db import Base

metadata = Base.metadata
