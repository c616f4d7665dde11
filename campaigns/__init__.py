"""The plan of a year as a campaign: phases, targets, deadlines."""
