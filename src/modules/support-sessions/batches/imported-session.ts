import type { Headcount } from '../headcount.js';
import type { PersonSnapshot } from '../person-snapshot.js';
import { consistent, plainSession, type SessionContent } from '../session-content.js';
import type { SessionKind, WorkshopLevel } from '../vocabulary.js';

type AsOnTheDay = Pick<PersonSnapshot, 'gender' | 'ageBand' | 'socialStatus' | 'residenceInsee'>;

/** A session as another tool tells of it, checked. */
export interface ImportedSession extends Omit<
  SessionContent,
  'referralId' | 'toComplete' | 'healthSpaceSteps' | 'healthSpaceHelp' | 'healthSpaceNext'
> {
  /** The same at each import of the same session. */
  formKey: string;
  kind: SessionKind;
  title: string | null;
  workshopLevel: WorkshopLevel | null;
  /** People of the structure, each once. */
  named: (AsOnTheDay & { beneficiaryId: string })[];
  /** The others, as far as each is known. */
  anonymous: AsOnTheDay[];
}

export type SessionRecord = Record<string, unknown>;

const nobody: AsOnTheDay = {
  gender: 'non_communique',
  ageBand: 'non_communique',
  socialStatus: 'non_communique',
  residenceInsee: null,
};

/** The row of `support_session`: an individual one keeps its person, a workshop counts those without a file. */
export function sessionRecord(session: ImportedSession, id: string, employerId: string): SessionRecord {
  const { named, anonymous, formKey, kind, title, workshopLevel, ...given } = session;
  const content = consistent({ ...given, ...plainSession, referralId: null });
  const isWorkshop = kind === 'collectif';
  const [person] = named;
  const { gender, ageBand, socialStatus, residenceInsee } = isWorkshop ? nobody : (person ?? anonymous[0] ?? nobody);
  return {
    ...content,
    ...{ id, employerId, formKey, kind, gender, ageBand, socialStatus, residenceInsee },
    // The commune of a place stays on the session: `consistent` leaves it to the caller.
    communeInsee: content.locationKind === 'a_distance' ? null : given.communeInsee,
    autonomy: isWorkshop ? null : content.autonomy,
    redirection: isWorkshop ? null : content.redirection,
    title: isWorkshop ? (title ?? 'Atelier') : null,
    workshopLevel: isWorkshop ? workshopLevel : null,
    beneficiaryId: isWorkshop ? null : (person?.beneficiaryId ?? null),
    participantCount: isWorkshop ? named.length + anonymous.length : 1,
    anonymousCount: isWorkshop ? anonymous.length : Number(person === undefined),
    anonymousBy: isWorkshop ? headcountOf(anonymous) : {},
  };
}

/** Each dimension by itself. */
function headcountOf(people: readonly AsOnTheDay[]): Headcount {
  const count = <C extends string>(codes: readonly C[]): Partial<Record<C, number>> => {
    const counts: Partial<Record<C, number>> = {};
    for (const code of codes) if (code !== 'non_communique') counts[code] = (counts[code] ?? 0) + 1;
    return counts;
  };
  const headcount = {
    gender: count(people.map(({ gender }) => gender)),
    age_band: count(people.map(({ ageBand }) => ageBand)),
    social_status: count(people.map(({ socialStatus }) => socialStatus)),
  };
  return Object.fromEntries(Object.entries(headcount).filter(([, counts]) => Object.keys(counts).length > 0));
}
