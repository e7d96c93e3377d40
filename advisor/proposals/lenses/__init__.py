"""How a buyer's own framework would read a proposal."""
