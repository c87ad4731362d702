"""What the resources add to Wagtail's admin."""
