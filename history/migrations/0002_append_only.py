"""Let the database itself refuse changes of the log, whoever asks."""

from django.db import migrations

POSTGRESQL = """
CREATE FUNCTION history_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Nhật ký chỉ được ghi thêm, không được sửa, xóa.';
END $$;
CREATE TRIGGER history_append_only BEFORE UPDATE OR DELETE ON history_event
    FOR EACH ROW EXECUTE FUNCTION history_refuse_change();
"""
POSTGRESQL_BACK = """
DROP TRIGGER history_append_only ON history_event;
DROP FUNCTION history_refuse_change();
"""
SQLITE = [
    f"""CREATE TRIGGER history_no_{verb} BEFORE {verb} ON history_event
    BEGIN SELECT RAISE(ABORT, 'Nhật ký chỉ được ghi thêm, không được sửa, xóa.'); END"""
    for verb in ("update", "delete")
]
SQLITE_BACK = ["DROP TRIGGER history_no_update", "DROP TRIGGER history_no_delete"]


def _run(on_postgresql: str, on_sqlite: list[str]):
    def run(apps, schema_editor):
        is_postgresql = schema_editor.connection.vendor == "postgresql"
        for statement in [on_postgresql] if is_postgresql else on_sqlite:
            schema_editor.execute(statement)

    return run


class Migration(migrations.Migration):
    dependencies = [("history", "0001_initial")]
    operations = [
        migrations.RunPython(_run(POSTGRESQL, SQLITE), _run(POSTGRESQL_BACK, SQLITE_BACK))
    ]
