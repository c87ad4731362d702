FROM python:3.12-slim

ENV PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=config.settings.production \
    DATA_DIR=/data

WORKDIR /app
COPY requirements/base.txt requirements/base.txt
RUN pip install --no-cache-dir --require-hashes --no-deps -r requirements/base.txt

COPY . .
RUN python -m scripts.messages compile \
    && SECRET_KEY=of-the-build-only DATA_DIR=/tmp python manage.py collectstatic --no-input \
    && useradd --system --home-dir /data --create-home portal

USER portal
EXPOSE 8000
VOLUME /data
CMD ["gunicorn", "config.wsgi", "--bind", "0.0.0.0:8000", "--workers", "3", "--access-logfile", "-"]
