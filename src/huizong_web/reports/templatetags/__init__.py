"""What the templates of reports can say beyond Django's own."""
