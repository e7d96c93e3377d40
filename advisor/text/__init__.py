"""Helpers that know no subject matter: safe to print, nearest names, lists and plurals."""
