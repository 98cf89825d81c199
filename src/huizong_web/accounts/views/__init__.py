"""The pages: signing in and out, one's own account, the people of an office, their posts."""
