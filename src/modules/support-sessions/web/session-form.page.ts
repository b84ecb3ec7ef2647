import { errorSummary } from '../../../platform/http/forms/fields.js';
import { isId, newId } from '../../../platform/ids.js';
import { view, type View } from '../../../platform/http/page.js';
import { beneficiariesPaths } from '../../beneficiaries/index.js';
import { healthSpaceFields, type HealthSpaceFields } from './health-space.fields.js';
import { paths } from './paths.js';
import type { SessionForm } from './session.form.js';
import type { Desk } from './session-desk.js';
import { personFields, type PersonFields, type SessionFields, sessionFields } from './session-fields.js';
import type { Submission } from './session-submission.js';
import { tagFields, type TagFields } from './tag-fields.js';

interface SessionFormModel {
  action: string;
  errors: { href: string; text: string }[];
  heading: string;
  person: { name: string; href: string | null; changeHref: string | null } | null;
  hidden: { name: string; value: string }[];
  anonymous: PersonFields | null;
  /** From an anonymous visit to the file of somebody known. */
  findHref: string | null;
  fields: SessionFields;
  healthSpace: HealthSpaceFields;
  tags: TagFields | null;
  cancelHref: string;
  isNew: boolean;
}

export function sessionFormPage(
  form: SessionForm,
  desk: Desk,
  submission?: Pick<Submission, 'commune' | 'residence'>,
): View<SessionFormModel> {
  const { session, card } = desk;
  const heading = session ? 'Modifier la séance' : 'Noter une séance';
  const anonymous = desk.anonymous ? personFields(form, submission?.residence.choices ?? []) : null;
  const fields = sessionFields(form, desk, submission?.commune.choices ?? []);
  const healthSpace = healthSpaceFields(form);
  const model = {
    action: session ? paths.edit.to({ id: session.id }) : paths.create.to(),
    errors: errorsInOrder(form, { ...anonymous, ...fields, ...healthSpace, tagIds: null }),
    heading,
    person: personOf(desk),
    hidden: hiddenOf(form, desk),
    anonymous,
    findHref: session ? null : beneficiariesPaths.list.to(),
    fields,
    healthSpace,
    tags: tagFields(form, desk.tags, form.day ?? desk.today),
    cancelHref: session ? paths.show.to({ id: session.id }) : card ? fileOf(card.id) : paths.list.to(),
    isNew: session === null,
  };
  return view('support-sessions/session-form', heading, model);
}

const fileOf = (id: string): string => beneficiariesPaths.caseFile.to({ id });

function personOf({ card, anonymous, session }: Desk): SessionFormModel['person'] {
  if (anonymous) return null;
  if (!card) return { name: 'Personne qui n’est plus suivie par votre structure', href: null, changeHref: null };
  // A corrected session keeps its person: the figures of its day were made with them.
  return { name: card.displayName, href: fileOf(card.id), changeHref: session ? null : beneficiariesPaths.list.to() };
}

function hiddenOf(form: SessionForm, { card, session }: Desk): SessionFormModel['hidden'] {
  if (!session) {
    const formKey = isId(form.formKey) ? form.formKey : newId();
    return [{ name: 'formKey', value: formKey }, ...(card ? [{ name: 'beneficiaryId', value: card.id }] : [])];
  }
  // Until the person is told of the newer version, the form keeps the one that was read.
  const version = form.errorOf('version') ? session.version : (form.version ?? session.version);
  return [{ name: 'version', value: String(version) }];
}

/** In the order of the page, whenever each was found. A stale version has no field to lead to. */
function errorsInOrder(form: SessionForm, shown: Record<string, unknown>): SessionFormModel['errors'] {
  const order = Object.keys(shown);
  const position = ({ href }: { href: string }) => order.indexOf(href.slice(1));
  return errorSummary(form)
    .sort((one, other) => position(one) - position(other))
    .map(({ href, text }) => ({ href: href === '#version' ? '' : href, text }));
}
