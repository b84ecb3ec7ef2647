import type { Actor } from '../../../platform/access/actor.js';
import { errorSummary, type Field, textField } from '../../../platform/http/forms/fields.js';
import { view, type View } from '../../../platform/http/page.js';
import { longMoment } from '../../../platform/time/french.js';
import type { ImportLine } from '../directory-imports.queries.js';
import { adminTabs, type TabsModel } from './admin-tabs.js';
import type { ImportForm } from './import.form.js';
import { count, statusTags } from './import-words.js';
import { paths } from './paths.js';
import type { TagModel } from './place-words.js';

interface ImportsModel {
  tabs: TabsModel | null;
  errors: { href: string; text: string }[];
  action: string;
  file: Field;
  source: Field;
  imports: { href: string; name: string; about: string; counts: string; tag: TagModel }[];
}

export function importsPage(actor: Actor, form: ImportForm, imports: ImportLine[]): View<ImportsModel> {
  const model: ImportsModel = {
    tabs: adminTabs(actor, 'imports'),
    errors: errorSummary(form),
    action: paths.imports.to(),
    file: {
      ...textField(form, 'file', 'Fichier de l’annuaire', {
        hint: 'Format CSV, schéma national des lieux de médiation numérique v1 (32 colonnes).',
        accept: '.csv,text/csv',
      }),
      value: '',
    },
    source: textField(form, 'source', 'Producteur du fichier', {
      required: false,
      width: '20',
      hint: 'Le même nom à chaque fois\u00a0: il sert à reconnaître les lieux disparus. Sinon, le nom du fichier sans sa date.',
    }),
    imports: imports.map(line),
  };
  return view('structures/imports', 'Imports de l’annuaire', model);
}

function line({
  id,
  source,
  fileName,
  status,
  report,
  startedAt,
  requestedByName,
}: ImportLine): ImportsModel['imports'][number] {
  return {
    href: paths.import.to({ id }),
    name: fileName,
    about: [`source «\u00a0${source}\u00a0»`, longMoment(startedAt), requestedByName ?? 'ligne de commande'].join(
      ' · ',
    ),
    counts: `${count(report.accepted, 'acceptée', 'acceptées')}, ${count(report.refused, 'refusée', 'refusées')}`,
    tag: statusTags[status],
  };
}
