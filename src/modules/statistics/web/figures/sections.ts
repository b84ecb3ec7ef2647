import { withQuery } from '../../../../platform/http/paths.js';
import { coordinationKindLabels, type CoordinationTotal } from '../../../support-sessions/index.js';
import type { Names } from '../../figure-names.queries.js';
import type { Figures } from '../../figures/figures.js';
import { countsBeyondSessions, type Selection } from '../../figures/selection.js';
import { inHours } from '../labels.js';
import { paths } from '../paths.js';
import { activityTables, autonomyTables, healthSpaceTables, placeTables, tagTable } from './activity.tables.js';
import {
  anything,
  hasReferrals,
  hasWorkshops,
  referralTables,
  referralTiles,
  type Tile,
  workshopTables,
  workshopTiles,
} from './beyond.tables.js';
import { type Counted, others } from './counted.js';
import { levelTable, peopleTables } from './people.tables.js';

/** What the page tells under one heading. */
export interface Section {
  id: string;
  title: string;
  note: string | null;
  tiles: Tile[];
  tables: Counted[];
  links: { href: string; text: string }[];
}

export interface Beside {
  selection: Selection;
  names: Names;
  /** What the reader themselves did for the network. */
  coordination: CoordinationTotal[];
  /** The role may read what became of the referrals. */
  followsUp: boolean;
}

const section = (id: string, title: string, parts: Partial<Omit<Section, 'id' | 'title'>>): Section => ({
  ...{ id, title, note: null, tiles: [], tables: [], links: [] },
  ...parts,
});

const NOT_NARROWED =
  'Les filtres choisis portent sur les séances\u00a0: les orientations, les ateliers annoncés et les rendez-vous ne peuvent pas être comptés avec eux.';

/** In the order of the page; those with nothing to tell are left out. */
export const sectionsOf = (figures: Figures, beside: Beside): Section[] =>
  allSections(figures, beside)
    .map((one) => ({ ...one, tables: anything(one.tables) }))
    .filter(({ tables, tiles, note }) => tables.length + tiles.length > 0 || note);

/** One table by its name in addresses, be it empty. */
export const tableOf = (figures: Figures, beside: Beside, id: string): Counted | undefined =>
  allSections(figures, beside)
    .flatMap(({ tables }) => tables)
    .find((table) => table.id === id);

function allSections(figures: Figures, beside: Beside): Section[] {
  const { from, to } = beside.selection;
  const period = { periode: 'custom', du: from, au: to };
  return [
    section('activite', 'Activité', { tables: activityTables(figures) }),
    section('lieux', 'Lieux', { tables: placeTables(figures, beside.names) }),
    section('personnes', 'Personnes', { tables: peopleTables(figures, beside.names) }),
    section('niveaux', 'Niveaux et progression', { tables: [levelTable(figures), ...autonomyTables(figures)] }),
    ...beyondSections(figures, beside),
    section('mon-espace-sante', 'Mon espace santé', {
      tables: healthSpaceTables(figures),
      links: [{ href: withQuery(paths.healthSpace.to(), period), text: 'Mon espace santé, par commune' }],
    }),
    section('etiquettes', 'Étiquettes', { tables: [tagTable(figures, beside.names)] }),
    coordinationSection(beside.coordination),
  ];
}

function beyondSections(figures: Figures, { selection, followsUp }: Beside): Section[] {
  if (!countsBeyondSessions(selection))
    return [section('orientations', 'Orientations, ateliers et rendez-vous', { note: NOT_NARROWED })];
  const { from, to } = selection;
  const links = followsUp
    ? [
        {
          href: withQuery(paths.followUp.to(), { periode: 'custom', du: from, au: to }),
          text: 'Suites des orientations',
        },
      ]
    : [];
  return [
    section('orientations', 'Orientations et saisines', {
      tiles: hasReferrals(figures) ? referralTiles(figures) : [],
      tables: referralTables(figures),
      links,
    }),
    section('ateliers', 'Ateliers et rendez-vous', {
      tiles: hasWorkshops(figures) ? workshopTiles(figures) : [],
      tables: workshopTables(figures),
    }),
  ];
}

function coordinationSection(totals: readonly CoordinationTotal[]): Section {
  const minutes = totals.reduce((sum, line) => sum + line.minutes, 0);
  const note = `${inHours(minutes)} en tout\u00a0: ${totals
    .map((line) => `${coordinationKindLabels[line.kind].toLowerCase()} ${inHours(line.minutes)}`)
    .join(', ')}. Vous seul·e voyez ces activités.`;
  const rows = totals.map(({ kind, activities }) => ({ label: coordinationKindLabels[kind], value: activities }));
  const told = {
    id: 'coordination',
    title: 'Vos activités de coordination',
    definition: 'coordination' as const,
    note,
  };
  return section('coordination', 'Coordination', {
    tables: rows.length > 0 ? [others({ ...told, unit: 'Activités', share: 'Part des activités' }, rows)] : [],
  });
}
