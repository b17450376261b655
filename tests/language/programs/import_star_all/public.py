__all__ = ("shown", "_chosen")
shown = 1
_chosen = 2
hidden = 3
