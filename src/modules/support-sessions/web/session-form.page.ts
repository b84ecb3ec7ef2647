import { errorSummary } from '../../../platform/http/forms/fields.js';
import { view, type View } from '../../../platform/http/page.js';
import { isId, newId } from '../../../platform/ids.js';
import { beneficiariesPaths } from '../../beneficiaries/index.js';
import { healthSpaceFields, type HealthSpaceFields } from './health-space.fields.js';
import { paths } from './paths.js';
import { personFields, type PersonFields } from './person-fields.js';
import type { PersonChoices } from './person-choices.js';
import type { SessionForm } from './session.form.js';
import type { Difference } from './session-differences.js';
import type { FullDesk } from './session-desk.js';
import { sessionFields, type SessionFields } from './session-fields.js';
import { type Folds, foldsOf } from './session-folds.js';
import type { Submission } from './session-submission.js';
import { tagFields, type TagFields } from './tag-fields.js';

interface Act {
  name: string;
  value: string;
  text: string;
}

interface SessionFormModel {
  action: string;
  /** Where the same form is asked for again with something more: a person, a template. Null for a correction. */
  againAction: string | null;
  draftAction: string | null;
  errors: { href: string; text: string }[];
  heading: string;
  notice: string | null;
  differences: Difference[] | null;
  person: { name: string; href: string | null; free: boolean } | null;
  hidden: { name: string; value: string }[];
  anonymous: PersonFields | null;
  choices: PersonChoices | null;
  templates: Act[];
  templatesHref: string;
  fields: SessionFields;
  folds: Folds;
  today: string;
  /** Where the first key goes. */
  focus: string;
  healthSpace: HealthSpaceFields;
  tags: TagFields | null;
  cancelHref: string;
  /** Several people: another form. */
  groupHref: string | null;
  isNew: boolean;
}

/** What the page says beside the form itself. */
export interface Beside {
  submission?: Pick<Submission, 'commune' | 'residence'>;
  choices?: PersonChoices;
  templates?: readonly { id: string; name: string }[];
  notice?: string;
  /** A session that was saved meanwhile, and what is typed here. */
  differences?: Difference[];
  /** The version of the draft that the page is to be taken for having seen. */
  draftVersion?: number;
  focus?: 'duration' | 'choices' | 'person';
}

export function sessionFormPage(form: SessionForm, desk: FullDesk, beside: Beside = {}): View<SessionFormModel> {
  const { session, card } = desk;
  const isNew = session === null;
  const heading = session ? 'Modifier la séance' : 'Noter une séance';
  const { submission } = beside;
  const anonymous = desk.anonymous ? personFields(form, submission?.residence.choices ?? []) : null;
  const fields = sessionFields(form, desk, submission?.commune.choices ?? []);
  const healthSpace = healthSpaceFields(form);
  const model = {
    action: session ? paths.edit.to({ id: session.id }) : paths.create.to(),
    againAction: isNew ? paths.again.to() : null,
    draftAction: isNew ? paths.saveDraft.to() : null,
    errors: errorsInOrder(form, { ...anonymous, ...fields, ...healthSpace, tagIds: null }),
    heading,
    notice: beside.notice ?? null,
    differences: beside.differences ?? null,
    person: personOf(desk),
    hidden: hiddenOf(form, desk, beside),
    anonymous,
    choices: beside.choices ?? null,
    templates: (beside.templates ?? []).map(({ id, name }) => ({ name: 'template', value: id, text: name })),
    templatesHref: paths.templates.to(),
    fields,
    folds: foldsOf(fields, anonymous, desk.today),
    today: desk.today,
    focus: beside.focus ?? '',
    healthSpace,
    tags: tagFields(form, desk.tags, form.day ?? desk.today),
    cancelHref: session ? paths.show.to({ id: session.id }) : card ? fileOf(card.id) : paths.list.to(),
    isNew,
    groupHref: session || card ? null : paths.createGroup.to(),
  };
  return view('support-sessions/session-form', heading, model);
}

const fileOf = (id: string): string => beneficiariesPaths.caseFile.to({ id });

function personOf({ card, anonymous, session }: FullDesk): SessionFormModel['person'] {
  if (anonymous) return null;
  if (!card) return { name: 'Personne qui n’est plus suivie par votre structure', href: null, free: false };
  // A corrected session keeps its person: the figures of its day were made with them.
  return { name: card.displayName, href: fileOf(card.id), free: session === null };
}

function hiddenOf(form: SessionForm, { card, session }: FullDesk, beside: Beside): SessionFormModel['hidden'] {
  if (!session) {
    return [
      ...newFormHidden(form, beside.draftVersion),
      ...(card ? [{ name: 'beneficiaryId', value: card.id }] : []),
      ...(isId(form.appointmentId) ? [{ name: 'appointmentId', value: form.appointmentId }] : []),
    ];
  }
  // Until the person is told of the newer version, the form keeps the one that was read.
  const version = form.errorOf('version') ? session.version : (form.version ?? session.version);
  return [{ name: 'version', value: String(version) }];
}

/** Which form this is, what it knows of its draft, and which page writes it. */
export function newFormHidden(form: SessionForm, draftVersion: number | undefined): { name: string; value: string }[] {
  return [
    { name: 'formKey', value: isId(form.formKey) ? form.formKey : newId() },
    { name: 'draftVersion', value: String(draftVersion ?? form.draftVersion ?? 0) },
    { name: 'draftWriter', value: isId(form.draftWriter) ? form.draftWriter : newId() },
  ];
}

/** In the order of the page, whenever each was found. Versions have no field to lead to. */
function errorsInOrder(form: SessionForm, shown: Record<string, unknown>): SessionFormModel['errors'] {
  const order = Object.keys(shown);
  const position = ({ href }: { href: string }) => order.indexOf(href.slice(1));
  return errorSummary(form)
    .sort((one, other) => position(one) - position(other))
    .map(({ href, text }) => ({ href: position({ href }) < 0 ? '' : href, text }));
}
