"""Files that people bring: which are taken, how they are kept, how they are handed out."""
