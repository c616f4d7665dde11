"""The one road of papers that bear a number: drafted, numbered, signed, and only then in force."""
