"""The office: its units as they are and were, their duties, people's posts, and what these allow.

May import `policy` and the library; knows neither reports nor how people sign in.
"""
