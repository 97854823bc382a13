"""For team leads: make batches, collect results, export training data."""
