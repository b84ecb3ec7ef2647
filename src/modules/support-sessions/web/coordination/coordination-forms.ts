import { NotFoundError } from '../../../../platform/errors/domain-error.js';
import { readForm } from '../../../../platform/http/forms/form.js';
import { newId } from '../../../../platform/ids.js';
import type { Day } from '../../../../platform/time/day.js';
import type { CoordinationActivity } from '../../coordination/coordination-activity.entity.js';
import type { CoordinationKind } from '../../coordination/vocabulary.js';
import { DURATION_CHOICES } from '../../vocabulary.js';
import { AnimationForm } from './animation.form.js';
import { EventForm } from './event.form.js';
import { PartnershipForm } from './partnership.form.js';

export type AnyCoordinationForm = AnimationForm | EventForm | PartnershipForm;

const forms = { animation: AnimationForm, evenement: EventForm, partenariat: PartnershipForm } as const;

export const isCoordinationKind = (kind: unknown): kind is CoordinationKind =>
  typeof kind === 'string' && Object.hasOwn(forms, kind);

export const blankForm = (kind: CoordinationKind, today: Day): AnyCoordinationForm =>
  Object.assign(new forms[kind](), { formKey: newId(), day: today });

/** @throws NotFoundError when there is no such kind */
export async function readCoordinationForm(kind: unknown, body: unknown, today: Day): Promise<AnyCoordinationForm> {
  if (!isCoordinationKind(kind)) throw new NotFoundError('kind of activity');
  const form: AnyCoordinationForm = await readForm<AnyCoordinationForm>(forms[kind], body);
  return form.check(today);
}

/** The form of an activity already noted. */
export function formOf(activity: CoordinationActivity): AnyCoordinationForm {
  const { durationMinutes, partners, kind, formKey: _key, ...told } = activity;
  const button = DURATION_CHOICES.some((minutes) => minutes === durationMinutes);
  return Object.assign(new forms[kind](), {
    ...Object.fromEntries(Object.entries(told).filter(([, value]) => value !== null)),
    ...(button ? { duration: String(durationMinutes) } : { duration: 'other', otherMinutes: durationMinutes }),
    ...Object.fromEntries(partners.map(({ name }, index) => [`partnerName${index + 1}`, name])),
    ...Object.fromEntries(partners.map(({ type }, index) => [`partnerType${index + 1}`, type])),
  });
}
