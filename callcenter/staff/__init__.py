"""Who works here: users, teams, sessions, and what each may see."""
