import type { CountTable, Fact } from '../reports/count-table.js';
import { countOf, linesOf, sumOf, tableOf } from '../reports/count-lines.js';
import type { KeptFigures } from '../reports/report-content.js';
import { delayFacts } from '../reports/report-delays.js';
import { factsShown, type ShownFact, type ShownSection, type ShownTable } from '../reports/shown.js';
import { SMALLEST } from '../small-cells.js';
import { guardedFact, guardedTable, isSmall, shownCount } from './guarded-table.js';

/** A ninth decile of fewer answers is the delay of one person. */
const ENOUGH_FOR_P90 = 20;

const fact = (id: string, label: string, value: number | null, unit: Fact['unit'] = 'count'): Fact => ({
  ...{ id, label, value, unit, now: null, before: null },
});

const nothing = (id: string, title: string): ShownSection => ({ id, title, facts: [], tables: [] });

export function publicReferrals(figures: KeptFigures): { section: ShownSection; path: ShownTable | null } {
  const [id, title] = ['referrals', 'Orientations'];
  const sent = sumOf(linesOf(figures, 'referralPath'), 'items');
  const returns = guardedFact(
    fact('returns', 'Retours après une orientation', sumOf(linesOf(figures, 'referralReturn'), 'items')),
  );
  const total = guardedFact(fact('sent', 'Orientations envoyées', sent));
  if (sent < SMALLEST) return { section: { id, title, facts: [total, returns], tables: [] }, path: null };
  const part = (dimension: 'referralPath' | 'referralStatus'): CountTable =>
    tableOf(figures, { dimension, measure: 'items', heading: 'Orientations', total: sent });
  const [path, status] = [guardedTable(part('referralPath')), guardedTable(part('referralStatus'))];
  const facts = [total, ...delays(figures, 'referralHours'), returns];
  return { section: { id, title, facts, tables: [path, status, ...outcomes(figures, status)] }, path };
}

/** Outcomes are those of what is closed: without that number they would tell it. */
function outcomes(figures: KeptFigures, status: ShownTable): ShownTable[] {
  const closed = shownCount(status, 'closed');
  if (closed === null || closed === 0) return [];
  const asked = { dimension: 'referralOutcome', measure: 'items', heading: 'Orientations' } as const;
  return [guardedTable(tableOf(figures, { ...asked, total: closed, rest: 'Non dit' }))];
}

/** Saisines are the referrals to the mission of the caisse: they are told where that number is. */
export function publicSaisines(figures: KeptFigures, path: ShownTable | null): ShownSection {
  const [id, title] = ['saisines', 'Saisines de la caisse'];
  const sent = sumOf(linesOf(figures, 'saisineStatus'), 'items');
  if (sent === 0 || !path || shownCount(path, 'health_access_mission') !== sent) return nothing(id, title);
  const asked = { dimension: 'saisineStatus', measure: 'items', heading: 'Saisines', total: sent } as const;
  return {
    ...{ id, title },
    facts: [...factsShown([fact('saisines-sent', 'Saisines envoyées', sent)]), ...delays(figures, 'saisineHours')],
    tables: [guardedTable(tableOf(figures, { ...asked, title: 'Où elles en sont' }))],
  };
}

function delays(figures: KeptFigures, dimension: 'referralHours' | 'saisineHours'): ShownFact[] {
  const answers = sumOf(linesOf(figures, dimension), 'items');
  const [median, p90] = factsShown(delayFacts(figures, dimension));
  if (!median || !p90 || answers < SMALLEST) return [];
  return answers < ENOUGH_FOR_P90 ? [median] : [median, p90];
}

/** Shares alone, and only where those who came to workshops are told. */
export function publicWorkshops(figures: KeptFigures, kind: ShownTable): ShownSection {
  const [id, title] = ['workshops', 'Ateliers'];
  const held = sumOf(linesOf(figures, 'workshopProgramme'), 'items');
  if (held === 0) return nothing(id, title);
  const seats = (code: string) => countOf(figures, 'workshopSeats', code, 'people');
  const [capacity, registered, attended, absent] = ['capacity', 'registered', 'attended', 'absent'].map(seats) as [
    number,
    number,
    number,
    number,
  ];
  const facts = [fact('announced', 'Ateliers annoncés ou tenus', held)];
  const tellable = shownCount(kind, 'collectif') !== null && ![registered, attended, absent].some(isSmall);
  if (tellable && capacity >= SMALLEST && !isSmall(capacity - registered)) {
    facts.push(fact('filling', 'Remplissage', hundredths(registered, capacity), 'percent'));
  }
  if (tellable && attended + absent >= SMALLEST) {
    facts.push(fact('no-shows', 'Absences sans prévenir', hundredths(absent, attended + absent), 'percent'));
  }
  return { id, title, facts: factsShown(facts), tables: [] };
}

const hundredths = (part: number, whole: number): number => Math.round((100 * part) / whole) / 100;

export const publicPaper = (figures: KeptFigures): ShownSection => ({
  ...{ id: 'paper', title: 'Sans écran', tables: [] },
  facts: [
    guardedFact(fact('letters', 'Lettres imprimées', sumOf(linesOf(figures, 'letter'), 'items'))),
    guardedFact(fact('sheets', 'Fiches d’information remises', sumOf(linesOf(figures, 'informationSheet'), 'items'))),
  ],
});
