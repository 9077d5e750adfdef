"""Recordings: their rows, their way to S3, their playing."""
