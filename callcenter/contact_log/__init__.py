"""Every touch done and every touch planned."""
