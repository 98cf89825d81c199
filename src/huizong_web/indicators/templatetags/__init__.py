"""What templates of the indicators use."""
