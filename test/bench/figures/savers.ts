import type pg from 'pg';
import { newId } from '../../../src/platform/ids.js';
import { sessionForm } from '../client/session-form.js';
import type { Visitor } from '../client/visitor.js';
import { signInAll } from '../harness/crowd.js';
import type { Leftovers } from '../harness/leftovers.js';

const ADDRESS = '/seances/nouvelle';

interface Desk {
  email: string;
  place: string;
  people: string[];
}

/** Mediators all over the country who log sessions through the form: one in two with somebody whose file they have. */
export class Savers {
  private constructor(
    private readonly desks: readonly Desk[],
    private readonly visitors: readonly Visitor[],
  ) {}

  static async signIn(client: pg.Client, origin: string, count: number, leftovers: Leftovers): Promise<Savers> {
    const { rows } = await client.query<Desk>(
      `SELECT u.email, (SELECT id FROM place p WHERE p.structure_id = m.structure_id AND p.gone_at IS NULL ORDER BY id LIMIT 1) AS place,
              ARRAY(SELECT id::text FROM beneficiary b WHERE b.structure_id = m.structure_id ORDER BY updated_at DESC, id LIMIT 200) AS people
         FROM (SELECT * FROM membership WHERE role = 'mediator' AND ends_on IS NULL ORDER BY md5(id::text) LIMIT $1 * 2) m
         JOIN app_user u ON u.id = m.user_id`,
      [count],
    );
    const desks = rows.filter(({ place, people }) => place && people.length > 0).slice(0, count);
    const emails = desks.map(({ email }) => email);
    const { visitors } = await signInAll(origin, emails, leftovers);
    await Promise.all(visitors.map((visitor) => visitor.open(ADDRESS)));
    return new Savers(desks, visitors);
  }

  /** How long the answer took, in milliseconds. */
  async save(index: number, turn: number): Promise<number> {
    const desk = this.desks[index % this.desks.length];
    const visitor = this.visitors[index % this.desks.length];
    if (!desk || !visitor) throw new Error('Nobody can save a session.');
    const person = turn % 2 === 0 ? undefined : desk.people[(turn * 7919) % desk.people.length];
    const { status, ms } = await visitor.post(ADDRESS, sessionForm(newId(), desk.place, person));
    if (status !== 303) throw new Error(`A session was answered ${status}.`);
    return ms;
  }
}
