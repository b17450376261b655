import half_b

value = half_b.value
