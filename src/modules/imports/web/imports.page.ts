import { errorSummary, type Field, textField } from '../../../platform/http/forms/fields.js';
import { view, type View } from '../../../platform/http/page.js';
import { withQuery } from '../../../platform/http/paths.js';
import { longMoment } from '../../../platform/time/french.js';
import type { ImportLine } from '../imports.queries.js';
import type { ReceiveForm } from './import.form.js';
import { statusTags } from './labels.js';
import { paths } from './paths.js';

interface Shown {
  imports: readonly ImportLine[];
  more: boolean;
  number: number;
}

interface ImportsModel {
  errors: { href: string; text: string }[];
  action: string;
  file: Field;
  imports: { href: string; name: string; about: string; tag: { text: string; tone: string } }[];
  pages: { summary: string; previousHref: string | null; nextHref: string | null } | null;
}

export function importsPage(form: ReceiveForm, { imports, more, number }: Shown): View<ImportsModel> {
  const at = (page: number): string => withQuery(paths.list.to(), { page: page === 1 ? undefined : page });
  const model: ImportsModel = {
    errors: errorSummary(form),
    action: paths.list.to(),
    file: {
      ...textField(form, 'file', 'Fichier', {
        hint: 'Classeur .xlsx ou .ods, ou fichier .csv\u00a0; 50\u00a0Mo et 200\u00a0000 lignes au plus.',
        accept: '.xlsx,.xlsm,.ods,.csv,.txt,.tsv',
      }),
      value: '',
    },
    imports: imports.map(({ id, fileName, receivedAt, requestedByName, status }) => ({
      href: paths.show.to({ id }),
      name: fileName,
      about: [longMoment(receivedAt), requestedByName].join(' · '),
      tag: statusTags[status],
    })),
    pages:
      number === 1 && !more
        ? null
        : {
            summary: `Page ${number}`,
            previousHref: number > 1 ? at(number - 1) : null,
            nextHref: more ? at(number + 1) : null,
          },
  };
  return view('imports/imports', 'Importer des bénéficiaires', model, { breadcrumbs: [people] });
}

export const people = { href: '/beneficiaires', text: 'Bénéficiaires' };
export const all = { href: paths.list.to(), text: 'Imports' };
