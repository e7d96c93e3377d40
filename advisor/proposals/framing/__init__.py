"""Which words of a text feed fears of dependence."""
