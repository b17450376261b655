def taste():
    return "sweet"
