import half_a

value = half_a.value
