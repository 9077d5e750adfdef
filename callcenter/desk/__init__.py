"""Agents at work: their state, their cards, the live connection."""
