"""Notices: one narrow door in (`door.notify`), deliveries out.

A `Notice` becomes a row for each person, in the site at once, and a delivery for each other way
(e-mail today) that the person has. `worker` is a thread beside the server that claims what is due
from the database, so that nobody waits for a mail server, nothing is lost when the process is
killed, and of several processes one sends. `periodic` runs what other apps want done now and then.
May import `accounts` and `offices`; knows nothing of reports.
"""
