"""`python -m huizong`."""

import sys

from huizong.cli import main

sys.exit(main())
