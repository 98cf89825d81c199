"""What is due: the deadlines of all registers, asked for in the database as far as it can.

candidates  records whose deadline can fall due until a day     waiting   what a person's units have
reminding   tells the keepers, once a day
"""
