def area(radius):
    return round(3.14159 * radius**2, 2)
