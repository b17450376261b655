"""Many short-lived complete binary trees beside a long-lived one: allocation and collection."""


class Node:
    __slots__ = ("left", "right")

    def __init__(self, left, right):
        self.left = left
        self.right = right


def build(depth):
    if depth == 0:
        return Node(None, None)
    depth -= 1
    return Node(build(depth), build(depth))


def count(node):
    if node.left is None:
        return 1
    return 1 + count(node.left) + count(node.right)


def main(deepest):
    print("stretch", count(build(deepest + 1)))
    kept = build(deepest)
    for depth in range(4, deepest + 1, 4):
        rounds = 1 << (deepest - depth + 4)
        total = 0
        for _ in range(rounds):
            total += count(build(depth))
        print(rounds, "trees of depth", depth, "nodes", total)
    print("kept", count(kept))


main(15)
