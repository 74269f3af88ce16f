"""Ties: who belongs to, funds, carries or works with whom among bodies and programmes."""
