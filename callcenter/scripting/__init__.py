"""Conversation scripts: versions and runs."""
