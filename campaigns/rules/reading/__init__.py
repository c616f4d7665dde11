"""How the text of a plan is read, subject by subject; `campaigns.rules.plan_reader` puts it
together. Patterns are written without accents and in lower case (`Flow.bare`), so that hoà and hòa,
CHIẾN SỸ and chiến sĩ are found alike."""
