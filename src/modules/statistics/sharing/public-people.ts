import type { CountTable } from '../reports/count-table.js';
import { lineOf, tableOf } from '../reports/count-lines.js';
import { peopleOf } from '../reports/headline.js';
import { levelTable, mailTable, risen, risenFact } from '../reports/people-tables.js';
import type { KeptFigures } from '../reports/report-content.js';
import type { ShownFact, ShownSection, ShownTable } from '../reports/shown.js';
import { guardedFact, guardedTable, shownCount, withheldTable } from './guarded-table.js';

/** Who came, their levels and whether they have an address: each table a part of one above it. Pure. */
export function publicPeople(figures: KeptFigures): ShownSection {
  const { followed, anonymous } = figures.totals;
  const file: CountTable = {
    ...{ id: 'file', title: 'Avec ou sans fiche', kind: 'parts', heading: 'Personnes', note: null },
    total: peopleOf(figures.totals),
    lines: [lineOf('followed', 'Avec une fiche', followed), lineOf('anonymous', 'Sans fiche', anonymous)],
  };
  const files = guardedTable(file);
  const known = shownCount(files, 'followed');
  const level = nested(levelTable(figures.people, followed), known);
  const mail = nested(mailTable(figures.people, followed), known);
  const sessions = (['gender', 'ageBand', 'socialStatus'] as const).map((dimension) =>
    guardedTable(
      tableOf(figures, {
        ...{ dimension, measure: 'people', heading: 'Accompagnements' },
        total: figures.totals.accompaniments,
      }),
    ),
  );
  return {
    ...{ id: 'people', title: 'Les personnes' },
    facts: level.withheld || known === 0 ? [] : progress(figures, level, known ?? 0),
    tables: [...sessions, files, ...(followed > 0 ? [level, mail] : [])].filter(
      ({ lines, withheld }) => withheld || lines.length > 0,
    ),
  };
}

const nested = (table: CountTable, whole: number | null): ShownTable =>
  whole === null ? withheldTable(table) : guardedTable(table);

/** Those who rose are among those with a level, and among those who are not beginners. */
function progress(figures: KeptFigures, level: ShownTable, followed: number): ShownFact[] {
  const shown = (step: string) => shownCount(level, step);
  const [none, middle, top] = [shown('notAssessed'), shown('intermediate'), shown('independent')];
  const fact = risenFact(figures.people);
  if (none === null || middle === null || top === null) return [];
  return [guardedFact({ ...fact, value: risen(figures.people) }, [followed - none, middle + top])];
}
