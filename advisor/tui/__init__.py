"""The full screen, in Textual: screens compose and forward, widgets get values and post messages, nothing is decided here."""
