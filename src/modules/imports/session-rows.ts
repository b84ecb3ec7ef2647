import { Injectable } from '@nestjs/common';
import type pg from 'pg';
import { UnitOfWork } from '../../platform/db/index.js';
import { isId } from '../../platform/ids.js';
import { Clock } from '../../platform/time/clock.js';
import { PeopleByName } from '../beneficiaries/index.js';
import { readCommuneIndex, StructuresService } from '../structures/index.js';
import { BatchSessions } from '../support-sessions/index.js';
import type { PeopleImport } from './people-import.entity.js';
import type { RowReader } from './person-rows.js';
import { CommuneReader } from './reading/read-commune.js';
import { readSession } from './reading/read-session.js';
import { SessionPlaces } from './reading/session-places.js';

const AT_ONCE = 5_000;

const STRANGER =
  'Personne sans fiche ici, ou plusieurs portent ce nom\u00a0: la séance est gardée sans dire qui. Importez d’abord vos bénéficiaires si vous voulez les y rattacher.';

/** Reads rows of accompaniments: which sessions are there already, and who of their people has a file. */
@Injectable()
export class SessionRows {
  constructor(
    private readonly work: UnitOfWork,
    private readonly structures: StructuresService,
    private readonly sessions: BatchSessions,
    private readonly people: PeopleByName,
    private readonly clock: Clock,
  ) {}

  async reader(found: PeopleImport): Promise<RowReader> {
    const { structureId } = found;
    const context = {
      structureId,
      communes: new CommuneReader(await readCommuneIndex(this.work.manager)),
      places: new SessionPlaces(await this.structures.placesOf(structureId)),
      today: this.clock.today(),
    };
    return {
      read: (row) => {
        const { session, externalId, messages, raw } = readSession(row, found.columns, context);
        const staged = { rowNumber: row.number, raw, messages, ...(externalId === '' ? {} : { externalId }) };
        return Promise.resolve(
          session ? { ...staged, state: 'ready', understood: { ...session } } : { ...staged, state: 'refused' },
        );
      },
      finish: async (client) => {
        await this.markKnown(client, found);
        await this.nameThePeople(client, found);
      },
      close: () => Promise.resolve(),
    };
  }

  /** The same session brought twice, or one of ours coming back, gives nothing new. */
  private async markKnown(client: pg.PoolClient, { id, structureId }: PeopleImport): Promise<void> {
    const { rows } = await client.query<{ external: string; key: string }>(
      `SELECT DISTINCT external_id AS external, understood->>'formKey' AS key FROM people_import_row
        WHERE import_id = $1 AND state = 'ready'`,
      [id],
    );
    for (let from = 0; from < rows.length; from += AT_ONCE) {
      const some = rows.slice(from, from + AT_ONCE);
      const ids = some.map(({ external }) => external).filter(isId);
      const known = await this.sessions.known(
        structureId,
        some.map(({ key }) => key),
        ids,
      );
      const there = some.filter(({ external, key }) => known.has(key) || known.has(external));
      await client.query(
        `UPDATE people_import_row SET state = 'duplicate' WHERE import_id = $1 AND state = 'ready' AND external_id = ANY ($2)`,
        [id, there.map(({ external }) => external)],
      );
    }
  }

  private async nameThePeople(client: pg.PoolClient, { id, structureId }: PeopleImport): Promise<void> {
    const { rows } = await client.query<{ name: string }>(
      `SELECT DISTINCT understood->'person'->>'name' AS name FROM people_import_row
        WHERE import_id = $1 AND state = 'ready' AND understood->'person'->>'name' IS NOT NULL`,
      [id],
    );
    const bearers = await this.people.find(
      structureId,
      rows.map(({ name }) => name),
    );
    const found = [...bearers].flatMap(([name, [only, ...others]]) =>
      only && others.length === 0 ? [{ name, id: only }] : [],
    );
    await client.query(
      `UPDATE people_import_row r SET understood = jsonb_set(r.understood, '{person,id}', to_jsonb(f.id))
         FROM jsonb_to_recordset($2::jsonb) AS f (name text, id text)
        WHERE r.import_id = $1 AND r.state = 'ready' AND r.understood->'person'->>'name' = f.name`,
      [id, JSON.stringify(found)],
    );
    await client.query(
      `UPDATE people_import_row r
          SET messages = messages || jsonb_build_object('column', NULL, 'kind', 'set_aside', 'words', $2::text,
                'read', left(r.understood->'person'->>'name', 80))
        WHERE r.import_id = $1 AND r.state = 'ready' AND r.understood->'person'->>'name' IS NOT NULL
          AND NOT r.understood->'person' ? 'id'`,
      [id, STRANGER],
    );
  }
}
