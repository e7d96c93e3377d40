"""What sovereignty costs, in ranges."""
