import right

value = right.value
