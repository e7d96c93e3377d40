"""The full screen in a browser, served from this machine."""
