"""Django's databases with `pending.NotesPending` mixed in; named in the settings as ENGINE."""
