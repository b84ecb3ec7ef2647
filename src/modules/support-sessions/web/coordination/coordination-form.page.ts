import {
  checkboxesField,
  dateField,
  errorSummary,
  type Field,
  radiosField,
  selectField,
  textareaField,
  textField,
} from '../../../../platform/http/forms/fields.js';
import { view, type View } from '../../../../platform/http/page.js';
import { withQuery } from '../../../../platform/http/paths.js';
import { isId, newId } from '../../../../platform/ids.js';
import type { Day } from '../../../../platform/time/day.js';
import type { CoordinationActivity } from '../../coordination/coordination-activity.entity.js';
import { type CoordinationColumns, unasked } from '../../coordination/coordination-content.js';
import {
  ANIMATION_TOPICS,
  ANIMATION_TYPES,
  COORDINATION_KINDS,
  type CoordinationKind,
  EVENT_TYPES,
  INITIATIVES,
  ORGANIZERS,
  PARTNER_TYPES,
  PARTNERSHIP_NATURES,
  TERRITORIAL_LEVELS,
} from '../../coordination/vocabulary.js';
import { commonDurations } from '../session-fields.js';
import type { AnimationForm } from './animation.form.js';
import type { AnyCoordinationForm } from './coordination-forms.js';
import { rowsOf } from './coordination-words.js';
import type { EventForm } from './event.form.js';
import { partnerRows, type PartnershipForm } from './partnership.form.js';
import { paths } from './paths.js';

interface Difference {
  label: string;
  saved: string;
  typed: string;
}

interface CoordinationFormModel {
  action: string;
  errors: { href: string; text: string }[];
  heading: string;
  tabs: { label: string; items: { href: string; text: string; current: boolean }[] } | null;
  hidden: { name: string; value: string }[];
  day: Field;
  duration: Field;
  otherMinutes: Field;
  animation: Record<'type' | 'initiative' | 'topics' | 'mediators' | 'structures' | 'otherActors', Field> | null;
  event: Record<'type' | 'name' | 'organizers' | 'participants' | 'territorialLevel', Field> | null;
  partnership: (Record<'natures' | 'territorialLevel', Field> & { partners: { name: Field; type: Field }[] }) | null;
  otherWords: Field;
  notes: Field;
  meanwhile: Difference[] | null;
  cancelHref: string;
}

const optional = { required: false } as const;
const inline = { inline: true } as const;
const aNumber = { inputmode: 'numeric', width: '4' } as const;
const levels = { '': 'Non précisé', ...TERRITORIAL_LEVELS };

interface Shown {
  today: Day;
  /** The activity being corrected. */
  activity?: CoordinationActivity;
}

export function coordinationFormPage(
  form: AnyCoordinationForm,
  { today, activity }: Shown,
): View<CoordinationFormModel> {
  const heading = activity ? 'Modifier l’activité' : 'Noter une activité de coordination';
  const stale = activity && form.errorOf('version');
  const model = {
    action: activity ? paths.edit.to({ id: activity.id }) : paths.create.to(),
    errors: errorSummary(form).map(({ href, text }) => ({ href: href === '#version' ? '#entre-temps' : href, text })),
    heading,
    tabs: activity ? null : kindTabs(form.kind),
    hidden: hiddenOf(form, activity),
    day: dateField(form, 'day', 'Date', { max: today }),
    duration: radiosField(form, 'duration', 'Durée', commonDurations, inline),
    otherMinutes: textField(form, 'otherMinutes', 'Durée en minutes', aNumber),
    animation: form.kind === 'animation' ? animationFields(form) : null,
    event: form.kind === 'evenement' ? eventFields(form) : null,
    partnership: form.kind === 'partenariat' ? partnershipFields(form) : null,
    otherWords: textField(form, 'otherWords', 'Précisez «\u00a0Autre\u00a0»', { ...optional, width: '30' }),
    notes: textareaField(form, 'notes', 'Notes', {
      ...optional,
      rows: 3,
      hint: 'Vous seul·e les lisez. Jamais le nom d’une personne accompagnée.',
    }),
    meanwhile: stale ? differences(activity, { ...unasked, ...form.content }) : null,
    cancelHref: activity ? paths.show.to({ id: activity.id }) : paths.list.to(),
  };
  return view('support-sessions/coordination-form', heading, model);
}

const kindTabs = (kind: CoordinationKind): CoordinationFormModel['tabs'] => ({
  label: 'Sorte d’activité',
  items: Object.entries(COORDINATION_KINDS).map(([code, text]) => ({
    href: withQuery(paths.create.to(), { type: code }),
    text,
    current: code === kind,
  })),
});

function hiddenOf(form: AnyCoordinationForm, activity: CoordinationActivity | undefined) {
  const kind = { name: 'kind', value: form.kind };
  if (!activity) return [kind, { name: 'formKey', value: isId(form.formKey) ? form.formKey : newId() }];
  // Until the person is told of the newer version, the form keeps the one that was read.
  const version = form.errorOf('version') ? activity.version : (form.version ?? activity.version);
  return [kind, { name: 'version', value: String(version) }];
}

const animationFields = (form: AnimationForm) => ({
  type: radiosField(form, 'type', 'Type d’animation', ANIMATION_TYPES),
  initiative: radiosField(form, 'initiative', 'Initiative', INITIATIVES),
  topics: checkboxesField(form, 'topics', 'Thématiques', ANIMATION_TOPICS),
  mediators: textField(form, 'mediators', 'Médiateur·ice·s numériques', aNumber),
  structures: textField(form, 'structures', 'Structures', aNumber),
  otherActors: textField(form, 'otherActors', 'Autres acteurs', aNumber),
});

const eventFields = (form: EventForm) => ({
  type: radiosField(form, 'type', 'Type d’évènement', EVENT_TYPES),
  name: textField(form, 'name', 'Nom de l’évènement', { ...optional, width: '30' }),
  organizers: checkboxesField(form, 'organizers', 'Organisé par', ORGANIZERS),
  participants: textField(form, 'participants', 'Nombre de participations', aNumber),
  territorialLevel: selectField(form, 'territorialLevel', 'Échelon territorial', levels, optional),
});

const partnershipFields = (form: PartnershipForm) => ({
  natures: checkboxesField(form, 'natures', 'Nature du partenariat', PARTNERSHIP_NATURES),
  partners: partnerRows.map((row) => ({
    name: textField(form, `partnerName${row}`, `Structure partenaire ${row}`, { required: row === 1, width: '20' }),
    type: selectField(
      form,
      `partnerType${row}`,
      `Sorte de structure ${row}`,
      { '': 'Choisissez', ...PARTNER_TYPES },
      {
        required: row === 1,
      },
    ),
  })),
  territorialLevel: selectField(form, 'territorialLevel', 'Échelon territorial', levels, optional),
});

function differences(saved: CoordinationColumns, typed: CoordinationColumns): Difference[] {
  const [theirs, mine] = [inWords(saved), inWords(typed)];
  return [...new Set([...theirs.keys(), ...mine.keys()])]
    .map((label) => ({ label, saved: theirs.get(label) ?? 'rien', typed: mine.get(label) ?? 'rien' }))
    .filter((row) => row.saved !== row.typed);
}

const inWords = (activity: CoordinationColumns): Map<string, string> =>
  new Map(rowsOf(activity).map(({ key, values }) => [key, values.toSorted().join(', ')]));
