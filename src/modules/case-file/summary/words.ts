import { dayIn } from '../../../platform/time/day.js';
import { duration, fullDay } from '../../../platform/time/french.js';
import type { ToldColumn } from './summary-part.js';

type Words = ToldColumn['words'];
type Labels = Readonly<Record<string, string>>;

/** As the driver gives them: text, numbers, lists of text, days as text, instants as dates. */
const text: Words = (value) => (typeof value === 'string' && value !== '' ? value : null);
const number: Words = (value) => (typeof value === 'number' ? String(value) : null);
const day: Words = (value) => (typeof value === 'string' ? fullDay(value) : null);
const instant: Words = (value) => (value instanceof Date ? fullDay(dayIn(value)) : null);
const minutes: Words = (value) => (typeof value === 'number' ? duration(value) : null);
const yes: Words = (value) => (value === true ? 'oui' : null);

const inWords = (code: unknown, labels: Labels): string => (typeof code === 'string' ? (labels[code] ?? code) : '');
const code =
  (labels: Labels): Words =>
  (value) =>
    inWords(value, labels) || null;
const codes =
  (labels: Labels): Words =>
  (value) =>
    Array.isArray(value) && value.length > 0 ? value.map((one) => inWords(one, labels)).join(', ') : null;

const column =
  (words: Words) =>
  (label: string, sql?: string): ToldColumn => ({ label, words, ...(sql === undefined ? {} : { sql }) });

/** One column told: `told.day('Le')`, `told.code('Genre', genderLabels)`. */
export const told = {
  text: column(text),
  number: column(number),
  day: column(day),
  instant: column(instant),
  minutes: column(minutes),
  yes: column(yes),
  code: (label: string, labels: Labels, sql?: string) => column(code(labels))(label, sql),
  codes: (label: string, labels: Labels, sql?: string) => column(codes(labels))(label, sql),
};

/** Names in place of ids. */
export const structureName = (id: string): string => `(SELECT n.name FROM structure n WHERE n.id = ${id})`;
export const placeName = (id: string): string => `(SELECT n.name FROM place n WHERE n.id = ${id})`;
export const communeName = (id: string): string => `(SELECT n.name FROM commune n WHERE n.insee_code = ${id})`;
export const hasOne = (id: string): string => `${id} IS NOT NULL`;
