"""What every room stands on: database, bus, errors, logging, clock."""
