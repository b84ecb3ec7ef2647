import { createBeneficiary, shareBeneficiary } from '../../factories/beneficiaries.js';
import { createUser } from '../../factories/identity.js';
import { communes, createCommunes, createStructure } from '../../factories/structures.js';
import { startTestApp, type TestApp, type Visit } from '../../setup/app.js';

let app: TestApp;
let structureId: string;
let visit: Visit;

beforeAll(async () => {
  app = await startTestApp();
  await createCommunes(app.db);
  structureId = await createStructure(app.db);
  const { id: createdBy } = await createUser(app.db, { structureId });
  const person = { structureId, createdBy };
  await createBeneficiary(app.db, {
    ...{ ...person, firstName: 'Hélène', lastName: 'Lefèvre', birthYear: 1948, phone: '+33612345678' },
    ...{ commune: communes.vezelise, updatedAt: '2026-11-20T10:00:00Z' },
  });
  await createBeneficiary(app.db, {
    ...{ ...person, firstName: 'Jean', lastName: 'Martin', commune: communes.toul, phone: '+262692123456' },
    updatedAt: '2026-11-21T10:00:00Z',
  });
  await createBeneficiary(app.db, { ...person, firstName: 'Ly', lastName: 'Vo', updatedAt: '2026-11-22T10:00:00Z' });
  const elsewhere = await createStructure(app.db);
  await createBeneficiary(app.db, { structureId: elsewhere, firstName: 'Jeanne', lastName: 'Martin-Ailleurs' });
  const received = await createBeneficiary(app.db, { structureId: elsewhere, firstName: 'Paul', lastName: 'Reçu' });
  await shareBeneficiary(app.db, {
    ...{ beneficiaryId: received, senderStructureId: elsewhere, receiverStructureId: structureId },
  });
  const ended = await createBeneficiary(app.db, { structureId: elsewhere, firstName: 'Luc', lastName: 'Terminé' });
  await shareBeneficiary(app.db, {
    ...{ beneficiaryId: ended, senderStructureId: elsewhere, receiverStructureId: structureId },
    endsAt: '2026-11-20T08:00:00Z',
  });
  visit = await app.signInAs(await createUser(app.db, { structureId }));
});
afterAll(() => app.stop());

const names = (html: string): string[] =>
  [...html.matchAll(/<strong>([^<]+)<\/strong><\/a>/g)].map(([, name]) => name ?? '');

const search = async (q: string): Promise<string[]> => {
  const answer = await visit.post('/beneficiaires/recherche', { q });
  expect(answer.status).toBe(200);
  return names(answer.text);
};

describe('the list of people', () => {
  it('shows the structure’s own and those received, the latest first, with what tells them apart', async () => {
    const page = await visit.get('/beneficiaires');
    expect(names(page.text)).toEqual(['Ly Vo', 'Jean Martin', 'Hélène Lefèvre', 'Paul Reçu']);
    expect(page.text).toContain('70 ans et plus · Vézelise (54330) · 06\u00a012\u00a034\u00a056\u00a078');
    expect(page.text).toContain('Partagée avec vous');
    expect(page.text).toContain('Accueillir une personne');
    expect(page.text).toContain('Non évalué');
  });

  it('turns its pages without losing or repeating anybody', async () => {
    const busy = await createStructure(app.db);
    const { id: createdBy } = await createUser(app.db, { structureId: busy });
    for (let number = 10; number < 55; number += 1) {
      await createBeneficiary(app.db, {
        ...{ structureId: busy, createdBy, firstName: 'N', lastName: String(number) },
        // Three at the same instant, so that the id decides.
        updatedAt: `2026-11-20T10:${Math.floor(number / 3) + 10}:00Z`,
      });
    }
    const reader = await app.signInAs(await createUser(app.db, { structureId: busy }));
    const seen: string[] = [];
    let address: string | undefined = '/beneficiaires';
    for (let turn = 0; turn < 5 && address; turn += 1) {
      const { text } = await reader.get(address);
      seen.push(...names(text));
      address = /href="(\/beneficiaires\?apres[^"]+)"/.exec(text)?.[1]?.replaceAll('&#x3D;', '=');
    }
    expect(seen).toHaveLength(45);
    expect(new Set(seen).size).toBe(45);
    expect(seen[0]).toBe('N 54');
    expect((await reader.get('/beneficiaires?apres=n’importe-quoi')).status).toBe(200);
  });

  it('says what to do when nobody is known yet', async () => {
    const reader = await app.signInAs(await createUser(app.db, { structureId: await createStructure(app.db) }));
    expect((await reader.get('/beneficiaires')).text).toContain('Aucune personne pour l’instant');
  });
});

describe('the search', () => {
  it.each([
    ['lefevre', ['Hélène Lefèvre']],
    ['LEFÈVRE helene', ['Hélène Lefèvre']],
    ['hél vezelise', ['Hélène Lefèvre']],
    ['06 12 34 56 78', ['Hélène Lefèvre']],
    ['+33 6 12', ['Hélène Lefèvre']],
    ['0692 12', ['Jean Martin']],
    ['345678', ['Hélène Lefèvre']],
    ['toul', ['Jean Martin']],
    ['vo', ['Ly Vo']],
    ['mertin', ['Jean Martin']],
    ['matrin', ['Jean Martin']],
    ['Helenne Lefevbre', ['Hélène Lefèvre']],
    ['jaen', ['Jean Martin']],
    ['jaen martin', ['Jean Martin']],
    ['lefebre helene', ['Hélène Lefèvre']],
    ['vezelize', ['Hélène Lefèvre']],
    ['recu', ['Paul Reçu']],
    ['ailleurs', []],
    ['terminé', []],
    ['zzzzzz', []],
    ['', []],
    ['%', []],
    ["' OR 1=1 --", []],
  ])('%j finds %j', async (q, found) => {
    expect(await search(q)).toEqual(found);
  });

  it('says how many, keeps what was typed in the page and never in an address', async () => {
    const answer = await visit.post('/beneficiaires/recherche', { q: 'lefevre' });
    expect(answer.text).toContain('1\u00a0personne trouvée');
    expect(answer.text).toContain('data-typed="lefevre"');
    expect(answer.text).not.toMatch(/(href|action)="[^"]*(lefevre|Lef)/);
    expect(answer.text).toMatch(/<form class="app-search" action="\/beneficiaires\/recherche" method="post"/);
    expect((await visit.get('/beneficiaires?q=lefevre')).text).not.toContain('lefevre');
  });

  it('gives the list alone to the script', async () => {
    const agent = await visit.post('/beneficiaires/recherche', { q: 'martin' });
    expect(agent.text).toContain('<html');
    const alone = await visit.post('/beneficiaires/recherche', { q: 'martin' }, { 'X-Fragment': 'true' });
    expect(alone.text).toMatch(/^<div id="personnes" data-count="1\u00a0personne trouvée" data-typed="martin">/);
    expect(alone.text).not.toContain('<html');
  });
});
