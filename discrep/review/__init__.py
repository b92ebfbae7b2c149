"""Living with findings: which are selected, known or ignored, and which were reviewed."""
