"""The commands that judge a file: claims and check. Prints; no logic."""
