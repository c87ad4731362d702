"""What visitors write to the team: a message, or an error that they found on a page; nothing of it is stored."""
