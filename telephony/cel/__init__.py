"""The truth about calls: CEL rows from the file that Asterisk writes on its own host."""

from telephony.cel.rows import CelRow
from telephony.cel.tailer import CelPosition, CelTailer

__all__ = ["CelPosition", "CelRow", "CelTailer"]
