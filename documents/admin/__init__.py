"""The files in the admin: uploads, the list, former files, corrected texts, what is left to complete."""
