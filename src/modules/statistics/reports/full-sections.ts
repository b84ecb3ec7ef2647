import { type Dimension } from '../figures/figures.js';
import { countsBeyondSessions, type Filters } from '../figures/selection.js';
import type { CountTable, Fact, Section } from './count-table.js';
import { countOf, linesOf, lineOf, sumOf, tableOf, UNSAID } from './count-lines.js';
import { levelTable, mailTable, pairLabel, progressTable, risenFact } from './people-tables.js';
import type { ReportContent } from './report-content.js';
import { delayFacts } from './report-delays.js';
import { seatLabels } from './report-labels.js';
import type { ReportPeriod } from './report-period.js';
import { timeTable } from './time-table.js';

export interface Reported {
  content: ReportContent;
  period: ReportPeriod;
  filters: Filters;
}

const count = (id: string, label: string, value: number): Fact => ({
  ...{ id, label, value, unit: 'count', now: null, before: null },
});
const percent = (id: string, label: string, part: number, whole: number): Fact => ({
  ...{ id, label, value: whole === 0 ? null : part / whole, unit: 'percent', now: null, before: null },
});
/** A table where nothing was said of anybody says nothing. */
const filled = (tables: CountTable[]): CountTable[] =>
  tables.filter(({ lines }) => lines.some(({ code }) => code !== UNSAID));

/** All that a report says, in the order of its page, nothing hidden: for those whose figures they are. Pure. */
export function fullSections(reported: Reported): Section[] {
  const sections = [time(reported), visits(reported), work(reported), people(reported), levels(reported)];
  const beyond = countsBeyondSessions({ from: reported.period.from, to: reported.period.to, filters: reported.filters })
    ? [workshops(reported), referrals(reported), saisines(reported), paper(reported)]
    : [];
  return [...sections, ...beyond, places(reported)].filter(({ facts, tables }) => facts.length + tables.length > 0);
}

const ofSessions =
  ({ content: { figures, names } }: Reported) =>
  (dimension: Dimension) =>
    tableOf(figures, {
      ...{ dimension, measure: 'people', heading: 'Accompagnements', names },
      total: figures.totals.accompaniments,
    });

const time = ({ content, period }: Reported): Section => ({
  ...{ id: 'time', title: 'Au fil de la période', facts: [] },
  tables: filled([timeTable(content.days, period)]),
});

function visits(reported: Reported): Section {
  const table = ofSessions(reported);
  const { figures, before } = reported.content;
  const { totals } = figures;
  const away = countOf(figures, 'location', 'a_distance', 'people');
  return {
    ...{ id: 'visits', title: 'Passages et accompagnements' },
    facts: [
      { ...count('sessions', 'Séances', totals.sessions), before: before.sessions },
      { ...count('held', 'dont ateliers', totals.workshops), before: before.workshops },
      count('in-person', 'Passages en présence', totals.accompaniments - away),
      count('remote', 'Accompagnements à distance', away),
    ],
    tables: filled([table('kind'), table('location'), table('duration')]),
  };
}

function work(reported: Reported): Section {
  const table = ofSessions(reported);
  const { figures } = reported.content;
  const workshopPeople = figures.totals.accompaniments - figures.totals.individual;
  const part = (dimension: Dimension, total: number): CountTable =>
    tableOf(figures, { dimension, measure: 'people', heading: 'Accompagnements', total });
  return {
    ...{ id: 'work', title: 'Ce qui a été fait', facts: [] },
    tables: filled([
      table('procedure'),
      table('topic'),
      table('autonomy'),
      table('redirection'),
      table('equipment'),
      ...(workshopPeople > 0 ? [part('workshopLevel', workshopPeople)] : []),
      table('healthSpace'),
    ]),
  };
}

function people(reported: Reported): Section {
  const table = ofSessions(reported);
  const { totals } = reported.content.figures;
  return {
    ...{ id: 'people', title: 'Les personnes' },
    facts: [
      count('followed', 'Personnes qui ont une fiche', totals.followed),
      count('anonymous', 'Accompagnements sans fiche', totals.anonymous),
    ],
    tables: filled([table('gender'), table('ageBand'), table('socialStatus'), table('residence')]),
  };
}

function levels({ content: { figures } }: Reported): Section {
  const { followed } = figures.totals;
  const tables = followed > 0 ? [levelTable(figures.people, followed), progressTable(figures.people)] : [];
  return {
    ...{ id: 'levels', title: 'Niveaux et progression' },
    facts: followed > 0 ? [risenFact(figures.people)] : [],
    tables: filled(tables),
  };
}

function workshops({ content: { figures } }: Reported): Section {
  const seats = (code: string) => countOf(figures, 'workshopSeats', code, 'people');
  const held = sumOf(linesOf(figures, 'workshopProgramme'), 'items');
  const lines = Object.entries(seatLabels).map(([code, label]) => lineOf(code, label, seats(code)));
  const programmes = filled([
    tableOf(figures, { dimension: 'workshopProgramme', measure: 'items', heading: 'Ateliers', total: held }),
  ]);
  const none = held === 0 && lines.every((line) => line.count === 0);
  const table: CountTable = {
    ...{ id: 'workshopSeats', title: 'Places et présences', kind: 'counts', heading: 'Places', total: null },
    ...{ lines, note: null },
  };
  return {
    ...{ id: 'workshops', title: 'Ateliers' },
    facts: none
      ? []
      : [
          count('announced', 'Ateliers annoncés ou tenus', held),
          percent('filling', 'Remplissage', seats('registered'), seats('capacity')),
          percent('no-shows', 'Absences sans prévenir', seats('absent'), seats('absent') + seats('attended')),
        ],
    tables: none ? [] : [table, ...programmes],
  };
}

function referrals({ content: { figures } }: Reported): Section {
  const sent = sumOf(linesOf(figures, 'referralPath'), 'items');
  const heading = 'Orientations';
  const part = (dimension: Dimension, rest: string) =>
    tableOf(figures, { dimension, measure: 'items', heading, total: sent, rest });
  const after = linesOf(figures, 'referralLevel').map(({ code, items }) => lineOf(code, pairLabel(code), items));
  const levelAfter: CountTable = {
    ...{ id: 'referralLevel', title: 'Niveau avant et après', kind: 'parts', heading, lines: after },
    ...{ total: after.reduce((sum, line) => sum + line.count, 0), note: null },
  };
  return {
    ...{ id: 'referrals', title: 'Orientations' },
    facts: [
      count('sent', 'Orientations envoyées', sent),
      ...(sent > 0 ? delayFacts(figures, 'referralHours') : []),
      count('returns', 'Retours après une orientation', sumOf(linesOf(figures, 'referralReturn'), 'items')),
    ],
    tables:
      sent === 0
        ? []
        : filled([
            part('referralPath', 'Non précisé'),
            part('referralStatus', 'Non précisé'),
            part('referralOutcome', 'Pas encore dit'),
            levelAfter,
          ]),
  };
}

function saisines({ content: { figures } }: Reported): Section {
  const sent = sumOf(linesOf(figures, 'saisineStatus'), 'items');
  const answered = sumOf(linesOf(figures, 'saisineHours'), 'items');
  if (sent === 0) return { ...{ id: 'saisines', title: 'Saisines de la caisse' }, facts: [], tables: [] };
  const asked = { dimension: 'saisineStatus', measure: 'items', heading: 'Saisines', total: sent } as const;
  return {
    ...{ id: 'saisines', title: 'Saisines de la caisse' },
    facts: [
      count('saisines-sent', 'Saisines envoyées', sent),
      count('saisines-answered', 'Avec une réponse', answered),
      ...delayFacts(figures, 'saisineHours'),
    ],
    tables: [tableOf(figures, { ...asked, title: 'Où elles en sont' })],
  };
}

function paper({ content: { figures } }: Reported): Section {
  const { followed } = figures.totals;
  return {
    ...{ id: 'paper', title: 'Sans écran' },
    facts: [
      count('letters', 'Lettres imprimées', sumOf(linesOf(figures, 'letter'), 'items')),
      count('sheets', 'Fiches d’information remises', sumOf(linesOf(figures, 'informationSheet'), 'items')),
    ],
    tables: followed > 0 ? [mailTable(figures.people, followed)] : [],
  };
}

function places(reported: Reported): Section {
  const table = ofSessions(reported);
  return {
    ...{ id: 'places', title: 'Où', facts: [] },
    tables: filled([table('department'), table('structure'), table('commune'), table('place')]),
  };
}
