"""Figures for Prometheus; nothing personal in a label."""

from prometheus_client import Gauge, Histogram

REQUEST_SECONDS = Histogram(
    "callcenter_request_seconds", "Time to answer a request.", ["method", "path", "status"]
)
LIVE_TABS = Gauge("callcenter_live_tabs", "Browser tabs connected to this process.")
LEDGER_MISSING = Gauge(
    "callcenter_ledger_missing", "Calls of the last day without a row, an end or a contact."
)
LEDGER_DUPLICATE = Gauge(
    "callcenter_ledger_duplicate", "Calls, contacts or dials of the last day kept twice."
)
RECORDING_UNACCOUNTED = Gauge(
    "callcenter_recording_unaccounted",
    "Recordings of the last day neither stored nor spooled nor lost with a cause.",
)
OUTBOX_ROWS = Gauge("callcenter_outbox_rows", "Committed messages that have not left yet.")
