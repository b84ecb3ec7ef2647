import type { Actor } from '../../../platform/access/actor.js';
import { view, type View } from '../../../platform/http/page.js';
import { withQuery } from '../../../platform/http/paths.js';
import type { StructureLine } from '../structures-register.queries.js';
import { adminTabs, type TabsModel } from './admin-tabs.js';
import { structureKindLabels } from './labels.js';
import { paths } from './paths.js';

interface Cell {
  text: string;
  href?: string;
  header?: boolean;
  numeric?: boolean;
}

interface StructuresModel {
  tabs: TabsModel | null;
  createHref: string;
  table: {
    caption: string;
    captionHidden: boolean;
    head: { text: string; numeric?: boolean }[];
    rows: { cells: Cell[] }[];
  } | null;
  empty: { title: string; text: string; href: string; action: string } | null;
  pages: { previousHref: string | null; nextHref: string | null; summary: string } | null;
}

export function structuresPage(
  actor: Actor,
  { structures, more }: { structures: StructureLine[]; more: boolean },
  page: number,
): View<StructuresModel> {
  const to = (number: number) => withQuery(paths.structures.to(), { page: number > 1 ? number : undefined });
  const model: StructuresModel = {
    tabs: adminTabs(actor, 'structures'),
    createHref: paths.createStructure.to(),
    table: structures.length > 0 ? table(structures) : null,
    empty:
      structures.length === 0
        ? {
            title: 'Aucune structure',
            text: 'Ajoutez celles dont des personnes se connectent ici, et les caisses de vos départements.',
            href: paths.createStructure.to(),
            action: 'Ajouter une structure',
          }
        : null,
    pages:
      page > 1 || more
        ? {
            previousHref: page > 1 ? to(page - 1) : null,
            nextHref: more ? to(page + 1) : null,
            summary: `Page ${page}`,
          }
        : null,
  };
  return view('structures/structures', 'Structures', model);
}

const table = (structures: StructureLine[]): NonNullable<StructuresModel['table']> => ({
  caption: 'Structures qui ont des comptes ou qui reçoivent des orientations',
  captionHidden: true,
  head: [
    { text: 'Nom' },
    { text: 'Genre' },
    { text: 'Commune' },
    { text: 'Comptes', numeric: true },
    { text: 'Lieux reliés', numeric: true },
  ],
  rows: structures.map(({ id, name, kind, communeName, accounts, places }) => ({
    cells: [
      { text: name, href: paths.editStructure.to({ id }), header: true },
      { text: structureKindLabels[kind] },
      { text: communeName ?? '–' },
      { text: String(accounts), numeric: true },
      { text: String(places), numeric: true },
    ],
  })),
});
