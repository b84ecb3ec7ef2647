import type { DraftContent } from '../../../platform/drafts/index.js';
import { errorSummary, type Field, textField } from '../../../platform/http/forms/fields.js';
import { view, type View } from '../../../platform/http/page.js';
import { duration } from '../../../platform/time/french.js';
import { EQUIPMENT, LOCATION_KINDS, TOPICS } from '../vocabulary.js';
import { paths } from './paths.js';
import type { TemplateForm } from './template.form.js';

interface Template {
  id: string;
  name: string;
  content: DraftContent;
}

interface TemplatesModel {
  lines: { name: string; href: string; what: string; upAction: string | null }[];
  empty: { title: string; text: string; href: string; action: string } | null;
  createHref: string;
}

export function templatesPage(templates: readonly Template[]): View<TemplatesModel> {
  const lines = templates.map(({ id, name, content }, index) => ({
    name,
    href: paths.template.to({ id }),
    what: templateInWords(content),
    upAction: index > 0 ? paths.moveTemplate.to({ id }) : null,
  }));
  const model = { lines, createHref: paths.create.to(), empty: lines.length > 0 ? null : NONE };
  return view('support-sessions/templates', 'Mes modèles de séance', model);
}

interface TemplateModel {
  action: string;
  errors: { href: string; text: string }[];
  heading: string;
  what: string;
  name: Field;
  removeAction: string;
  listHref: string;
}

export function templatePage({ id, name, content }: Template, form: TemplateForm): View<TemplateModel> {
  const model = {
    action: paths.template.to({ id }),
    errors: errorSummary(form),
    heading: name,
    what: templateInWords(content),
    name: textField(form, 'name', 'Nom du modèle', { width: '30' }),
    removeAction: paths.removeTemplate.to({ id }),
    listHref: paths.templates.to(),
  };
  return view('support-sessions/template', 'Modèle de séance', model);
}

const NONE = {
  title: 'Aucun modèle pour l’instant',
  text: 'En notant une séance, ouvrez «\u00a0Garder comme modèle\u00a0» en bas de la page\u00a0: durée, lieu et thématiques serviront de nouveau.',
  href: paths.create.to(),
  action: 'Noter une séance',
};

/** « 30 min · E-mail, Santé · À distance · Ordinateur ». */
function templateInWords(content: DraftContent): string {
  const codes = (field: string) => [content[field] ?? []].flat().filter(Boolean);
  const labels = (field: string, words: object) =>
    codes(field)
      .map((code) => (words as Record<string, string>)[code])
      .filter(Boolean)
      .join(', ');
  const minutes = Number(content['duration'] === 'other' ? content['otherMinutes'] : content['duration']);
  return [
    Number.isInteger(minutes) && minutes > 0 ? duration(minutes) : null,
    labels('topics', TOPICS),
    labels('locationKind', LOCATION_KINDS),
    labels('equipment', EQUIPMENT),
  ]
    .filter(Boolean)
    .join(' · ');
}
