import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Jobs } from '../../../src/platform/jobs/index.js';
import { createBeneficiary } from '../../factories/beneficiaries.js';
import { createManySessions } from '../../factories/exports.js';
import { createUser } from '../../factories/identity.js';
import { createCommunes, createStructure } from '../../factories/structures.js';
import { createSession } from '../../factories/support-sessions.js';
import { NOW, startTestApp, type TestApp, type Visit } from '../../setup/app.js';

/** A little above what is made at once. */
export const MANY = 20_050;
export const october = { du: '2026-10-01', au: '2026-10-31' };
export const september = { du: '2026-09-01', au: '2026-09-30' };

interface Run {
  state: string;
  failure: string | null;
  sha256: string;
  size: string;
}

/** A structure whose mediator logged many sessions in October, and two in September. Its files lie in a folder of its own. */
export class ExportsWorld {
  private constructor(
    readonly app: TestApp,
    readonly folder: string,
    readonly structureId: string,
    readonly nadia: Awaited<ReturnType<typeof createUser>>,
    public visit: Visit,
  ) {}

  static async create(): Promise<ExportsWorld> {
    const folder = mkdtempSync(join(tmpdir(), 'exports-'));
    const app = await startTestApp(NOW, { env: { DATA_DIR: folder } });
    await createCommunes(app.db);
    const structureId = await createStructure(app.db, { name: 'Espace de Nancy' });
    const nadia = await createUser(app.db, { role: 'mediator', structureId, firstName: 'Nadia', lastName: 'Roux' });
    const owner = { structureId, mediatorId: nadia.id };
    await createManySessions(app.db, owner, MANY);
    const beneficiaryId = await createBeneficiary(app.db, { structureId, lastName: 'Abadie', firstName: 'Odette' });
    await createSession(app.db, owner, {
      ...{ day: '2026-09-10', beneficiaryId, notes: 'À revoir', topics: ['aide_aux_demarches_administratives'] },
      ...{ procedures: ['logement'], procedureName: '=HYPERLINK("http://ailleurs")' },
    });
    await createSession(app.db, owner, { day: '2026-09-11', topics: ['sante'] });
    return new ExportsWorld(app, folder, structureId, nadia, await app.signInAs(nadia));
  }

  async stop(): Promise<void> {
    await this.app.stop();
    rmSync(this.folder, { recursive: true });
  }

  /** What lies in the folder of files. */
  lying(): string[] {
    const folder = join(this.folder, 'exports');
    return existsSync(folder) ? readdirSync(folder) : [];
  }

  order(fields: Record<string, string>, by: Visit = this.visit) {
    return by.post('/exports', { quoi: 'sessions', format: 'csv', ...fields });
  }

  /** One that is made in the background. */
  async longOne(format = 'csv'): Promise<string> {
    const answer = await this.order({ ...october, format });
    expect(answer.headers['location']).toMatch(/^\/exports\/[0-9a-f-]{36}$/);
    return idIn(answer);
  }

  async runOf(id: string): Promise<Run | undefined> {
    const [run] = await this.app.db.query<Run[]>('SELECT state, failure, sha256, size FROM export_run WHERE id = $1', [
      id,
    ]);
    return run;
  }

  async stateOf(id: string): Promise<string | undefined> {
    return (await this.runOf(id))?.state;
  }

  /** What the journal says of it, in order. */
  async verbsOf(id: string): Promise<string[]> {
    const sql = 'SELECT verb FROM audit_event WHERE subject_id = $1 ORDER BY id';
    return (await this.app.db.query<{ verb: string }[]>(sql, [id])).map(({ verb }) => verb);
  }

  work(): Promise<void> {
    return this.app.get(Jobs).runNow('exports.run');
  }
}

export const idIn = ({ headers }: { headers: Record<string, string> }): string =>
  /^\/exports\/([0-9a-f-]{36})/.exec(headers['location'] ?? '')?.[1] ?? '';
