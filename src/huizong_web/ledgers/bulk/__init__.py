"""One change or one step for many records: looked at first, then done, with a result for each.

choosing    what can be done together     planning    an act for each record, as the person means it
doing       acts done one by one or all or none; or tried, and taken back
"""
