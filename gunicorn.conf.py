"""How gunicorn serves thiduakt, at a desk and in a container alike; the address comes from outside.

`WEB_CONCURRENCY` changes the number of workers, as gunicorn itself defines it.
"""

import os

workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_class = "thiduakt.web.ListeningWorker"  # with threads, each for a request that has come
threads = 4  # a slow telephone must not keep a worker from everybody else
preload_app = True  # the workers share the memory of one loaded program
timeout = 60
worker_tmp_dir = "/dev/shm"  # a heartbeat must not wait for a slow disk
graceful_timeout = 10
control_socket_disable = True
loglevel = "warning"
