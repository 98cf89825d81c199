"""Plays a scene on the site that the environment names and prints JSON: playing.py KIND NAME …"""

import json
import os
import sys

import django

if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "huizong_web.settings"
    django.setup()
    import scenes

    sys.stdout.write(json.dumps(scenes.play(*sys.argv[1:]), ensure_ascii=False) + "\n")
