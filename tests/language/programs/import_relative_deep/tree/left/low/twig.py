from ...right import value

sibling = f"twig with {value}"
