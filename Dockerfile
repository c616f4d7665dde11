FROM python:3.12-slim-bookworm

# Printing: see docs/concepts.md; without libharfbuzz-subset0 a paper takes five times as long.
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-croscore \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --create-home thiduakt \
    && install -d -o thiduakt /srv/media /srv/backups /srv/beat

ENV PYTHONUNBUFFERED=1 PIP_NO_CACHE_DIR=1
WORKDIR /srv/thiduakt
COPY requirements.lock .
RUN pip install --require-hashes -r requirements.lock
COPY . .
# The values only let the settings load; nothing of them stays in the image.
RUN SECRET_KEY=only-while-building HISTORY_KEY=only-while-building-0123456789abcdef DATABASE_URL=postgres://nobody@nowhere/nothing \
    python manage.py collectstatic --no-input --verbosity 0

USER thiduakt
EXPOSE 8000
CMD ["gunicorn", "thiduakt.wsgi", "--bind", "0.0.0.0:8000"]
