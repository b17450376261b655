"""The lowest package."""

__all__ = ["exported", "other_exported"]
level = "low"
exported = "exported"
other_exported = [level]
hidden = "hidden"
