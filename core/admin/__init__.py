"""What the portal adds to the admin: its menu, its lists of pages, its dashboard, the replacement of what is in use."""
