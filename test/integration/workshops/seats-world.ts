/** An organiser with its agent and a workshop: what the tests of seats start from. */
import type { StructureActor } from '../../../src/platform/access/actor.js';
import { newId } from '../../../src/platform/ids.js';
import { Seats, type SeatAnswer, WorkshopSeats } from '../../../src/modules/workshops/index.js';
import { createBeneficiary } from '../../factories/beneficiaries.js';
import { createUser } from '../../factories/identity.js';
import { createCommunes, createStructure } from '../../factories/structures.js';
import { createWorkshop } from '../../factories/workshops.js';
import { startTestApp, type TestApp, type TestAppSettings } from '../../setup/app.js';

export class SeatsWorld {
  constructor(
    readonly app: TestApp,
    readonly actor: StructureActor,
  ) {}

  get seats(): Seats {
    return this.app.get(Seats);
  }

  get all(): WorkshopSeats {
    return this.app.get(WorkshopSeats);
  }

  workshop(settings: Partial<Parameters<typeof createWorkshop>[1]> = {}): Promise<string> {
    const { structureId, userId } = this.actor;
    return createWorkshop(this.app.db, { structureId, createdBy: userId, ...settings });
  }

  person(settings: Partial<Parameters<typeof createBeneficiary>[1]> = {}): Promise<string> {
    const { structureId, userId } = this.actor;
    return createBeneficiary(this.app.db, { structureId, createdBy: userId, ...settings });
  }

  /** By the agent, for someone of the structure, made for it unless told. */
  async register(workshopId: string, beneficiaryId?: string): Promise<SeatAnswer> {
    const who = { beneficiaryId: beneficiaryId ?? (await this.person()) };
    return this.seats.register({ workshopId, who, by: this.actor, formKey: newId() });
  }

  async registerAll(workshopId: string, count: number): Promise<SeatAnswer[]> {
    const answers: SeatAnswer[] = [];
    for (let rank = 0; rank < count; rank += 1) answers.push(await this.register(workshopId));
    return answers;
  }

  /** By the person, on the public page. */
  ask(workshopId: string, who: { name?: string; email?: string | null; phone?: string | null } = {}) {
    const asker = { name: 'Jeanne Aubry', email: null, phone: null, ...who };
    return this.seats.register({ workshopId, who: asker, by: 'public', formKey: newId() });
  }

  /** What the base holds of a workshop. */
  async stateOf(workshopId: string): Promise<{ taken: number; waiting: number; statuses: string[] }> {
    const [row] = await this.app.db.query<{ taken: number; waiting: number }[]>(
      'SELECT seats_taken AS taken, waiting FROM workshop WHERE id = $1',
      [workshopId],
    );
    const rows = await this.app.db.query<{ status: string }[]>(
      'SELECT status FROM registration WHERE workshop_id = $1 ORDER BY queue_number',
      [workshopId],
    );
    return { taken: row?.taken ?? -1, waiting: row?.waiting ?? -1, statuses: rows.map(({ status }) => status) };
  }

  async statusOf(id: string): Promise<string> {
    const [row] = await this.app.db.query<{ status: string }[]>('SELECT status FROM registration WHERE id = $1', [id]);
    return row?.status ?? 'none';
  }

  /** The messages about a registration, oldest first: « registration.offer email queued ». */
  async messagesOf(id: string): Promise<string[]> {
    const rows = await this.app.db.query<{ line: string }[]>(
      `SELECT concat_ws(' ', kind, channel, status) AS line FROM message
        WHERE subject_kind = 'registration' AND subject_id = $1 ORDER BY queued_at, id`,
      [id],
    );
    return rows.map(({ line }) => line);
  }
}

export async function seatsWorld(settings: TestAppSettings = {}): Promise<SeatsWorld> {
  const app = await startTestApp(undefined, settings);
  await createCommunes(app.db);
  return new SeatsWorld(app, await agentOf(app));
}

/** An agent of a structure made for them. */
export async function agentOf(app: TestApp, structureId?: string): Promise<StructureActor> {
  const home = structureId ?? (await createStructure(app.db));
  const { id: userId, membershipId } = await createUser(app.db, { structureId: home });
  return {
    ...{ userId, membershipId, structureId: home, role: 'mediator', firstName: 'Camille', lastName: 'Essai' },
    ...{ workplaceName: 'Structure', scope: null },
  };
}
