"""Which questions still matter, and which to ask first."""
