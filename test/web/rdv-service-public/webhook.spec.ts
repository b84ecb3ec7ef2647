import { createHmac } from 'node:crypto';
import supertest from 'supertest';
import { createAppointment, createReason } from '../../factories/appointments.js';
import { createBeneficiary } from '../../factories/beneficiaries.js';
import { createUser, type CreatedUser } from '../../factories/identity.js';
import { createStructure } from '../../factories/structures.js';
import { startTestApp, type TestApp } from '../../setup/app.js';

const SECRET = 'un secret partagé à deux';
let app: TestApp;
let structureId: string;
let manager: CreatedUser;
let agent: CreatedUser;
let hook: string;
const logged: string[] = [];
const log = (...words: unknown[]) => void logged.push(words.map(String).join(' '));

beforeAll(async () => {
  app = await startTestApp(undefined, { logger: { log, warn: log, error: log, debug: log, verbose: log, fatal: log } });
});
afterAll(() => app.stop());
beforeEach(async () => {
  logged.splice(0);
  structureId = await createStructure(app.db);
  manager = await createUser(app.db, { structureId, role: 'structure_manager' });
  agent = await createUser(app.db, { structureId });
  const visit = await app.signInAs(manager);
  await visit.get('/rendez-vous/rdv-service-public');
  const set = await visit.post('/rendez-vous/rdv-service-public', { secret: SECRET });
  const { text } = await visit.follow(set);
  hook = /\/api\/rdv-service-public\/([0-9a-f-]{36})/.exec(text)?.[1] ?? '';
  expect(hook).not.toBe('');
});

interface Told {
  id?: number;
  status?: string;
  starts_at?: string;
  ends_at?: string;
  agents?: { email: string }[];
  users?: object[];
  motif?: object;
  [other: string]: unknown;
}

const martine = {
  first_name: 'Martine',
  last_name: 'Validay',
  birth_date: '1950-03-02',
  phone_number: '06 12 34 56 78',
};

const payload = (data: Told, meta: object = {}) => ({
  data: {
    ...{ id: 41, status: 'unknown', starts_at: '2026-12-01 10:00:00 +0100', ends_at: '2026-12-01 10:30:00 +0100' },
    ...{ agents: [{ email: agent.email.toUpperCase() }], users: [martine] },
    motif: { name: 'Aide numérique', location_type: 'phone', collectif: false },
    ...data,
  },
  meta: { model: 'Rdv', event: 'created', payload_computed_at: '2026-11-24T09:00:00+01:00', ...meta },
});

async function tell(told: object | string, settings: { secret?: string; at?: string; signature?: string } = {}) {
  const body = typeof told === 'string' ? told : JSON.stringify(told);
  const signature =
    settings.signature ??
    createHmac('sha256', settings.secret ?? SECRET)
      .update(body)
      .digest('hex');
  return supertest(app.nest.getHttpServer())
    .post(`/api/rdv-service-public/${settings.at ?? hook}`)
    .set('Content-Type', 'application/json; charset=utf-8')
    .set('X-Lapin-Signature', signature)
    .send(body);
}

interface Row {
  [column: string]: unknown;
}
const rows = (): Promise<Row[]> =>
  app.db.query(
    `SELECT a.external_id, a.status, a.forced, a.name, a.phone, a.beneficiary_id, a.starts_at, a.agent_id, a.mode, r.label,
            r.retired_at IS NOT NULL AS retired
       FROM appointment a JOIN appointment_reason r ON r.id = a.reason_id
      WHERE a.structure_id = $1 AND a.source = 'rdv_service_public' ORDER BY a.external_id`,
    [structureId],
  );
const later = (minutes: number) => ({
  payload_computed_at: new Date(Date.parse('2026-11-24T08:00:00Z') + minutes * 60_000).toISOString(),
});

describe('the door', () => {
  it('opens to what is signed with the secret, and to nothing else', async () => {
    expect((await tell(payload({}), { secret: 'un autre secret partagé' })).status).toBe(404);
    expect((await tell(payload({}), { signature: '' })).status).toBe(404);
    expect((await tell(payload({}), { signature: 'zz' })).status).toBe(404);
    expect((await tell(payload({}), { at: '00000000-0000-4000-8000-000000000000' })).status).toBe(404);
    expect((await tell(payload({}), { at: 'absent' })).status).toBe(404);
    expect(await rows()).toEqual([]);
    expect((await tell(payload({}))).status).toBe(204);
    expect(await rows()).toHaveLength(1);
  });

  it('checks the very bytes: the same words written otherwise are not signed', async () => {
    const body = JSON.stringify(payload({}));
    const signature = createHmac('sha256', SECRET).update(body).digest('hex');
    expect((await tell(`${body} `, { signature })).status).toBe(404);
    expect((await tell('{"data": 1}')).status).toBe(404);
    expect((await tell('not json')).status).toBe(404);
  });

  it('lets other records pass, and tells the manager what last came', async () => {
    expect((await tell(payload({}, { model: 'Absence' }))).status).toBe(204);
    expect(await rows()).toEqual([]);
    const visit = await app.signInAs(manager);
    expect((await visit.get('/rendez-vous/rdv-service-public')).text).toContain('La liaison fonctionne.');
    app.clock.advance({ minutes: 1 });
    await tell(payload({}), { secret: 'un autre secret partagé' });
    expect((await visit.get('/rendez-vous/rdv-service-public')).text).toContain('le secret n’est pas le même');
  });

  it('keeps the secret from the page and from the base, and closes with a confirmation', async () => {
    const visit = await app.signInAs(manager);
    expect((await visit.get('/rendez-vous/rdv-service-public')).text).not.toContain(SECRET);
    const [link] = await app.db.query<{ sealed_secret: string }[]>(
      'SELECT sealed_secret FROM rdv_service_public_link WHERE structure_id = $1',
      [structureId],
    );
    expect(Buffer.from(link?.sealed_secret ?? '', 'base64url').toString('latin1')).not.toContain('secret');
    expect((await visit.get('/rendez-vous/rdv-service-public/arreter')).text).toContain('Arrêter la liaison');
    expect((await visit.post('/rendez-vous/rdv-service-public/arreter')).status).toBe(303);
    expect((await tell(payload({}))).status).toBe(404);
    const short = await visit.post('/rendez-vous/rdv-service-public', { secret: 'court' });
    expect(short.status).toBe(422);
    expect(short.text).not.toContain('value="court"');
  });
});

describe('an appointment told', () => {
  it('stands in the agenda of its agent, with a name alone when nobody here is like it', async () => {
    await tell(payload({}));
    expect(await rows()).toEqual([
      {
        ...{ external_id: '41', status: 'upcoming', forced: false, name: 'Martine Validay', phone: '+33612345678' },
        ...{ beneficiary_id: null, starts_at: new Date('2026-12-01T09:00:00Z'), agent_id: agent.id, mode: 'phone' },
        ...{ label: 'Aide numérique', retired: true },
      },
    ]);
    expect(await app.db.query('SELECT 1 FROM beneficiary WHERE structure_id = $1', [structureId])).toEqual([]);
    expect(await app.db.query('SELECT 1 FROM message WHERE structure_id = $1', [structureId])).toEqual([]);
    expect(logged.join('\n')).not.toMatch(/Martine|Validay/);
  });

  it('joins the one file with the same name and year, and no other', async () => {
    const base = { structureId, createdBy: manager.id, firstName: 'MARTINE', lastName: 'Valíday' };
    const id = await createBeneficiary(app.db, { ...base, birthYear: 1950 });
    await tell(payload({}));
    expect(await rows()).toMatchObject([{ beneficiary_id: id, name: null, phone: null }]);
    await createBeneficiary(app.db, { ...base, birthYear: 1950 });
    await tell(payload({ id: 42, starts_at: '2026-12-02T09:00:00Z', ends_at: '2026-12-02T09:30:00Z' }));
    await tell(
      payload({
        ...{ id: 43, starts_at: '2026-12-03T09:00:00Z', ends_at: '2026-12-03T09:30:00Z' },
        users: [{ ...martine, birth_date: '1951-03-02' }],
      }),
    );
    expect((await rows()).map(({ beneficiary_id }) => beneficiary_id)).toEqual([id, null, null]);
  });

  it('is moved, held, cancelled and uncancelled; what comes twice or late changes nothing', async () => {
    await tell(payload({}));
    await tell(payload({}));
    await tell(
      payload(
        { starts_at: '2026-12-02T09:00:00Z', ends_at: '2026-12-02T09:30:00Z' },
        { event: 'updated', ...later(10) },
      ),
    );
    await tell(payload({ status: 'revoked' }, { event: 'updated', ...later(5) }));
    expect(await rows()).toMatchObject([{ status: 'upcoming', starts_at: new Date('2026-12-02T09:00:00Z') }]);
    const statuses = [
      ['excused', 'cancelled_by_person'],
      ['unknown', 'upcoming'],
      ['revoked', 'cancelled_by_service'],
      ['noshow', 'absent'],
      ['seen', 'honoured'],
      ['unknown', 'honoured'],
    ] as const;
    for (const [index, [told, status]] of statuses.entries()) {
      await tell(payload({ status: told }, { event: 'updated', ...later(20 + index) }));
      expect(await rows()).toMatchObject([{ status }]);
    }
  });

  it('told ten times at once is one', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => tell(payload({}))));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 204));
    expect(await rows()).toHaveLength(1);
  });

  it('that overlaps is taken as it is, and marked', async () => {
    const reasonId = await createReason(app.db, { structureId, createdBy: agent.id });
    await createAppointment(app.db, { structureId, agentId: agent.id, reasonId, startsAt: '2026-12-01T08:45:00Z' });
    await tell(payload({}));
    expect(await rows()).toMatchObject([{ forced: true }]);
    await tell(payload({ starts_at: '2026-12-02T09:00:00Z', ends_at: '2026-12-02T09:30:00Z' }, later(10)));
    expect(await rows()).toMatchObject([{ forced: false }]);
  });

  it('destroyed there is cancelled here, and nobody is deleted', async () => {
    const id = await createBeneficiary(app.db, {
      structureId,
      createdBy: manager.id,
      firstName: 'Martine',
      lastName: 'Validay',
      birthYear: 1950,
    });
    await tell(payload({}));
    await tell(payload({}, { event: 'destroyed', ...later(10) }));
    expect(await rows()).toMatchObject([{ status: 'cancelled_by_service', beneficiary_id: id }]);
    expect(await app.db.query('SELECT 1 AS one FROM beneficiary WHERE id = $1', [id])).toHaveLength(1);
  });

  it('that is old loses its name, and stays as it ended', async () => {
    await tell(payload({ status: 'seen' }));
    await tell(payload({ status: 'seen' }, { event: 'destroyed', webhook_reason: 'rgpd', ...later(10) }));
    expect(await rows()).toMatchObject([{ status: 'honoured', name: '–', phone: null }]);
  });

  it('of an agent unknown here, of a workshop or of nobody is kept aside, until it can be taken', async () => {
    await tell(payload({ agents: [{ email: 'inconnue@exemple.test' }] }));
    await tell(payload({ id: 42, motif: { name: 'Atelier', collectif: true } }));
    await tell(payload({ id: 43, users: [] }));
    expect(await rows()).toEqual([]);
    const visit = await app.signInAs(manager);
    const { text } = await visit.get('/rendez-vous/rdv-service-public');
    expect(text).toContain('inconnue@exemple.test');
    expect(text).toContain('RDV n°\u00a041');
    expect(text).toContain('RDV n°\u00a042');
    expect(text).not.toContain('Validay');
    await createUser(app.db, { structureId, email: 'inconnue@exemple.test' });
    await tell(payload({ agents: [{ email: 'inconnue@exemple.test' }] }, later(10)));
    expect(await rows()).toMatchObject([{ external_id: '41' }]);
    expect((await visit.get('/rendez-vous/rdv-service-public')).text).not.toContain('RDV n°\u00a041');
  });
});
