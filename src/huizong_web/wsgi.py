"""The door for web servers: `huizong_web.wsgi:application`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "huizong_web.settings")
application = get_wsgi_application()
