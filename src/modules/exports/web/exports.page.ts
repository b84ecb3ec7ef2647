import { type SessionFilterName, type SessionFilterField, sessionFilterFields } from '../../support-sessions/index.js';
import type { Actor } from '../../../platform/access/actor.js';
import { dateField, errorSummary, type Field, radiosField } from '../../../platform/http/forms/fields.js';
import { view, type View } from '../../../platform/http/page.js';
import { withQuery } from '../../../platform/http/paths.js';
import type { Day } from '../../../platform/time/day.js';
import { longMoment } from '../../../platform/time/french.js';
import { canSeePeople } from '../../beneficiaries/index.js';
import type { ExportFormat } from '../export-asked.js';
import type { ExportKind } from '../export-kinds.js';
import { formatLabels, kindLabels } from '../labels.js';
import type { ExportRun } from '../runs/export-run.entity.js';
import { peopleFormats, PeopleTableForm } from './direct.forms.js';
import type { ExportForm } from './export.form.js';
import { stateTags, titleOf } from './export-words.js';
import { paths } from './paths.js';

interface OrderModel {
  action: string;
  what: Field;
  from: Field;
  to: Field;
  format: Field;
  filters: { key: string; value: string }[];
  hidden: { name: string; value: string }[];
  withoutFiltersHref: string;
}

interface ExportsModel {
  errors: { href: string; text: string }[];
  people: { action: string; format: Field } | null;
  order: OrderModel | null;
  runs: { href: string; name: string; about: string; tag: { text: string; tone: string } }[];
}

export interface Shown {
  kinds: readonly ExportKind[];
  filters: readonly { name: SessionFilterName; label: string; value: string }[];
  runs: readonly ExportRun[];
  today: Day;
}

export function exportsPage(actor: Actor, form: ExportForm, shown: Shown): View<ExportsModel> {
  const people = radiosField(new PeopleTableForm(), 'format', 'Format', peopleFormats);
  const model: ExportsModel = {
    errors: errorSummary(form),
    people: canSeePeople(actor.role)
      ? {
          action: paths.people.to(),
          format: { ...people, id: 'format-personnes', options: people.options.map(renamed) },
        }
      : null,
    order: shown.kinds.length === 0 ? null : orderOf(form, shown),
    runs: shown.runs.map((run) => ({
      href: paths.show.to(run),
      name: titleOf(run),
      about: [formatLabels[run.format], longMoment(run.createdAt)].join(' · '),
      tag: stateTags[run.state],
    })),
  };
  return view('exports/exports', 'Exporter', model);
}

const whats: Readonly<Record<ExportKind, string>> = {
  sessions: 'Une ligne par activité.',
  accompaniments: 'Une ligne par personne et par activité.',
  referrals: 'Les orientations envoyées et ce qu’elles sont devenues.',
  workshops: 'Les ateliers annoncés, leurs places et les présences\u00a0; sans aucun nom.',
};

const formatHints: Partial<Record<ExportFormat, string>> = {
  csv: 'Points-virgules\u00a0; s’ouvre dans tout tableur, sans limite de lignes.',
  coop: 'Les colonnes exactes de La Coop de la médiation numérique\u00a0; pour les accompagnements.',
};

function orderOf(form: ExportForm, { kinds, filters, today }: Shown): OrderModel {
  const what = kinds.map((kind) => [kind, { text: kindLabels[kind], hint: whats[kind] }] as const);
  const formats = (Object.entries(formatLabels) as [ExportFormat, string][]).map(([format, text]) => {
    const hint = formatHints[format];
    return [format, hint === undefined ? text : { text, hint }] as const;
  });
  return {
    action: paths.home.to(),
    what: radiosField(form, 'quoi', 'Ce que vous exportez', Object.fromEntries(what)),
    from: dateField(form, 'du', 'Premier jour', { max: today }),
    to: dateField(form, 'au', 'Dernier jour', { max: today }),
    format: radiosField(form, 'format', 'Format', Object.fromEntries(formats)),
    filters: filters.map(({ label, value }) => ({ key: label, value })),
    hidden: hiddenOf(form),
    withoutFiltersHref: withQuery(paths.home.to(), { du: form.du, au: form.au }),
  };
}

const hiddenOf = (form: ExportForm): { name: string; value: string }[] =>
  (Object.entries(sessionFilterFields) as [SessionFilterField, SessionFilterName][]).flatMap(([name, filter]) => {
    const value = form.filters[filter];
    return value === undefined ? [] : [{ name, value }];
  });

/** Two groups of the page have the same name: their boxes need ids of their own. */
const renamed = (option: Field['options'][number], index: number): Field['options'][number] => ({
  ...option,
  id: index === 0 ? 'format-personnes' : `format-personnes-${index + 1}`,
});
