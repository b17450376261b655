# Covers: recursion: mutual, deep, on data structures, permutations, hanoi, RecursionError and recovery, recursion limit.
import sys


def is_even(n):
    return True if n == 0 else is_odd(n - 1)


def is_odd(n):
    return False if n == 0 else is_even(n - 1)


print(is_even(100), is_odd(77), is_even(7))


def hanoi(n, a, b, c, moves):
    if n:
        hanoi(n - 1, a, c, b, moves)
        moves.append(a + c)
        hanoi(n - 1, b, a, c, moves)
    return moves


print(hanoi(3, "A", "B", "C", []), len(hanoi(8, "A", "B", "C", [])))


def permutations(items):
    if len(items) <= 1:
        return [items]
    return [[items[i]] + rest for i in range(len(items)) for rest in permutations(items[:i] + items[i + 1:])]


print(permutations([1, 2, 3]), len(permutations("abcde" and [1, 2, 3, 4, 5])))


def flatten(nested):
    result = []
    for item in nested:
        result += flatten(item) if isinstance(item, list) else [item]
    return result


print(flatten([1, [2, [3, [4, [5]]], 6], []]))


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


print(depth(500))


def forever(n):
    return forever(n + 1) + 1


try:
    forever(0)
except RecursionError as error:
    print("RecursionError:", error)


def bounce(count):
    try:
        return bounce(count + 1)
    except RecursionError:
        return count > 100


print(bounce(0), sys.getrecursionlimit() >= 1000)


def quicksort(items):
    if not items:
        return []
    pivot, *rest = items
    return quicksort([x for x in rest if x < pivot]) + [pivot] + quicksort([x for x in rest if x >= pivot])


print(quicksort([5, 2, 8, 2, 9, 1, 7]))


def gcd(a, b):
    return a if b == 0 else gcd(b, a % b)


print(gcd(1071, 462), gcd(2**64, 2**40 * 3))


class Node:
    def __init__(self, value, left=None, right=None):
        self.value, self.left, self.right = value, left, right


def walk(node):
    return walk(node.left) + [node.value] + walk(node.right) if node else []


print(walk(Node(2, Node(1), Node(4, Node(3)))))
