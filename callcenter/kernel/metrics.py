"""Figures for Prometheus; nothing personal in a label."""

from prometheus_client import Gauge, Histogram

REQUEST_SECONDS = Histogram(
    "callcenter_request_seconds", "Time to answer a request.", ["method", "path", "status"]
)
LIVE_TABS = Gauge("callcenter_live_tabs", "Browser tabs connected to this process.")
OUTBOX_ROWS = Gauge("callcenter_outbox_rows", "Committed messages that have not left yet.")
