"""Pure text: tokens, diff, counts, finding, and offsets in code points and UTF-16."""
