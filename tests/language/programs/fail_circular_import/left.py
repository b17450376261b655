print("left starts")
import right

value = right.value
