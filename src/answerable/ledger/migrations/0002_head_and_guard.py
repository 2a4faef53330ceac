"""The one head row, and a trigger that stops an entry from being changed by mistake.

Whoever owns the database can drop the trigger; that is what the chain is for.
"""

from django.db import migrations

_GUARDS = {
    "sqlite": [
        """CREATE TRIGGER ledger_entry_is_final BEFORE UPDATE ON ledger_entry
           BEGIN SELECT RAISE(ABORT, 'a ledger entry is never changed'); END""",
    ],
    "postgresql": [
        """CREATE FUNCTION ledger_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
           BEGIN RAISE EXCEPTION 'a ledger entry is never changed'; END $$""",
        """CREATE TRIGGER ledger_entry_is_final BEFORE UPDATE ON ledger_entry
           FOR EACH ROW EXECUTE FUNCTION ledger_refuse_change()""",
    ],
}


def lay_ground(apps, schema_editor):
    apps.get_model("ledger", "Head").objects.create(id=1, sequence=0, hash="0" * 64)
    for statement in _GUARDS[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]
    operations = [migrations.RunPython(lay_ground)]
