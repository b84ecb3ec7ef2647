import { showPhone } from '../../platform/contact/phone.js';
import { openingHoursInFrench, parseOpeningHours } from './opening-hours/index.js';

const POSITIONS: Readonly<Record<string, string>> = {
  exact: 'sûre',
  approximate: 'centre de la commune',
  doubtful: 'douteuse',
  none: 'aucune',
};

/** A field of a place as a person reads it, from what the database holds; '' when it is empty. */
export function fieldValueInFrench(field: string, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(String).join(', ');
  if (field === 'unknown_values')
    return Object.values(value as Record<string, string[]>)
      .flat()
      .join(', ');
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (field === 'phone') return showPhone(text);
  if (field === 'opening_hours') return hoursInFrench(text);
  return field === 'position_status' ? (POSITIONS[text] ?? text) : text;
}

function hoursInFrench(text: string): string {
  const hours = parseOpeningHours(text);
  return hours ? openingHoursInFrench(hours) : text;
}
