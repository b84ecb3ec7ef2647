import { errorSummary, type Field, selectField } from '../../../platform/http/forms/fields.js';
import { view, type View } from '../../../platform/http/page.js';
import { letterOf } from '../../../platform/spreadsheets/index.js';
import { PERSON_FIELDS } from '../reading/layout.js';
import type { PeopleImport } from '../people-import.entity.js';
import type { ColumnsForm } from './import.form.js';
import { all, people } from './imports.page.js';
import { fieldLabels } from './labels.js';
import { paths } from './paths.js';

interface ColumnsModel {
  errors: { href: string; text: string }[];
  about: string;
  notes: string[];
  action: string;
  fields: Field[];
  table: {
    caption: string;
    captionHidden: boolean;
    head: { text: string }[];
    rows: { cells: { text: string; hint: string | null; header: boolean }[] }[];
  };
}

/** Which column holds what: guessed from the headings, or as the structure chose last time. */
export function columnsPage(found: PeopleImport, form: ColumnsForm): View<ColumnsModel> {
  const { headings, samples } = found;
  const named = headings.map((heading, rank) => heading.trim() || `Colonne ${letterOf(rank)}`);
  const choices = Object.fromEntries(named.map((text, rank) => [` ${rank}`, text]));
  const model: ColumnsModel = {
    errors: errorSummary(form),
    about: found.fileName,
    notes: [...found.notes],
    action: paths.map.to(found),
    fields: PERSON_FIELDS.map((field) => {
      const shown = selectField(
        form,
        field,
        fieldLabels[field],
        { '': 'Aucune colonne', ...choices },
        {
          required: field === 'lastName' || field === 'firstName',
        },
      );
      const options = shown.options.map((option) => {
        const value = option.value.trim();
        return { ...option, value, selected: form.shown(field) === value };
      });
      return { ...shown, options };
    }),
    table: {
      caption: 'Premières lignes du fichier, par colonne',
      captionHidden: false,
      head: [{ text: 'Colonne' }, ...samples.map((_, index) => ({ text: `Ligne ${index + 1}` }))],
      rows: named.map((text, rank) => ({
        cells: [
          { text, hint: letterOf(rank), header: true },
          ...samples.map((cells) => ({ text: shortened(cells[rank] ?? ''), hint: null, header: false })),
        ],
      })),
    },
  };
  return view('imports/columns', 'Reconnaître les colonnes', model, { breadcrumbs: [people, all] });
}

const LONGEST = 60;
const shortened = (text: string): string =>
  text.length > LONGEST ? `${text.slice(0, LONGEST).trimEnd()}…` : text || '–';
