"""A million live objects in cycles, made and dropped twenty times."""


class Node:
    def __init__(self, key):
        self.key = key
        self.next = None
        self.other = None


def ring(size):
    first = last = Node(0)
    for key in range(1, size):
        node = Node(key)
        last.next = node
        node.other = last
        last = node
    last.next = first
    first.other = last
    return first


def main():
    total = 0
    for _ in range(20):
        rings = [ring(1000) for _ in range(1000)]
        for first in rings:
            total += first.other.key
    print(total, len(rings))


main()
