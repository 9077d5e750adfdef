"""The call centre: remembers what happened on the phone, decides what it means and shows it."""
