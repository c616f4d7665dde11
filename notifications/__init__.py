"""How a notice travels: a row first, then the inbox and the mail. Knows no campaign."""
