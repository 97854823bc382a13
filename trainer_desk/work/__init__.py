"""What the work is about: batches, forms, tasks, drafts, judgments, rules; frozen and pure."""
