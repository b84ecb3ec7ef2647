import { createUser, type CreatedUser } from '../../factories/identity.js';
import { createLevel, createPerson } from '../../factories/referrals.js';
import { createCommunes, createStructure } from '../../factories/structures.js';
import { createWorkshop } from '../../factories/workshops.js';
import { NOW, startTestApp, type TestApp, type Visit } from '../../setup/app.js';

/** During the workshop, and once it is over: it is held on Tuesday 8 December 2026 from 14 h to 16 h. */
export const DURING = '2026-12-08T14:30:00+01:00';
export const AFTER = '2026-12-08T16:10:00+01:00';

/** A desk that sends people to the workshops of a caisse; an agent in each, and a stranger. */
export class LoopWorld {
  counter: Visit;
  organiser: Visit;
  stranger: Visit;

  private constructor(
    readonly app: TestApp,
    readonly desk: string,
    readonly fund: string,
    readonly sender: CreatedUser,
    readonly agent: CreatedUser,
    readonly other: CreatedUser,
  ) {}

  static async open(): Promise<LoopWorld> {
    const app = await startTestApp(NOW);
    await createCommunes(app.db);
    const desk = await createStructure(app.db, { name: 'France services de Toul', communeInsee: '54528' });
    const fund = await createStructure(app.db, {
      ...{ name: 'CPAM de Meurthe-et-Moselle', kind: 'fund', communeInsee: '54395', fundDepartments: ['54'] },
    });
    const elsewhere = await createStructure(app.db, { name: 'Ailleurs', communeInsee: '57463' });
    const sender = await createUser(app.db, { role: 'counter', structureId: desk });
    const agent = await createUser(app.db, { role: 'fund_agent', structureId: fund });
    const other = await createUser(app.db, { role: 'structure_manager', structureId: elsewhere });
    const world = new LoopWorld(app, desk, fund, sender, agent, other);
    await world.at(NOW);
    return world;
  }

  /** Another moment; everybody signs in again, since two weeks have passed. */
  async at(moment: string): Promise<void> {
    this.app.clock.set(moment);
    this.counter = await this.app.signInAs(this.sender);
    this.organiser = await this.app.signInAs(this.agent);
    this.stranger = await this.app.signInAs(this.other);
  }

  workshop(settings: Partial<Parameters<typeof createWorkshop>[1]> = {}): Promise<string> {
    return createWorkshop(this.app.db, {
      ...{ structureId: this.fund, createdBy: this.agent.id, title: 'Mon compte ameli', publicBooking: false },
      ...settings,
    });
  }

  /** A person of the desk, at the level at which workshops are proposed. */
  async person(settings: Partial<Parameters<typeof createPerson>[1]> = {}): Promise<string> {
    const about = { structureId: this.desk, createdBy: this.sender.id };
    const id = await createPerson(this.app.db, { ...about, ...settings });
    const level = { beneficiaryId: id, structureId: this.desk, authorId: this.sender.id, level: 'intermediate' as const };
    await createLevel(this.app.db, level);
    return id;
  }

  /** « Orienter et réserver une place »; gives the address of the referral. */
  async refer(workshopId: string, personId: string): Promise<string> {
    const answer = await this.counter.post(`/beneficiaires/${personId}/orienter/preparer`, {
      ...{ path: 'workshop', workshopId, next: 'send', agreementOn: '2026-11-24', agreementHow: 'oral' },
    });
    if (answer.status !== 303) throw new Error(`The referral answered ${answer.status}`);
    return answer.headers['location'] ?? '';
  }

  async rowOf(address: string): Promise<Record<string, unknown>> {
    const [row]: Record<string, unknown>[] = await this.app.db.query('SELECT * FROM referral WHERE id = $1', [
      address.split('/').at(-1),
    ]);
    return row ?? {};
  }

  async seatOf(address: string): Promise<{ id: string; status: string; workshop_id: string; walk_in: boolean }> {
    const [row]: { id: string; status: string; workshop_id: string; walk_in: boolean }[] = await this.app.db.query(
      'SELECT id, status, workshop_id, walk_in FROM registration WHERE referral_id = $1',
      [address.split('/').at(-1)],
    );
    if (!row) throw new Error('No seat');
    return row;
  }

  /** What the sender’s colleagues were written about their referrals. */
  async written(address: string): Promise<string[]> {
    const rows: { kind: string }[] = await this.app.db.query(
      `SELECT kind FROM message WHERE subject_kind = 'referral' AND subject_id = $1 ORDER BY queued_at`,
      [address.split('/').at(-1)],
    );
    return rows.map(({ kind }) => kind);
  }
}
