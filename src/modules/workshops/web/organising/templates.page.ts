import { errorSummary, type Field, textField } from '../../../../platform/http/forms/fields.js';
import { view, type View } from '../../../../platform/http/page.js';
import { withQuery } from '../../../../platform/http/paths.js';
import { duration } from '../../../../platform/time/french.js';
import type { Programme } from '../../organising/programmes.js';
import type { StoredWorkshop } from '../../organising/workshop-records.js';
import { TOPICS } from '../../vocabulary.js';
import { paths } from './paths.js';
import type { TemplateForm } from './template.form.js';
import { forWhomWords } from './workshop-words.js';

interface Line {
  label: string;
  href: string;
  summary: string | null;
  facts: string;
  removeHref: string | null;
}

interface TemplatesModel {
  lists: { heading: string; lines: Line[] }[];
}

const trail = [{ href: paths.list.to(), text: 'Ateliers' }];

export function templatesPage(own: readonly Programme[], ours: readonly Programme[]): View<TemplatesModel> {
  const lists = [
    { heading: 'Ceux de votre structure', lines: own.map((one) => lineOf(one, true)) },
    { heading: 'Prêts à annoncer', lines: ours.map((one) => lineOf(one, false)) },
  ].filter(({ lines }) => lines.length > 0);
  return view('workshops/organising/templates', 'Programmes d’ateliers', { lists }, { breadcrumbs: trail });
}

const lineOf = ({ code, label, content }: Programme, own: boolean): Line => ({
  ...{ label, summary: content.summary, href: withQuery(paths.create.to(), { modele: code }) },
  facts: [
    duration(content.durationMinutes),
    forWhomWords(content),
    content.topics.map((topic) => TOPICS[topic]).join(', '),
  ]
    .filter(Boolean)
    .join(' · '),
  removeHref: own ? paths.removeTemplate.to({ id: code }) : null,
});

interface KeepTemplateModel {
  errors: { href: string; text: string }[];
  action: string;
  heading: string;
  label: Field;
  cancelHref: string;
}

export function keepTemplatePage({ id, title }: StoredWorkshop, form: TemplateForm): View<KeepTemplateModel> {
  const model = {
    errors: errorSummary(form),
    action: paths.keepTemplate.to({ id }),
    heading: 'Garder comme programme',
    label: textField(form, 'label', 'Nom du programme', { spellcheck: true, hint: KEPT }),
    cancelHref: paths.show.to({ id }),
  };
  const breadcrumbs = [...trail, { href: paths.show.to({ id }), text: title }];
  return view('workshops/organising/keep-template', model.heading, model, { breadcrumbs });
}

const KEPT =
  'Titre, description, thématiques, niveau, durée, places et matériel serviront de nouveau. Ni date, ni lieu, ni personne.';

interface RemoveTemplateModel {
  heading: string;
  lede: string;
  action: string;
  cancelHref: string;
}

export function removeTemplatePage({ code, label }: Programme): View<RemoveTemplateModel> {
  const model = {
    heading: 'Supprimer ce programme\u00a0?',
    lede: `«\u00a0${label}\u00a0» ne sera plus proposé à votre structure. Les ateliers déjà annoncés ne changent pas.`,
    action: paths.removeTemplate.to({ id: code }),
    cancelHref: paths.templates.to(),
  };
  const breadcrumbs = [...trail, { href: paths.templates.to(), text: 'Programmes' }];
  return view('workshops/organising/remove-template', model.heading, model, { breadcrumbs });
}
