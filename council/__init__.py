"""Hội đồng: councils, their meetings, secret and open votes, minutes. Knows neither dossiers nor
initiatives: the rooms above bring what is voted on (`council.sources`)."""
