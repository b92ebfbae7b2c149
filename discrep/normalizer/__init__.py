"""Articles to facts."""
