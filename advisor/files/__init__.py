"""What people write by hand and hand in."""
