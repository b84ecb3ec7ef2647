import type { MigrationInterface, QueryRunner } from 'typeorm';

const PARIS = `AT TIME ZONE 'Europe/Paris'`;

interface Followed {
  table: string;
  /** Columns that figures read: a change of any other marks nothing. */
  read: string;
  /** The days that some rows are counted on: `structure_id, day, person_id, mediator_id`. */
  days: (rows: string) => string;
}

const followed: readonly Followed[] = [
  {
    table: 'referral',
    read: 'sender_structure_id, sender_id, sent_at, path, status, outcome, level, level_after, answered_at',
    days: (rows) =>
      `SELECT sender_structure_id, (sent_at ${PARIS})::date, NULL::uuid, sender_id FROM ${rows} WHERE sent_at IS NOT NULL`,
  },
  {
    table: 'information_sheet',
    read: 'structure_id, given_by, given_at',
    days: (rows) => `SELECT structure_id, (given_at ${PARIS})::date, NULL::uuid, given_by FROM ${rows}`,
  },
  {
    table: 'reminder',
    read: 'structure_id, printed_at, printed_by',
    days: (rows) =>
      `SELECT structure_id, (printed_at ${PARIS})::date, NULL::uuid, printed_by FROM ${rows} WHERE printed_at IS NOT NULL`,
  },
  {
    // Its seats are those of its registrations, which mark it.
    table: 'workshop',
    read: 'structure_id, created_by, starts_at, zone, status, programme, capacity, anonymous_walk_ins',
    days: (rows) => `SELECT structure_id, (starts_at AT TIME ZONE zone)::date, NULL::uuid, created_by FROM ${rows}
      WHERE status IN ('published', 'closed')`,
  },
  {
    table: 'registration',
    read: 'workshop_id, status, walk_in, cancelled_by, cancelled_at',
    days: (rows) => `SELECT w.structure_id, (w.starts_at AT TIME ZONE w.zone)::date, NULL::uuid, w.created_by
      FROM ${rows} g JOIN workshop w ON w.id = g.workshop_id WHERE w.status IN ('published', 'closed')`,
  },
  {
    table: 'appointment',
    read: 'structure_id, agent_id, starts_at, zone, status',
    days: (rows) => `SELECT structure_id, (starts_at AT TIME ZONE zone)::date, NULL::uuid, agent_id FROM ${rows}`,
  },
];

/** Who came back after a referral, and when: whatever the person did since the sending is counted again. */
const returns: Followed = {
  table: 'referral',
  read: 'beneficiary_id, sender_structure_id, path, sent_at',
  days: (rows) => `SELECT sender_structure_id, (sent_at ${PARIS})::date, beneficiary_id, sender_id FROM ${rows}
    WHERE sent_at IS NOT NULL AND path <> 'internal'`,
};

const columnsOf = (row: string, { read }: Followed): string =>
  `(${read
    .split(', ')
    .map((column) => `${row}.${column}`)
    .join(', ')})`;

const changed = (row: 'o' | 'n', source: Followed): string =>
  `(SELECT ${row}.* FROM old_rows o JOIN new_rows n USING (id)
     WHERE ${columnsOf('o', source)} IS DISTINCT FROM ${columnsOf('n', source)})`;

const mark = (days: string): string => `INSERT INTO figure_mark (structure_id, day, person_id, mediator_id) ${days};`;

const nameOf = ({ table }: Followed): string => `mark_${table}`;

function functionOf(sources: readonly [Followed, ...Followed[]]): string {
  const each = (days: (source: Followed) => string): string => sources.map((source) => mark(days(source))).join('\n');
  return `
    CREATE FUNCTION ${nameOf(sources[0])}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF TG_OP = 'INSERT' THEN ${each(({ days }) => days('new_rows'))}
      ELSIF TG_OP = 'DELETE' THEN ${each(({ days }) => days('old_rows'))}
      ELSE ${each((source) => `${source.days(changed('o', source))} UNION ${source.days(changed('n', source))}`)}
      END IF;
      RETURN NULL;
    END $$;`;
}

const triggersOf = (source: Followed): string => `
  CREATE TRIGGER ${source.table}_marks_insert AFTER INSERT ON ${source.table}
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION ${nameOf(source)}();
  CREATE TRIGGER ${source.table}_marks_update AFTER UPDATE ON ${source.table}
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION ${nameOf(source)}();
  CREATE TRIGGER ${source.table}_marks_delete AFTER DELETE ON ${source.table}
    REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION ${nameOf(source)}();`;

/**
 * What is counted beyond sessions marks the days that it moves, in the transaction that moves it: one statement for
 * however many rows, and none for what figures do not read.
 */
export class SourceMarks1795300906000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const source of followed) {
      await runner.query(functionOf(source.table === 'referral' ? [source, returns] : [source]));
      await runner.query(triggersOf(source));
    }
    await runner.query(`
      -- The journal is written all day long: the condition is looked at before anything is called.
      CREATE FUNCTION mark_letter() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        INSERT INTO figure_mark (structure_id, day, mediator_id)
          VALUES (NEW.actor_structure_id, (NEW.at ${PARIS})::date, NEW.actor_user_id);
        RETURN NULL;
      END $$;
      CREATE TRIGGER audit_event_marks AFTER INSERT ON audit_event FOR EACH ROW
        WHEN (NEW.verb = 'referral.print-letter' AND NEW.actor_structure_id IS NOT NULL) EXECUTE FUNCTION mark_letter();

      -- What happened before is added up at the next start.
      INSERT INTO figure_mark (territory) SELECT DISTINCT territory FROM structure_territory WHERE territory LIKE 'D-%';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER audit_event_marks ON audit_event; DROP FUNCTION mark_letter();');
    for (const source of followed) {
      const triggers = ['insert', 'update', 'delete'].map(
        (event) => `DROP TRIGGER ${source.table}_marks_${event} ON ${source.table};`,
      );
      await runner.query(`${triggers.join(' ')} DROP FUNCTION ${nameOf(source)}();`);
    }
  }
}
