"""Asterisk in call-centre words: events in, intents out."""
