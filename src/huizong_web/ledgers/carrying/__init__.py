"""A definition was changed: what became of it, which records do not fit, taking them over.

comparing  the definition of a book's records beside today's    looking  which records do not fit
acting     takes all records over in one act
"""
