import { newId } from '../../../src/platform/ids.js';
import { createUser } from '../../factories/identity.js';
import { createCommunes, createPlace, createStructure } from '../../factories/structures.js';
import { startTestApp, type TestApp, type Visit } from '../../setup/app.js';

/** An organiser in Nancy, and somebody of another structure of the same département. */
export class OrganisingWorld {
  private constructor(
    readonly app: TestApp,
    readonly structure: string,
    readonly place: string,
    readonly user: string,
    readonly visit: Visit,
    readonly neighbour: Visit,
  ) {}

  static async open(): Promise<OrganisingWorld> {
    const app = await startTestApp();
    await createCommunes(app.db);
    const structure = await createStructure(app.db, {
      ...{ name: 'Espace numérique de Nancy', communeInsee: '54395', phone: '+33383000101' },
      email: 'espace@exemple.test',
    });
    const place = await createPlace(app.db, { structureId: structure, name: 'Médiathèque Stanislas' });
    const user = await createUser(app.db, { structureId: structure, firstName: 'Nadia', lastName: 'Perrin' });
    const other = await createStructure(app.db, { name: 'Maison France services', communeInsee: '54528' });
    const neighbour = await createUser(app.db, { structureId: other, role: 'counter' });
    return new OrganisingWorld(
      ...([app, structure, place, user.id, await app.signInAs(user), await app.signInAs(neighbour)] as const),
    );
  }

  /** A form as a browser would send it: a group on Tuesday 1 December, 14 h to 16 h, at the media library. */
  form(changes: Record<string, unknown> = {}): Record<string, unknown> {
    const filled: Record<string, unknown> = {
      ...{ formKey: newId(), title: 'Découvrir Mon espace santé', audience: 'people', format: 'group', mode: 'place' },
      ...{ day: '2026-12-01', start: '14:00', end: '16:00', placeId: this.place, capacity: '8', listed: 'true' },
      ...{ offerHours: '24', repeat: 'once' },
      ...changes,
    };
    return Object.fromEntries(Object.entries(filled).filter(([, value]) => value !== undefined));
  }

  /** Makes one and gives its id. */
  async make(changes: Record<string, unknown> = {}): Promise<string> {
    const answer = await this.visit.post('/ateliers/nouveau', this.form(changes));
    if (answer.status !== 303)
      throw new Error(`The form answered ${answer.status}: ${errorsOf(answer.text).join(' ')}`);
    return (answer.headers['location'] ?? '').split('/').at(-1) ?? '';
  }

  async row(id: string): Promise<Record<string, unknown>> {
    const [row] = await this.app.db.query<Record<string, unknown>[]>('SELECT * FROM workshop WHERE id = $1', [id]);
    return row ?? {};
  }

  /** Somebody takes a seat, as the seats of the base count them. */
  async register(workshop: string, count = 1): Promise<void> {
    for (let index = 0; index < count; index += 1) {
      await this.app.db.query(
        `INSERT INTO registration (id, workshop_id, name, phone, source, status, queue_number, form_key, created_at)
         VALUES ($1, $2, 'Odette Essai', '+33600000001', 'public', 'registered',
           (SELECT coalesce(max(queue_number), 0) + 1 FROM registration WHERE workshop_id = $2), $3, '2026-11-24')`,
        [newId(), workshop, newId()],
      );
    }
  }
}

export const textOf = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', '’')
    .replaceAll('&amp;', '&')
    .replace(/\u00a0/g, ' ')
    .replace(/\s+/g, ' ');

export const errorsOf = (html: string): string[] =>
  [...html.matchAll(/govuk-error-summary__list[\s\S]*?<\/ul>/g)]
    .flatMap(([list]) => [...list.matchAll(/<a[^>]*>([^<]*)</g)])
    .map(([, text = '']) => textOf(text));
