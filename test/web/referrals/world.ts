import { createUser, type CreatedUser } from '../../factories/identity.js';
import { createPerson, createReferral } from '../../factories/referrals.js';
import { createCommunes, createStructure } from '../../factories/structures.js';
import { NOW, startTestApp, type TestApp, type TestAppSettings, type Visit } from '../../setup/app.js';

type Status = 'draft' | 'sent' | 'accepted' | 'refused' | 'withdrawn' | 'expired' | 'closed';

/** A desk that sends, a partner that receives, a stranger to both; someone works in each. */
export class World {
  person = '';
  sender: Visit;
  receiver: Visit;
  stranger: Visit;

  private constructor(
    readonly app: TestApp,
    readonly desk: string,
    readonly partner: string,
    readonly counter: CreatedUser,
    readonly mediator: CreatedUser,
    readonly other: CreatedUser,
  ) {}

  static async open(settings: TestAppSettings = {}): Promise<World> {
    const app = await startTestApp(NOW, settings);
    await createCommunes(app.db);
    const desk = await createStructure(app.db, { name: 'Maison France services de Toul', communeInsee: '54528' });
    const partner = await createStructure(app.db, { name: 'Association Le Fil', communeInsee: '54395' });
    const elsewhere = await createStructure(app.db, { name: 'Ailleurs', communeInsee: '57463' });
    const counter = await createUser(app.db, { role: 'counter', structureId: desk });
    const mediator = await createUser(app.db, { structureId: partner });
    const other = await createUser(app.db, { structureId: elsewhere });
    const world = new World(app, desk, partner, counter, mediator, other);
    world.person = await createPerson(app.db, { structureId: desk, createdBy: counter.id });
    world.sender = await app.signInAs(counter);
    world.receiver = await app.signInAs(mediator);
    world.stranger = await app.signInAs(other);
    return world;
  }

  /** A referral from the desk to the partner. */
  referral(status: Status, settings: Partial<Parameters<typeof createReferral>[1]> = {}): Promise<string> {
    return createReferral(this.app.db, {
      beneficiaryId: this.person,
      senderStructureId: this.desk,
      senderId: this.counter.id,
      receiverStructureId: this.partner,
      receiverName: 'Association Le Fil',
      status,
      ...settings,
    });
  }

  async row(id: string): Promise<Record<string, unknown>> {
    const [row]: Record<string, unknown>[] = await this.app.db.query('SELECT * FROM referral WHERE id = $1', [id]);
    return row ?? {};
  }
}
