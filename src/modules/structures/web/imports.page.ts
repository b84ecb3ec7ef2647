import type { Actor } from '../../../platform/access/actor.js';
import { errorSummary, type Field, textField } from '../../../platform/http/forms/fields.js';
import { view, type View } from '../../../platform/http/page.js';
import { longMoment } from '../../../platform/time/french.js';
import type { ImportLine } from '../directory-imports.queries.js';
import { adminTabs, type TabsModel } from './admin-tabs.js';
import type { ImportForm } from './import.form.js';
import { count, tagOf } from './import-words.js';
import { paths } from './paths.js';
import type { TagModel } from './place-words.js';
import { turnPages, type TurnedPages } from './turn-pages.js';

export interface History {
  imports: ImportLine[];
  more: boolean;
  page: number;
}

interface ImportsModel {
  tabs: TabsModel | null;
  errors: { href: string; text: string }[];
  action: string;
  file: Field;
  source: Field;
  imports: { href: string; name: string; about: string; counts: string; tag: TagModel }[];
  pages: TurnedPages | null;
  exportHref: string;
}

export function importsPage(actor: Actor, form: ImportForm, { imports, more, page }: History): View<ImportsModel> {
  const model: ImportsModel = {
    tabs: adminTabs(actor, 'imports'),
    errors: errorSummary(form),
    action: paths.imports.to(),
    file: {
      ...textField(form, 'file', 'Fichier de l’annuaire', {
        hint: 'Lieux de médiation numérique au schéma national (v1 ou v0), en CSV ou en JSON, ou liste nationale des espaces France services.',
        accept: '.csv,.json,.txt,.tsv,text/csv,application/json',
      }),
      value: '',
    },
    source: textField(form, 'source', 'Producteur du fichier', {
      required: false,
      width: '20',
      hint: 'Le même nom à chaque fois\u00a0: il sert à reconnaître les lieux disparus. Sinon, le nom du fichier sans sa date.',
    }),
    imports: imports.map(line),
    pages: turnPages(paths.imports.to(), page, more),
    exportHref: paths.exportPlaces.to(),
  };
  return view('structures/imports', 'Imports de l’annuaire', model);
}

function line(shown: ImportLine): ImportsModel['imports'][number] {
  const { id, source, fileName, startedAt, requestedByName } = shown;
  return {
    href: paths.import.to({ id }),
    name: fileName,
    about: [`source «\u00a0${source}\u00a0»`, longMoment(startedAt), requestedByName ?? 'ligne de commande'].join(
      ' · ',
    ),
    counts: countsOf(shown),
    tag: tagOf(shown),
  };
}

function countsOf({ report, failure, status }: ImportLine): string {
  if (failure) return failure;
  if (!report) return '';
  const read = `${count(report.accepted, 'acceptée', 'acceptées')}, ${count(report.refused, 'refusée', 'refusées')}`;
  if (status === 'unchanged') return `${read}\u00a0; même fichier que le dernier import`;
  const { created, changed, gone } = report;
  const changes = `${count(created, 'nouveau', 'nouveaux')}, ${count(changed, 'changé', 'changés')}, ${count(gone, 'disparu', 'disparus')}`;
  return `${read}\u00a0; ${changes}`;
}
