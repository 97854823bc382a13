"""Controllers: call the desk, give the answer to the view."""
