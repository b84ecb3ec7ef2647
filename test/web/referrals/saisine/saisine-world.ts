import { type CreatedUser, createUser } from '../../../factories/identity.js';
import { createPerson } from '../../../factories/referrals.js';
import { createStructure } from '../../../factories/structures.js';
import type { Visit } from '../../../setup/app.js';
import { World } from '../world.js';

type PersonSettings = Partial<Parameters<typeof createPerson>[1]>;

/** The referral world with a caisse of the département, its agent, and another caisse with its own. */
export class SaisineWorld {
  private constructor(
    readonly world: World,
    readonly fund: string,
    public agent: Visit,
    readonly otherAgent: Visit,
    private readonly agentAccount: CreatedUser,
  ) {}

  static async open(): Promise<SaisineWorld> {
    const world = await World.open();
    const { db } = world.app;
    const fund = await createStructure(db, {
      name: 'CPAM de Meurthe-et-Moselle',
      kind: 'fund',
      communeInsee: '54395',
      phone: '3646',
      fundDepartments: ['54'],
    });
    const other = await createStructure(db, { name: 'CPAM de Moselle', kind: 'fund', fundDepartments: ['57'] });
    const account = (structureId: string) => createUser(db, { role: 'fund_agent', structureId });
    const [own, others] = [await account(fund), await account(other)];
    return new SaisineWorld(world, fund, await world.app.signInAs(own), await world.app.signInAs(others), own);
  }

  /** Another moment: the two sides sign in again, since their sessions of before are over. */
  async at(instant: string): Promise<void> {
    const { app, counter } = this.world;
    app.clock.set(instant);
    this.agent = await app.signInAs(this.agentAccount);
    this.world.sender = await app.signInAs(counter);
  }

  person(settings: PersonSettings = {}): Promise<string> {
    return createPerson(this.world.app.db, {
      structureId: this.world.desk,
      createdBy: this.world.counter.id,
      ...settings,
    });
  }

  fields(more: Record<string, unknown> = {}): Record<string, unknown> {
    return {
      structureId: this.fund,
      motive: 'digital',
      agreementOn: '2026-11-24',
      agreementHow: 'oral',
      next: 'send',
      ...more,
    };
  }

  /** Sent through the form. @returns the id of the referral */
  async saisine(more: Record<string, unknown> = {}, personId?: string): Promise<string> {
    const person = personId ?? (await this.person());
    const answer = await this.world.sender.post(`/beneficiaires/${person}/saisine`, this.fields(more));
    if (answer.status !== 303) throw new Error(`The saisine answered ${answer.status}: ${answer.text}`);
    return (answer.headers['location'] ?? '').split('/')[2] ?? '';
  }

  async row(id: string): Promise<Record<string, unknown>> {
    const [row]: Record<string, unknown>[] = await this.world.app.db.query(
      `SELECT s.*, r.status, r.outcome, r.acknowledged_at, r.appointment_on FROM saisine s
         JOIN referral r ON r.id = s.referral_id WHERE s.referral_id = $1`,
      [id],
    );
    return row ?? {};
  }

  async steps(id: string): Promise<string[]> {
    const rows: { step: string }[] = await this.world.app.db.query(
      'SELECT step FROM saisine_step WHERE referral_id = $1 ORDER BY at, id',
      [id],
    );
    return rows.map(({ step }) => step);
  }

  /** By the caisse's agent unless told. */
  take(id: string, step: string, who: Visit = this.agent) {
    return who.post(`/orientations/${id}/saisine/etape`, { step });
  }
}
