import { view, type View } from '../../../platform/http/page.js';
import { fieldLabel } from '../directory/index.js';
import type { ChangedPlace, ChangeView } from '../directory-import-changes.queries.js';
import type { ImportLine } from '../directory-imports.queries.js';
import { fieldValueInFrench } from '../field-values.js';
import type { ChangesQuestion } from './import-changes.query.js';
import { paths } from './paths.js';
import { turnPages, type TurnedPages } from './turn-pages.js';

interface ChangesModel {
  heading: string;
  about: string;
  backHref: string;
  allHref: string | null;
  places: {
    name: string;
    commune: string;
    href: string;
    fields: { label: string; before: string; after: string; note: string | null }[];
  }[];
  pages: TurnedPages | null;
}

const HEADINGS: Readonly<Record<ChangeView, string>> = {
  new: 'Nouveaux lieux',
  gone: 'Lieux disparus du fichier',
  returned: 'Lieux de retour',
  changed: 'Lieux changés',
};

const EMPTY = '(vide)';
const LONGEST = 400;

export function importChangesPage(
  line: ImportLine,
  question: ChangesQuestion,
  found: { places: ChangedPlace[]; more: boolean },
): View<ChangesModel> {
  const { id } = line;
  const heading =
    question.field === ''
      ? HEADINGS[question.view]
      : `Lieux changés\u00a0: ${fieldLabel(question.field).toLowerCase()}`;
  const model: ChangesModel = {
    heading,
    about: `Import de ${line.fileName}`,
    backHref: paths.import.to({ id }),
    allHref: question.field === '' ? null : `${paths.importChanges.to({ id })}?genre=changes`,
    places: found.places.map(placeModel),
    pages: turnPages(addressOf(id, question), question.page, found.more),
  };
  return view('structures/import-changes', `${heading}, import de ${line.fileName}`, model, {
    breadcrumbs: [
      { href: paths.directory.to(), text: 'Annuaire' },
      { href: paths.imports.to(), text: 'Imports' },
      { href: paths.import.to({ id }), text: line.fileName },
    ],
  });
}

function placeModel({ placeId, name, communeName, fields }: ChangedPlace): ChangesModel['places'][number] {
  return {
    name,
    commune: communeName,
    href: paths.place.to({ id: placeId }),
    fields: fields.map(({ field, before, after, keptLocal }) => ({
      label: fieldLabel(field),
      before: shown(field, before),
      after: shown(field, after),
      note: keptLocal ? 'Modifié ici\u00a0: la valeur du fichier n’est pas reprise.' : null,
    })),
  };
}

function shown(field: string, value: unknown): string {
  const text = fieldValueInFrench(field, value) || EMPTY;
  return text.length > LONGEST ? `${text.slice(0, LONGEST).trimEnd()}…` : text;
}

function addressOf(id: string, { word, field }: ChangesQuestion): string {
  const query = new URLSearchParams({ genre: word, ...(field === '' ? {} : { champ: field }) });
  return `${paths.importChanges.to({ id })}?${query.toString()}`;
}
