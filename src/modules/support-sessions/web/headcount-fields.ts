import { textField } from '../../../platform/http/forms/fields.js';
import type { Form } from '../../../platform/http/forms/form.js';
import { ageBandLabels, genderLabels, socialStatusLabels } from '../../beneficiaries/index.js';
import type { Headcount } from '../headcount.js';

export type Dimension = keyof Headcount;

const labels = { gender: genderLabels, age_band: ageBandLabels, social_status: socialStatusLabels } as const;

type Code<D extends Dimension> = Exclude<keyof (typeof labels)[D] & string, 'non_communique'>;

/** One number of the form: `gender_feminin`. Who is « non communiqué » is never typed: the others leave them. */
export type HeadcountField = { [D in Dimension]: `${D}_${Code<D>}` }[Dimension];

export const headcountDimensions = Object.keys(labels) as Dimension[];

const saidCodes = (dimension: Dimension): string[] =>
  Object.keys(labels[dimension]).filter((code) => code !== 'non_communique');

export const headcountCodes = {
  gender: saidCodes('gender'),
  age_band: saidCodes('age_band'),
  social_status: saidCodes('social_status'),
};

/** The field of a code, or the first of its dimension: where a fault of the whole dimension is said. */
export const fieldOf = (
  dimension: Dimension,
  code: string | undefined = headcountCodes[dimension][0],
): HeadcountField => `${dimension}_${code}` as HeadcountField;

type Counts = Form & Partial<Record<HeadcountField | 'anonymousCount', number>>;

/** How many of a dimension were counted; what is no number counts for none. */
export const counted = (form: Partial<Record<HeadcountField, number>>, dimension: Dimension): number =>
  headcountCodes[dimension].reduce((sum, code) => sum + asNumber(form[fieldOf(dimension, code)]), 0);

const asNumber = (value: unknown): number => (typeof value === 'number' && Number.isInteger(value) ? value : 0);

export interface HeadcountGroup {
  id: string;
  legend: string;
  /** Of one of its numbers, or of their sum. */
  error: string | null;
  sum: string;
  inputs: { id: string; label: string; value: string; invalid: boolean }[];
}

const legends: Record<Dimension, string> = {
  gender: 'Par genre',
  age_band: 'Par tranche d’âge',
  social_status: 'Par statut',
};

/** Each dimension by itself, with what its numbers add up to. */
export const headcountGroups = (form: Counts): HeadcountGroup[] =>
  headcountDimensions.map((dimension) => {
    const inputs = headcountCodes[dimension].map((code) => {
      const label = (labels[dimension] as Record<string, string>)[code] ?? code;
      const field = textField(form, fieldOf(dimension, code), label);
      return { field, id: field.id, label, value: field.value, invalid: field.error !== null };
    });
    return {
      id: dimension,
      legend: legends[dimension],
      error: inputs.find(({ field }) => field.error)?.field.error ?? null,
      sum: sumInWords(counted(form, dimension), asNumber(form.anonymousCount)),
      inputs: inputs.map(({ field: _, ...input }) => input),
    };
  });

/** The script of the page says the same while one types: assets/scripts/group-session.mjs. */
export const sumInWords = (sum: number, total: number): string =>
  sum > total
    ? `${sum} sur ${total}\u00a0: ${sum - total} de trop`
    : `${sum} sur ${total}, non communiqué\u00a0: ${total - sum}`;
