"""Whom we talk with: persons, organisations and their contact points."""
