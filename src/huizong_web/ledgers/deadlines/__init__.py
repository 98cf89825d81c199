"""What is due: the deadlines of all registers, asked for in the database as far as it can.

windows     terms backwards          candidates  records whose deadline can fall within some days
waiting     what a person's units have           grouping    that, by when, register and unit
reminding   tells the keepers, once a day
"""
