"""The call ledger, intents on the PBX, lines and queues."""
