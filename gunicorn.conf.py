"""How gunicorn serves thiduakt, at a desk and in a container alike; the address comes from outside.

`WEB_CONCURRENCY` changes the number of workers, as gunicorn itself defines it.
"""

import gc
import os
from importlib import import_module

from django.conf import settings

workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_class = "thiduakt.web.ListeningWorker"  # with threads, each for a request that has come
threads = 4  # a slow telephone must not keep a worker from everybody else
preload_app = True  # the workers share the memory of one loaded program
timeout = 60
worker_tmp_dir = "/dev/shm"  # a heartbeat must not wait for a slow disk
graceful_timeout = 10
control_socket_disable = True
loglevel = "warning"


def when_ready(server):
    """Load all views before the workers part, and have nobody look for garbage in what stays: that
    took one part in thirty of each answer."""
    import_module(settings.ROOT_URLCONF)
    gc.collect()
    gc.freeze()
