/** What the pages of seats are tried with: an organiser, its agent signed in, letters read as they would leave. */
import type { StructureActor } from '../../../src/platform/access/actor.js';
import { MessageComposers } from '../../../src/modules/messages/index.js';
import { createBeneficiary } from '../../factories/beneficiaries.js';
import { createUser } from '../../factories/identity.js';
import { createCommunes, createStructure } from '../../factories/structures.js';
import { createWorkshop } from '../../factories/workshops.js';
import { startTestApp, type TestApp, type Visit } from '../../setup/app.js';

export class SeatsWebWorld {
  constructor(
    readonly app: TestApp,
    readonly structureId: string,
    readonly userId: string,
    readonly agent: Visit,
  ) {}

  workshop(settings: Partial<Parameters<typeof createWorkshop>[1]> = {}): Promise<string> {
    return createWorkshop(this.app.db, { structureId: this.structureId, createdBy: this.userId, ...settings });
  }

  person(settings: Partial<Parameters<typeof createBeneficiary>[1]> = {}): Promise<string> {
    return createBeneficiary(this.app.db, { structureId: this.structureId, createdBy: this.userId, ...settings });
  }

  /** The registrations of a workshop, in the order in which people asked. */
  registrations(
    workshopId: string,
  ): Promise<{ id: string; name: string | null; status: string; coming: string | null; email: string | null }[]> {
    return this.app.db.query(
      'SELECT id, name, status, coming, email FROM registration WHERE workshop_id = $1 ORDER BY queue_number',
      [workshopId],
    );
  }

  /** The words of the last message about a registration that has a link or not, as it would leave now. */
  async letter(registrationId: string): Promise<{ kind: string; subject: string; text: string; link: string } | null> {
    const [row] = await this.app.db.query<{ id: string; kind: string; channel: 'email' | 'sms' | 'call' }[]>(
      `SELECT id, kind, channel FROM message WHERE subject_kind = 'registration' AND subject_id = $1
          AND status <> 'cancelled' ORDER BY queued_at DESC, id DESC LIMIT 1`,
      [registrationId],
    );
    if (!row) return null;
    const message = { id: row.id, subjectId: registrationId, details: {}, channel: row.channel };
    const words = await this.app.get(MessageComposers).compose(row.kind, message);
    if (!words) return null;
    const link = /\/i\/[\w-]+/.exec(words.text)?.[0] ?? '';
    return { kind: row.kind, subject: words.subject, text: words.text, link };
  }

  /** A browser that has opened the link of the last message. */
  async opened(registrationId: string): Promise<Visit> {
    const letter = await this.letter(registrationId);
    const visit = this.app.visitor();
    await visit.get(letter?.link ?? '');
    await visit.post(letter?.link ?? '');
    return visit;
  }

  async actor(): Promise<StructureActor> {
    const user = await createUser(this.app.db, { structureId: this.structureId });
    return {
      ...{ userId: user.id, membershipId: user.membershipId, structureId: this.structureId, role: 'mediator' },
      ...{ firstName: 'Camille', lastName: 'Essai', workplaceName: 'Maison', scope: null },
    };
  }
}

export async function seatsWebWorld(): Promise<SeatsWebWorld> {
  const app = await startTestApp();
  await createCommunes(app.db);
  const structureId = await createStructure(app.db, { name: 'Maison des services', phone: '+33383000000' });
  const user = await createUser(app.db, { structureId });
  return new SeatsWebWorld(app, structureId, user.id, await app.signInAs(user));
}
