import { showPhone } from '../../../platform/contact/phone.js';
import { readForm } from '../../../platform/http/forms/form.js';
import { cleanEmails } from '../directory/fields/email.js';
import { cleanPhone } from '../directory/fields/phone.js';
import { cleanUrls } from '../directory/fields/url.js';
import { type EditablePlace, hoursOfWeek, type PlaceEdit, readTypedDay, weekOf } from '../locks/index.js';
import { DAY_FIELDS, EditPlaceForm } from './edit-place.form.js';

export interface PlaceSubmission {
  form: EditPlaceForm;
  /** Set when the form is valid. */
  edit: PlaceEdit | undefined;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** The form as the place is now. */
export function filledForm({ version, values }: EditablePlace): EditPlaceForm {
  const week = weekOf(values.opening_hours as string | null);
  const days = week ? Object.fromEntries(DAY_FIELDS.map((day, index) => [day, week[index]])) : {};
  return Object.assign(new EditPlaceForm(), days, {
    ...{ version, name: text(values.name), address: text(values.address), addressExtra: text(values.address_extra) },
    phone: values.phone === null ? '' : showPhone(text(values.phone)),
    emails: list(values.emails).join('\n'),
    websites: list(values.websites).join('\n'),
    bookingUrl: text(values.booking_url),
    hours: week ? '' : text(values.opening_hours),
    accessModes: list(values.access_modes),
    services: list(values.services),
    accompaniment: list(values.accompaniment),
    publics: list(values.publics),
    specificCare: list(values.specific_care),
    fees: list(values.fees),
    summary: text(values.summary),
  });
}

/** What was typed becomes what is kept, or comes back with its message. */
export async function readPlace(body: unknown, place: EditablePlace): Promise<PlaceSubmission> {
  const form = await readForm(EditPlaceForm, body);
  const edit: PlaceEdit = {
    name: form.name,
    address: form.address ?? null,
    address_extra: form.addressExtra ?? null,
    phone: readPhone(form, place),
    emails: readEmails(form),
    websites: readUrls(form, 'websites'),
    booking_url: readUrls(form, 'bookingUrl')[0] ?? null,
    opening_hours: readHours(form, place),
    access_modes: form.accessModes,
    services: form.services,
    accompaniment: form.accompaniment,
    publics: form.publics,
    specific_care: form.specificCare,
    fees: form.fees,
    summary: form.summary?.replace(/\s+/g, ' ') ?? null,
  };
  return { form, edit: form.isValid ? edit : undefined };
}

function readPhone(form: EditPlaceForm, { communeInsee }: EditablePlace): string | null {
  if (!form.phone) return null;
  const { value, leftOut } = cleanPhone(form.phone, communeInsee?.slice(0, 3));
  if (value && leftOut.length === 0) return value;
  form.reject(
    'phone',
    'Ce numéro n’existe pas. Écrivez ses dix chiffres, par exemple 03\u00a083\u00a000\u00a000\u00a000.',
  );
  return null;
}

function readEmails(form: EditPlaceForm): string[] {
  const { value, leftOut } = cleanEmails(form.emails ?? '');
  if (leftOut.length > 0) {
    form.reject(
      'emails',
      `Cette adresse mail n’est pas complète\u00a0: ${leftOut[0] ?? ''}. Écrivez-en une par ligne.`,
    );
  }
  return value;
}

function readUrls(form: EditPlaceForm, field: 'websites' | 'bookingUrl'): string[] {
  const { value, leftOut } = cleanUrls(form[field] ?? '');
  const one = field === 'bookingUrl' && value.length > 1;
  if (leftOut.length > 0) form.reject(field, `Cette adresse web ne se lit pas\u00a0: ${leftOut[0] ?? ''}.`);
  if (one) form.reject(field, 'Écrivez une seule adresse web.');
  return value;
}

/** Hours that nobody touched stay as the file wrote them. */
function readHours(form: EditPlaceForm, { values }: EditablePlace): string | null {
  const before = values.opening_hours as string | null;
  const week = weekOf(before);
  if (!week) return form.hours ?? null;
  const typed = DAY_FIELDS.map((day) => form[day] ?? '');
  if (typed.every((value, index) => value === week[index])) return before;
  const days = typed.map(readTypedDay);
  days.forEach((day, index) => {
    if (day !== undefined) return;
    form.reject(DAY_FIELDS[index] ?? 'monday', 'Ces heures ne se lisent pas. Écrivez par exemple 9h-12h, 14h-17h30.');
  });
  return hoursOfWeek(days.map((day) => day ?? ''));
}
