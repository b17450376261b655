__all__ = ["visible"]
visible, hidden = 1, 2
