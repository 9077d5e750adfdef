"""The demonstration: a simulated telephone network, its people and what they say."""
