from . import circle

unit = circle.area(1)
