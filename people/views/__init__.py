"""The pages of people, units, users and the own account: they ask, act and show."""
