import type { Figures, Line, Step, Totals } from '../figures/figures.js';
import type { ReportContent } from '../reports/report-content.js';
import type { ScopeKind } from '../reports/report-scope.js';
import type { ShownSection } from '../reports/shown.js';
import { publicHeadline } from './public-headline.js';
import { publicSections } from './public-sections.js';

const line = (dimension: Line['dimension'], code: string, people: number, items = people): Line => ({
  ...{ dimension, code, items, people, minutes: 0 },
});
const totals = (settings: Partial<Totals> = {}): Totals => ({
  ...{ sessions: 32, workshops: 2, accompaniments: 40, individual: 30, followed: 22, anonymous: 8 },
  ...{ newFollowed: 10, newAnonymous: 8, minutes: 1530, ...settings },
});
const kinds = (individual: number, collective: number): Line[] => [
  line('kind', 'individuel', individual),
  line('kind', 'collectif', collective),
];

function shown(
  figures: Partial<Omit<Figures, 'asOf'>>,
  scopeKind: ScopeKind = 'department',
  names = {},
): ShownSection[] {
  const content: ReportContent = {
    figures: { totals: totals(), lines: [], people: [], asOf: '2026-11-02T08:00:00Z', ...figures },
    ...{ before: totals(), days: [{ day: '2026-10-06', items: 32, people: 40, minutes: 1 }], names },
  };
  const period = { kind: 'month' as const, from: '2026-10-01', to: '2026-10-31' };
  return publicSections({ content, period, filters: {}, scopeKind, scopeCode: 'x' });
}
const table = (sections: ShownSection[], id: string) =>
  sections.flatMap(({ tables }) => tables).find((one) => one.id === id);
const fact = (sections: ShownSection[], id: string) =>
  sections.flatMap(({ facts }) => facts).find((one) => one.id === id);
const told = (sections: ShownSection[], id: string) =>
  table(sections, id)?.lines.map(
    ({ label, count }) => `${label}: ${count.kind === 'count' ? count.count : count.kind}`,
  );

describe('The public face of a report', () => {
  it('says nothing at all of fewer than five accompaniments', () => {
    expect(shown({ totals: totals({ accompaniments: 4 }) })).toEqual([]);
    expect(publicHeadline(totals({ accompaniments: 4 }), totals())[0]).toMatchObject({ value: null, hidden: 'masked' });
  });

  it('hides new people when those who are not new are few', () => {
    const headline = publicHeadline(totals({ followed: 22, anonymous: 8, newFollowed: 19, newAnonymous: 8 }), totals());
    expect(headline.find(({ id }) => id === 'nouvelles')).toMatchObject({ value: null, hidden: 'masked' });
    expect(headline.find(({ id }) => id === 'personnes')).toMatchObject({ value: 30, hidden: null });
    expect(headline.map(({ id }) => id)).not.toContain('seances');
  });

  it('withholds what is nested in a hidden count', () => {
    const lines = [...kinds(37, 3), line('autonomy', 'autonome', 20), line('workshopLevel', 'debutant', 3)];
    const sections = shown({ lines });
    expect(told(sections, 'kind')).toEqual(['Accompagnement individuel: masked', 'Atelier collectif: few']);
    expect(table(sections, 'autonomy')).toMatchObject({ withheld: true, lines: [], total: null });
    expect(table(sections, 'workshopLevel')).toMatchObject({ withheld: true, lines: [], total: null });
  });

  it('counts the mode among individual sessions, so that the rest tells nothing of workshops', () => {
    const lines = [...kinds(30, 10), line('autonomy', 'autonome', 20), line('autonomy', 'entierement_accompagne', 8)];
    expect(told(shown({ lines }), 'autonomy')).toEqual(['Autonome: 20', 'Avec guidage: masked', 'Non précisé: few']);
  });

  it('withholds procedures when their topic is hidden', () => {
    const admin = 'aide_aux_demarches_administratives';
    const lines = [...kinds(30, 10), line('topic', admin, 38), line('procedure', 'logement', 12)];
    const hidden = shown({ lines });
    expect(told(hidden, 'topic')).toEqual(['Aide aux démarches administratives: masked']);
    expect(table(hidden, 'procedure')?.withheld).toBe(true);
    const clear = shown({ lines: [...lines.slice(0, 2), line('topic', admin, 20), line('procedure', 'logement', 17)] });
    expect(told(clear, 'procedure')).toEqual(['Logement: masked']);
  });

  it('divides those with a file by level where their number is told', () => {
    const person = (first: Step, last: Step, people: number) => ({ first, last, mail: true, people });
    const people = [
      person('beginner', 'intermediate', 9),
      person('beginner', 'beginner', 10),
      person('notAssessed', 'notAssessed', 3),
    ];
    const clear = shown({ people });
    expect(told(clear, 'level')).toEqual(['Débutant: 10', 'Autonome: 0', 'Intermédiaire: masked', 'Non évalué: few']);
    expect(fact(clear, 'risen')).toBeUndefined();
    const few = shown({ people, totals: totals({ followed: 22, anonymous: 3 }) });
    expect(table(few, 'file')?.lines.map(({ count }) => count.kind)).toEqual(['masked', 'few']);
    expect(table(few, 'level')?.withheld).toBe(true);
    expect(table(few, 'mail')?.withheld).toBe(true);
  });

  it('tells outcomes and saisines only where the number that they are part of is told', () => {
    const referrals = (closed: number) => [
      ...[line('referralPath', 'workshop', 0, 10), line('referralPath', 'health_access_mission', 0, 12)],
      ...[line('referralStatus', 'closed', 0, closed), line('referralStatus', 'sent', 0, 22 - closed)],
      ...[line('referralOutcome', 'accompanied', 0, closed), line('saisineStatus', 'closed', 0, 12)],
    ];
    const clear = shown({ lines: referrals(9) });
    expect(told(clear, 'referralOutcome')).toEqual(['Personne venue et accompagnée: 9']);
    expect(told(clear, 'saisineStatus')).toEqual(['Close: 12']);
    const hidden = shown({ lines: referrals(3) });
    expect(told(hidden, 'referralStatus')).toEqual(['Envoyée: masked', 'Terminée: few']);
    expect(table(hidden, 'referralOutcome')).toBeUndefined();
    const few = [line('referralPath', 'workshop', 0, 20), line('referralPath', 'health_access_mission', 0, 3)];
    expect(table(shown({ lines: [...few, line('saisineStatus', 'closed', 0, 3)] }), 'saisineStatus')).toBeUndefined();
  });

  it('names no place with few people, no structure, no mediator, and one size of place alone', () => {
    const lines = [
      ...kinds(30, 10),
      ...[line('commune', '54395', 20), line('commune', '54528', 3), line('commune', '54563', 9)],
      ...[
        line('structure', 's', 40),
        line('department', '54', 40),
        line('place', 'p', 40),
        line('residence', '54528', 40),
      ],
    ];
    const names = { commune: { '54395': 'Nancy', '54528': 'Toul', '54563': 'Vézelise' } };
    const sections = shown({ lines }, 'department', names);
    expect(told(sections, 'commune')).toEqual(['Nancy: 20', 'Vézelise: 9', 'Ailleurs, ou non précisé: 11']);
    for (const id of ['structure', 'department', 'place', 'residence']) expect(table(sections, id)).toBeUndefined();
    const country = shown({ lines }, 'country', { department: { '54': 'Meurthe-et-Moselle' } });
    expect([told(country, 'department'), told(country, 'commune')]).toEqual([['Meurthe-et-Moselle: 40'], undefined]);
  });

  it('leaves out of what is sent every small number, whatever the figures', () => {
    // A report whose every cell is a small prime that stands nowhere else: none of them may be found in what is sent.
    const lines = [
      ...kinds(37, 3),
      ...[line('gender', 'feminin', 37), line('gender', 'masculin', 3), line('location', 'domicile', 3)],
      ...[line('location', 'lieu_activite', 37), line('topic', 'email', 3), line('equipment', 'tablette', 3)],
      ...[line('letter', 'reminder', 0, 3), line('informationSheet', '', 0, 3), line('referralReturn', '', 0, 3)],
      ...[line('workshopSeats', 'attended', 3, 1), line('workshopSeats', 'capacity', 9, 1)],
    ];
    const sent = JSON.stringify(shown({ lines }));
    expect(sent).not.toMatch(/"(?:count|value|total|before|now)":[1-4]\b/);
    expect(sent).not.toMatch(/:(?:37|3)\b/);
  });
});
