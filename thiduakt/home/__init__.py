"""The first page: what the user can finish, and how far the commune is."""
