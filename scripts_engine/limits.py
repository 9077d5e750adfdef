"""The bounds that keep every script, answer and run small enough to be answered at once."""

MAX_SOURCE = 4_000  # characters of one expression
MAX_NODES = 500  # parts of one expression
MAX_NESTING = 40  # brackets within brackets
MAX_WORK = 200_000  # characters that the functions of one evaluation may look through
MAX_STRING = 20_000  # characters of a computed or answered text
MAX_TEXT = 20_000  # characters of a text on screen
MAX_PAGES = 1_000
MAX_ITEMS = 300  # items of one page
MAX_CHOICES = 5_000  # choices of one list
MAX_VISITS = 3_000  # page turns of one run
