"""The guide: `docs/huong-dan/`, a page a role, shown inside the program."""
