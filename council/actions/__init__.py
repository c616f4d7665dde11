"""The procedure of a council, in its order: set up, call, prepare, sit, vote, conclude."""
