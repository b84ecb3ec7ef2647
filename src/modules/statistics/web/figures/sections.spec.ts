import type { Names } from '../../figure-names.queries.js';
import type { Dimension, Figures, Line } from '../../figures/figures.js';
import type { Filters } from '../../figures/selection.js';
import { rowsOf } from './counted.js';
import { progression } from './drawn.js';
import { tableCsv } from './figure-csv.js';
import { type Beside, sectionsOf, tableOf } from './sections.js';
import { figureTable } from './tables.js';

const line = (dimension: Dimension, code: string, people: number, items = people): Line => ({
  ...{ dimension, code, people, items, minutes: 0 },
});

const nothing: Figures = {
  totals: {
    ...{ sessions: 0, workshops: 0, accompaniments: 0, individual: 0, followed: 0, anonymous: 0 },
    ...{ newFollowed: 0, newAnonymous: 0, minutes: 0 },
  },
  ...{ lines: [], people: [], asOf: new Date('2026-11-24T10:00:00Z') },
};

/** Ten accompaniments: eight of them speak of e-mail, six of health; two people rose, one fell, one never was assessed. */
const figures: Figures = {
  ...nothing,
  totals: { ...nothing.totals, sessions: 10, accompaniments: 10, individual: 10, followed: 6, anonymous: 4 },
  lines: [
    ...[line('topic', 'email', 8), line('topic', 'sante', 6)],
    ...[line('residence', '54395', 9), line('residence', '54357', 1), line('structure', 'seule', 10)],
    ...[line('referralStatus', 'sent', 0, 2), line('referralStatus', 'closed', 0, 2)],
    ...[line('referralHours', '10', 0, 1), line('referralHours', '50', 0, 1), line('referralHours', '200', 0, 1)],
    ...[line('referralOutcome', 'accompanied', 0, 1), line('referralOutcome', 'redirected', 0, 1)],
    ...[line('referralLevel', 'beginner>intermediate', 0, 1), line('saisineStatus', 'sent', 0, 1)],
    ...[line('workshopProgramme', 'none', 9, 2), line('workshopSeats', 'capacity', 12, 2)],
    ...[line('workshopSeats', 'registered', 9, 2), line('workshopSeats', 'attended', 6, 2)],
    ...[line('workshopSeats', 'absent', 2, 2), line('workshopSeats', 'waiting', 3, 2)],
  ],
  people: [
    { first: 'beginner', last: 'intermediate', mail: true, people: 2 },
    { first: 'beginner', last: 'beginner', mail: false, people: 1 },
    { first: 'independent', last: 'intermediate', mail: null, people: 1 },
    { first: 'notAssessed', last: 'notAssessed', mail: null, people: 1 },
    { first: 'notAssessed', last: 'beginner', mail: null, people: 1 },
  ],
};

const names = { residence: { '54395': 'Nancy (54)' } } as Partial<Names> as Names;
const beside = (filters: Filters = {}): Beside => ({
  selection: { from: '2026-11-01', to: '2026-11-24', filters },
  names: { ...{ place: {}, commune: {}, structure: {}, mediator: {}, department: {}, tag: {} }, ...names },
  ...{ coordination: [], followsUp: false },
});

const rows = (id: string) => {
  const counted = tableOf(figures, beside(), id);
  return (
    counted && figureTable(counted, {}).rows.map(({ label, cells }) => [label, ...cells.map(({ value }) => value)])
  );
};

describe('the sections of the page', () => {
  it('name both shares of what a session may say several times', () => {
    expect(rows('topic')).toEqual(
      [
        ['E-mail', '8', '80\u202f%', '57,1\u202f%'],
        ['Santé', '6', '60\u202f%', '42,9\u202f%'],
      ].map((cells) => cells.map((cell) => cell.replace('\u202f%', '\u00a0%'))),
    );
  });

  it('call what the base names by its name, and keep the code of what it does not', () => {
    expect(rows('residence')?.map(([label]) => label)).toEqual(['Nancy (54)', '54357']);
  });

  it('leave out what says nothing: a structure alone, a table without lines', () => {
    expect(sectionsOf(figures, beside()).map(({ id }) => id)).toEqual([
      'activite',
      'personnes',
      'niveaux',
      'orientations',
      'ateliers',
    ]);
    expect(sectionsOf(nothing, beside()).flatMap(({ tables }) => tables)).toEqual([]);
    expect(tableOf(nothing, beside(), 'topic')?.rows).toEqual([]);
    expect(tableOf(nothing, beside(), 'inconnu')).toBeUndefined();
  });

  it('say who rose and who stands lower, those never assessed first apart', () => {
    const level = tableOf(figures, beside(), 'level');
    expect(level?.note).toBe('2 personnes ont progressé depuis le premier niveau, 1 est à un niveau plus bas.');
    expect(level?.rows).toEqual([
      { label: 'Débutant', value: 2 },
      { label: 'Intermédiaire', value: 3 },
      { label: 'Non évalué', value: 1 },
    ]);
    expect(progression(figures)?.table?.rows).toEqual([
      { label: 'Débutant au départ', values: [1, 2, 0] },
      { label: 'Autonome au départ', values: [0, 1, 0] },
    ]);
    expect(progression(nothing)).toBeNull();
  });

  it('count the addresses that are known, and say what nobody asked', () => {
    expect(tableOf(figures, beside(), 'mail')?.rows.map(({ value }) => value)).toEqual([2, 1, 3]);
  });

  it('tell referrals with their delays, and workshops with seats and absences', () => {
    const tiles = Object.fromEntries(sectionsOf(figures, beside()).map(({ id, tiles: told }) => [id, told]));
    expect(tiles['orientations']?.map(({ value, detail }) => [value, detail])).toEqual([
      ['4', 'dont 3 avec une réponse'],
      ['75\u00a0%', 'délai médian\u00a0: 2,1\u00a0jours, neuf sur dix en 8,3\u00a0jours'],
      ['2', '50\u00a0% des orientations'],
      ['1', null],
      ['0', 'après une orientation'],
      ['0', 'remises, rien n’est transmis'],
      ['0', null],
    ]);
    expect(tiles['ateliers']?.map(({ value, detail }) => [value, detail])).toEqual([
      ['2', '12 places offertes'],
      ['75\u00a0%', '9 places prises'],
      ['25\u00a0%', '2 personnes absentes, 6 présentes'],
      ['0', 'personnes venues sans place'],
      ['3', 'personnes restées dans la file'],
    ]);
    expect(rows('referralLevel')?.[0]?.[0]).toBe('Débutant, puis Intermédiaire');
  });

  it('say that a filter on sessions leaves the rest uncounted', () => {
    const [told] = sectionsOf(figures, beside({ topic: 'sante' })).filter(({ id }) => id === 'orientations');
    expect(told?.tiles).toEqual([]);
    expect(told?.note).toContain('ne peuvent pas être comptés');
  });
});

describe('a table', () => {
  const many = Array.from({ length: 40 }, (_, index) => line('commune', `54${index}`, 40 - index));

  it('shows the most frequent lines and says where the others are', () => {
    const counted = tableOf({ ...figures, lines: many }, beside(), 'commune');
    const table = counted && figureTable(counted, { periode: 'year' });
    expect(table?.rows).toHaveLength(15);
    expect([table?.rows[0]?.bar, table?.rows[14]?.bar]).toEqual([100, 65]);
    expect(table?.more).toEqual({ href: '/statistiques/listes/commune?periode=year', text: 'Voir tout (25 de plus)' });
  });

  it('sorts by what it counts, not by what else the lines say', () => {
    const lines = [line('letter', 'referral', 0, 2), line('letter', 'reminder', 0, 9)];
    expect(rowsOf(lines, 'letter', {}, { of: 'items' }).map(({ label }) => label)).toEqual(['reminder', 'referral']);
  });

  it('as a file holds plain numbers, where they come from, and no formula', () => {
    const counted = tableOf(figures, beside(), 'topic');
    if (!counted) throw new Error('no topics');
    const source = {
      scopeName: 'Espace de Nancy',
      words: 'du 1er au 24 novembre 2026',
      asOf: 'Chiffres arrêtés le jour',
    };
    const file = tableCsv({ ...counted, rows: [...counted.rows, { label: '=1+1', value: 0 }] }, source);
    expect(file.split('\r\n').slice(0, 4)).toEqual([
      '\uFEFFThématiques;Accompagnements;Part des accompagnements (%);Part des mentions (%)',
      'E-mail;8;80;57,1',
      'Santé;6;60;42,9',
      "'=1+1;0;0;0",
    ]);
    expect(file).toContain(
      'Espace de Nancy, du 1er au 24 novembre 2026. Chiffres arrêtés le jour. Définitions, version',
    );
  });
});
