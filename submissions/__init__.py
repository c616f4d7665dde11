"""What units send for a campaign and get back with a reason: registrations, initiatives and
nominations take the same road, and this room is that road."""
