"""The parts of the publication check."""
