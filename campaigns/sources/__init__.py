"""The text of a plan that somebody brought: of a Word file, a PDF, or pasted."""
