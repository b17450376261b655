# Covers: lists: literals, indexing, mutation, methods, slicing and slice assignment, copying, comparison, nesting.
numbers = [5, 3, 8, 1]
numbers.append(7)
numbers.insert(1, 99)
numbers.extend([2, 4])
print(numbers, len(numbers), numbers[2], numbers[-1])
numbers.remove(99)
print(numbers.pop(), numbers.pop(0), numbers)
numbers.sort()
print(numbers, numbers.index(8), numbers.count(3))
numbers.reverse()
print(numbers, sorted(numbers), list(reversed(numbers)))
del numbers[1]
numbers[0] = "zero"
print(numbers)
letters = list("abcdefgh")
print(letters[2:5], letters[:3], letters[5:], letters[::3], letters[::-1], letters[-3:], letters[6:1:-2])
letters[1:3] = ["X", "Y", "Z"]
print(letters)
letters[::2] = range(5) if len(letters) == 9 else range(4)
print(letters)
del letters[2:5]
print(letters)
letters[:0] = ["front"]
letters[len(letters):] = ["back"]
print(letters)
matrix = [[0] * 3 for _ in range(2)]
matrix[0][1] = 5
print(matrix, [row[:] for row in matrix])
alias = matrix
copy = matrix.copy()
alias[1][2] = 9
copy.append("only copy")
print(matrix, copy, alias is matrix, copy is matrix)
print([1, 2] + [3], [0] * 4, [1, 2] == [1, 2], [1, 2] < [1, 3], [1] < [1, 0], [] == [])
print(3 in [1, 2, 3], 4 not in [1, 2, 3], min([4, 2]), max([4, 2]), sum([1.5, 2]))
a = [1, 2]
b = a
a += [3]
print(b, a is b)
a = a + [4]
print(b, a is b)
nested = [1, [2, [3, [4]]]]
print(nested[1][1][1][0], nested)
a.clear()
print(a, bool(a), bool([0]), [None, True] == [None, 1])
stack = []
for i in range(5):
    stack.append(i * i)
while stack:
    print(stack.pop(), end=" ")
print()
recursive = [1]
recursive.append(recursive)
print(recursive)
print(*[1, 2], *(3, 4), sep="-")
