import { errorSummary, type Field, radiosField } from '../../../../platform/http/forms/fields.js';
import { view, type View } from '../../../../platform/http/page.js';
import { withQuery } from '../../../../platform/http/paths.js';
import type { Commune } from '../../../structures/index.js';
import type { Programme } from '../../organising/programmes.js';
import { TOPICS } from '../../vocabulary.js';
import { paths } from './paths.js';
import type { WorkshopForm } from './workshop.form.js';
import type { Desk } from './workshop-desk.js';
import type { Difference } from './workshop-differences.js';
import { type SeriesFields, seriesFields, type WorkshopFields, workshopFields } from './workshop-fields.js';

interface WorkshopFormModel {
  action: string;
  heading: string;
  errors: { href: string; text: string }[];
  hidden: { name: string; value: string }[];
  fields: WorkshopFields;
  /** For a new workshop. */
  series: SeriesFields | null;
  /** For a day of a series. */
  scope: Field | null;
  programmes: { href: string; text: string; current: boolean }[];
  meanwhile: Difference[] | null;
  /** The topics ticked, beside the fold that holds them. */
  topicsHeld: string | null;
  /** Opens the parts where something is filled in, or to be mended. */
  open: { topics: boolean; series: boolean; devices: boolean; more: boolean };
  draftButton: boolean;
  mainButton: string;
  cancelHref: string;
  stockHref: string;
}

export interface ShownForm {
  desk: Desk;
  choices?: readonly Commune[];
  programmes?: readonly Programme[];
  chosenProgramme?: string | undefined;
  meanwhile?: Difference[];
}

export function workshopFormPage(form: WorkshopForm, shown: ShownForm): View<WorkshopFormModel> {
  const { desk, choices = [], programmes = [], chosenProgramme, meanwhile } = shown;
  const { workshop } = desk;
  const heading = workshop ? 'Modifier l’atelier' : 'Nouvel atelier';
  const model = {
    action: workshop ? paths.edit.to({ id: workshop.id }) : paths.create.to(),
    heading,
    errors: errorsInOrder(form),
    hidden: hiddenOf(form, desk),
    fields: workshopFields(form, desk, choices),
    series: workshop ? null : seriesFields(form),
    scope: workshop?.seriesId
      ? radiosField(form, 'scope', 'Ces changements sont pour', SCOPES, { inline: false })
      : null,
    programmes: programmes.map(({ code, label }) => ({
      ...{ href: withQuery(paths.create.to(), { modele: code }), text: label, current: code === chosenProgramme },
    })),
    meanwhile: meanwhile ?? null,
    topicsHeld: heldTopics(form),
    open: openOf(form),
    draftButton: !workshop,
    mainButton: workshop ? 'Enregistrer' : 'Publier',
    cancelHref: workshop ? paths.show.to({ id: workshop.id }) : paths.list.to(),
    stockHref: paths.stock.to(),
  };
  return view('workshops/organising/workshop-form', heading, model, {
    breadcrumbs: [{ href: paths.list.to(), text: 'Ateliers' }],
  });
}

const SCOPES = {
  one: 'Cette date seulement',
  following: 'Cette date et les suivantes',
  all: 'Toutes les dates à venir',
};

function hiddenOf(form: WorkshopForm, { workshop }: Desk): { name: string; value: string }[] {
  if (!workshop) {
    const programme = form.programme ? [{ name: 'programme', value: form.programme }] : [];
    return [{ name: 'formKey', value: form.formKey ?? '' }, ...programme];
  }
  // Until the person is told of the newer version, the form keeps the one that was read.
  const version = form.errorOf('version') ? workshop.version : (form.version ?? workshop.version);
  return [{ name: 'version', value: String(version) }];
}

const heldTopics = ({ topics }: WorkshopForm): string | null =>
  topics
    .filter((topic) => topic in TOPICS)
    .map((topic) => TOPICS[topic])
    .join(', ') || null;

const has = (form: WorkshopForm, names: readonly string[]): boolean => names.some((name) => form.errorOf(name));

const openOf = (form: WorkshopForm): WorkshopFormModel['open'] => ({
  topics: has(form, ['topics']),
  series: form.repeats || has(form, ['repeat', 'every', 'weekdays', 'until']),
  devices:
    has(form, ['laptop', 'tablet', 'phone']) || [form.laptop, form.tablet, form.phone].some((one) => (one ?? 0) > 0),
  more: has(form, ['offerHours', 'animators']),
});

const order = [
  ...[
    'title',
    'summary',
    'topics',
    'level',
    'audience',
    'format',
    'day',
    'start',
    'end',
    'repeat',
    'every',
    'weekdays',
  ],
  ...['until', 'mode', 'placeId', 'placeSearch', 'address', 'commune', 'communeInsee', 'connection', 'capacity'],
  ...['laptop', 'tablet', 'phone', 'toBring', 'animators', 'offerHours'],
];

/** In the order of the page, whenever each was found. A stale version leads to what changed. */
const errorsInOrder = (form: WorkshopForm): WorkshopFormModel['errors'] =>
  errorSummary(form)
    .sort((one, other) => order.indexOf(one.href.slice(1)) - order.indexOf(other.href.slice(1)))
    .map(({ href, text }) => ({ href: href === '#version' ? '#entre-temps' : href, text }));
