import { view, type View } from '../../../platform/http/page.js';
import { withQuery } from '../../../platform/http/paths.js';
import type { BeneficiarySummary } from '../../beneficiaries/index.js';
import { beneficiariesPaths } from '../../beneficiaries/index.js';
import type { RowLine, RowsAsked } from '../imports.queries.js';
import type { PeopleImport } from '../people-import.entity.js';
import { all, people } from './imports.page.js';
import { reasonLabels } from './labels.js';
import { paths } from './paths.js';

interface Shown {
  rows: readonly RowLine[];
  more: boolean;
  names: ReadonlyMap<string, BeneficiarySummary>;
}

interface Cell {
  text: string;
  href: string | null;
  hint: string | null;
  header: boolean;
}

interface RowsModel {
  heading: string;
  lede: string;
  backHref: string;
  empty: boolean;
  table: {
    caption: string;
    captionHidden: boolean;
    head: { text: string }[];
    rows: { cells: Cell[] }[];
  };
  nextHref: string | null;
}

const headings: Readonly<Record<RowsAsked, string>> = {
  messages: 'Ce qui est dit des cellules',
  duplicates: 'Personnes sans doute déjà connues',
  refused: 'Lignes refusées',
  kept: 'Fiches gardées',
};

const ledes: Readonly<Record<RowsAsked, string>> = {
  messages: 'Cellule par cellule\u00a0: ce qui a été lu, et ce qui en est fait.',
  duplicates: 'Chaque ligne du fichier, et la fiche à laquelle elle ressemble.',
  refused: 'Ces lignes ne sont pas reprises. Corrigez-les dans le fichier, puis envoyez-le de nouveau.',
  kept: 'Quelqu’un a modifié ou utilisé ces fiches depuis l’import\u00a0: elles n’ont pas été retirées.',
};

const kinds = { refused: 'Ligne refusée', set_aside: 'Laissé de côté', repaired: 'Remis en forme' } as const;

export function importRowsPage(found: PeopleImport, which: RowsAsked, { rows, more, names }: Shown): View<RowsModel> {
  const isMessages = which === 'messages' || which === 'refused';
  const model: RowsModel = {
    heading: headings[which],
    lede: ledes[which],
    backHref: paths.show.to(found),
    empty: rows.length === 0,
    table: {
      caption: headings[which],
      captionHidden: true,
      head: isMessages
        ? [{ text: 'Cellule' }, { text: 'Lu' }, { text: 'Ce qui en est fait' }]
        : [{ text: 'Ligne' }, { text: 'Dans le fichier' }, { text: 'Fiche' }],
      rows: isMessages ? rows.flatMap(messageRows) : rows.map((row) => personRow(row, names)),
    },
    nextHref: more ? withQuery(paths.rows.to(found), { voir: which, apres: rows.at(-1)?.rowNumber }) : null,
  };
  return view('imports/rows', headings[which], model, {
    breadcrumbs: [people, all, { href: paths.show.to(found), text: found.fileName }],
  });
}

const plain = (text: string, hint: string | null = null): Cell => ({ text, href: null, hint, header: false });

const messageRows = ({ rowNumber, messages }: RowLine): { cells: Cell[] }[] =>
  messages.map(({ column, read, kind, words }) => ({
    cells: [
      { ...plain(column === null ? `Ligne ${rowNumber}` : `${column}${rowNumber}`), header: true },
      plain(read || '–'),
      plain(words, kinds[kind]),
    ],
  }));

function personRow(row: RowLine, names: ReadonlyMap<string, BeneficiarySummary>): { cells: Cell[] } {
  const id = row.undone === 'kept' ? row.madeId : row.likelyId;
  const known = id === null ? undefined : names.get(id);
  const why = row.reasons.map((reason) => reasonLabels[reason] ?? reason).join(', ');
  const other: Cell = known
    ? { ...plain(known.displayName, known.communeName), href: beneficiariesPaths.caseFile.to({ id: known.id }) }
    : plain(row.likelyRow === null ? 'Fiche retirée depuis' : `Ligne ${row.likelyRow} du même fichier`);
  return {
    cells: [{ ...plain(String(row.rowNumber)), header: true }, plain(row.name || '–', why || null), other],
  };
}
