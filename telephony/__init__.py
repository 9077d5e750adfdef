"""Asterisk: what happened on the phone, in call-centre words; and what we want done there, as intents."""
