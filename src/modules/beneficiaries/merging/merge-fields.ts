import type { Day } from '../../../platform/time/day.js';
import { type BeneficiaryDetails, detailsOf } from '../beneficiary-details.js';

export type Side = 'first' | 'second';

type Column = keyof BeneficiaryDetails;

/** What a person chooses between, in the order of the file: what only makes sense together is one choice. */
const FIELDS = {
  firstName: ['firstName'],
  lastName: ['lastName'],
  birthYear: ['birthYear'],
  home: ['communeInsee', 'communeName', 'postalCode'],
  phone: ['phone', 'noPhone'],
  email: ['email', 'noEmail'],
  contactPreference: ['contactPreference'],
  socialStatus: ['socialStatus'],
  gender: ['gender'],
  scheme: ['scheme'],
  helper: ['helperName', 'helperPhone', 'helperRelationship', 'helperAgreedOn'],
} as const satisfies Record<string, readonly Column[]>;

export type MergeField = keyof typeof FIELDS;
export const MERGE_FIELDS = Object.keys(FIELDS) as MergeField[];

type Pair = Readonly<Record<Side, BeneficiaryDetails>>;

const UNKNOWN: ReadonlySet<unknown> = new Set([null, false, 'non_communique', 'unknown']);

const valuesOf = (details: BeneficiaryDetails, field: MergeField) => FIELDS[field].map((column) => details[column]);

const saysNothing = (details: BeneficiaryDetails, field: MergeField): boolean =>
  valuesOf(details, field).every((value) => UNKNOWN.has(value));

export interface Comparison {
  /** Both say something, and not the same. */
  asked: MergeField[];
  /** Only this side says something: it is taken. */
  filled: { field: MergeField; side: Side }[];
  /** What neither says is not among them. */
  same: MergeField[];
}

export function compare({ first, second }: Pair): Comparison {
  const comparison: Comparison = { asked: [], filled: [], same: [] };
  for (const field of MERGE_FIELDS) {
    const alike = JSON.stringify(valuesOf(first, field)) === JSON.stringify(valuesOf(second, field));
    const [firstEmpty, secondEmpty] = [saysNothing(first, field), saysNothing(second, field)];
    if (firstEmpty && secondEmpty) continue;
    if (alike) comparison.same.push(field);
    else if (firstEmpty || secondEmpty) comparison.filled.push({ field, side: firstEmpty ? 'second' : 'first' });
    else comparison.asked.push(field);
  }
  return comparison;
}

/** What the one file says: the choices, what only one of the two said, the wishes of both, the notes of both. */
export function mergedDetails(pair: Pair, kept: Side, answers: ReadonlyMap<MergeField, Side>): BeneficiaryDetails {
  const { filled } = compare(pair);
  const sides = new Map<MergeField, Side>([...answers, ...filled.map(({ field, side }) => [field, side] as const)]);
  const [own, other] = kept === 'first' ? [pair.first, pair.second] : [pair.second, pair.first];
  const taken = MERGE_FIELDS.flatMap((field) =>
    FIELDS[field].map((column) => [column, pair[sides.get(field) ?? kept][column]] as const),
  );
  return {
    ...detailsOf(own),
    ...(Object.fromEntries(taken) as Partial<BeneficiaryDetails>),
    wishes: [...new Set([...own.wishes, ...other.wishes])],
    notes: joinedNotes(own.notes, other.notes),
  };
}

function joinedNotes(own: string | null, other: string | null): string | null {
  if (own === null || other === null) return own ?? other;
  if (own.includes(other)) return own;
  return other.includes(own) ? other : `${own}\n\n${other}`;
}

/** Choices that cannot both stand, and under which of those asked to say so. */
export function contradiction(
  details: BeneficiaryDetails,
  asked: readonly MergeField[],
): { field: MergeField; message: string } | undefined {
  const { contactPreference: way } = details;
  const missing: [boolean, MergeField, string][] = [
    [details.noPhone && (way === 'call' || way === 'sms'), 'phone', 'un téléphone'],
    [details.noEmail && way === 'email', 'email', 'une adresse mail'],
    [details.helperName === null && way === 'helper', 'helper', 'un proche aidant'],
  ];
  const [, field, what] = missing.find(([is]) => is) ?? [];
  if (!field) return undefined;
  const place = [field, 'contactPreference' as const].find((one) => asked.includes(one));
  const message = `Pour la joindre ainsi, il faut ${what ?? ''}\u00a0: changez l’un des deux choix.`;
  return place && { field: place, message };
}

/** The person was informed from the first notice on, and was seen at the last contact. */
export const earliest = (one: Day | null, other: Day | null): Day | null =>
  one === null || other === null ? (one ?? other) : one < other ? one : other;
