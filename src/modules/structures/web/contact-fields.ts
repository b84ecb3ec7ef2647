import type { Form } from '../../../platform/http/forms/form.js';
import { cleanPhone } from '../directory/fields/phone.js';
import { cleanUrl } from '../directory/fields/url.js';

/** « 36 46 », « 3960 »: national short numbers, which no international form can write. */
const SHORT_NUMBER = /^[13]\d{3}$/;

/**
 * The typed phone of a structure in E.164, or a short number as its four digits; null when left empty or refused.
 *
 * @param departmentCode tells whose numbering plan a national number belongs to
 */
export function readPhone(form: Form & { phone?: string }, departmentCode: string | undefined): string | null {
  if (!form.phone) return null;
  const digits = form.phone.replace(/[\s.\u00a0]/g, '');
  if (SHORT_NUMBER.test(digits)) return digits;
  const { value, leftOut } = cleanPhone(form.phone, departmentCode);
  if (value && leftOut.length === 0) return value;
  form.reject(
    'phone',
    'Ce numéro n’existe pas. Écrivez ses dix chiffres, par exemple 03\u00a083\u00a000\u00a000\u00a000, ou un numéro court comme 36\u00a046.',
  );
  return null;
}

/** The typed address of a site, with its protocol; null when left empty or refused. */
export function readWebsite(form: Form & { website?: string }): string | null {
  if (!form.website) return null;
  const { value, leftOut } = cleanUrl(form.website);
  if (value && leftOut.length === 0) return value;
  form.reject('website', 'Écrivez l’adresse d’un site, par exemple www.ameli.fr.');
  return null;
}
