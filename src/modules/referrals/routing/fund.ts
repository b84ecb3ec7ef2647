import { shortDay } from '../../../platform/time/french.js';
import type { Exclusion, FundScheme, RoutingInput, Sorted, Unranked, WorkshopCandidate } from './candidates.js';
import { capitalised, distanceInFrench } from './wording.js';

const SCHEME_NAMES: Record<FundScheme, string> = {
  general: 'au régime général (CPAM)',
  msa: 'au régime agricole (MSA)',
  other: 'à un autre régime',
};

const OWN_FUNDS: Record<FundScheme, string> = {
  general: 'CPAM du lieu de résidence',
  msa: 'MSA du lieu de résidence',
  other: 'Caisse de son régime',
};

const MOTIVES = {
  digital: 'La caisse rappelle la personne et l’aide à utiliser ses services en ligne.',
  rights: 'Difficulté d’accès aux droits\u00a0: c’est la mission de la caisse.',
  care: 'Difficulté d’accès aux soins\u00a0: c’est la mission de la caisse.',
  social: 'Situation sociale complexe\u00a0: c’est la mission de la caisse.',
} as const;
export type Motive = keyof typeof MOTIVES;

/** The caisse at hand serves another scheme than the person’s; « ne sait pas » is not another. */
function isOtherScheme({ person, candidates: { fund } }: RoutingInput): boolean {
  return fund !== undefined && person.scheme !== 'unknown' && person.scheme !== fund.scheme;
}

function ifScheme({ person, candidates: { fund } }: RoutingInput): string[] {
  if (person.scheme !== 'unknown' || !fund) return [];
  return [`Seulement si la personne est affiliée ${SCHEME_NAMES[fund.scheme]}.`];
}

/** The caisse’s mission (MISAS), one request by motive, or why it can’t be asked. */
export function sortMission(input: RoutingInput, motives: readonly Motive[]): Sorted {
  const { person } = input;
  const { fund } = input.candidates;
  const other = person.scheme !== 'unknown' && (fund === undefined || isOtherScheme(input));
  if (motives.length === 0 || (!fund && !other)) return { kept: [], excluded: [] };
  if (other && person.scheme !== 'unknown') {
    return {
      kept: [
        {
          kind: 'own_fund',
          scheme: person.scheme,
          name: OWN_FUNDS[person.scheme],
          why: [`La personne est affiliée ${SCHEME_NAMES[person.scheme]}\u00a0: sa caisse a son propre accueil.`],
        },
      ],
      excluded: fund ? [wrongFund(input, { kind: 'fund', id: fund.fundId, name: fund.name })] : [],
    };
  }
  return {
    kept: fund
      ? motives.map((motive) => ({
          kind: 'health_access_mission' as const,
          path: 'health_access_mission' as const,
          fundId: fund.fundId,
          motive,
          name: fund.name,
          why: [MOTIVES[motive], ...ifScheme(input)],
        }))
      : [],
    excluded: [],
  };
}

/** The caisse holds workshops even when their calendar is not known here: it is asked for a place. */
export function sortFundWorkshops(input: RoutingInput): Sorted {
  const { fund, workshops } = input.candidates;
  if (!fund || isOtherScheme(input) || workshops.some((workshop) => workshop.byFund)) return { kept: [], excluded: [] };
  return {
    kept: [
      {
        kind: 'fund_workshops',
        path: 'workshop',
        fundId: fund.fundId,
        name: `Ateliers numériques\u00a0: ${fund.name}`,
        why: [
          'Compte ameli, Mon espace santé\u00a0: la caisse propose un atelier, seul ou en groupe.',
          ...ifScheme(input),
        ],
      },
    ],
    excluded: [],
  };
}

function wrongFund(input: RoutingInput, about: Omit<Exclusion, 'why'>): Exclusion {
  const scheme = input.person.scheme === 'unknown' ? 'other' : input.person.scheme;
  return { ...about, why: [`La personne est affiliée ${SCHEME_NAMES[scheme]}, que cette caisse ne sert pas.`] };
}

/** Workshops to come: those of the caisse, then the others, the wished format and free seats first, the nearest next. */
export function sortWorkshops(input: RoutingInput, individual: boolean): Sorted {
  const excluded: Exclusion[] = [];
  const kept: WorkshopCandidate[] = [];
  for (const workshop of input.candidates.workshops) {
    const about = { kind: 'workshop' as const, id: workshop.workshopId, name: workshop.name };
    if (workshop.startsOn < input.today) excluded.push({ ...about, why: ['Cet atelier est passé.'] });
    else if (workshop.byFund && isOtherScheme(input)) excluded.push(wrongFund(input, about));
    else kept.push(workshop);
  }
  const keys = (workshop: WorkshopCandidate): number[] => [
    workshop.seatsLeft === 0 ? 1 : 0,
    individual && workshop.format === 'group' ? 1 : 0,
    workshop.byFund ? 0 : 1,
    workshop.fromAfar ? 0 : (workshop.distanceKm ?? Number.MAX_VALUE),
  ];
  kept.sort((one, other) => {
    const [left, right] = [keys(one), keys(other)];
    const index = left.findIndex((key, at) => key !== right[at]);
    if (index < 0) return one.startsOn.localeCompare(other.startsOn) || one.name.localeCompare(other.name, 'fr');
    return (left[index] ?? 0) - (right[index] ?? 0);
  });
  return { kept: kept.map((workshop) => workshopSuggestion(workshop, input)), excluded };
}

function workshopSuggestion(workshop: WorkshopCandidate, input: RoutingInput): Unranked {
  const seats = workshop.seatsLeft;
  return {
    kind: 'workshop',
    path: 'workshop',
    workshopId: workshop.workshopId,
    name: workshop.name,
    distanceKm: workshop.distanceKm,
    why: [
      whose(workshop),
      `${workshop.format === 'group' ? 'En groupe' : 'Individuel'}, le ${whenOf(workshop, input)}.`,
      workshop.fromAfar ? 'À distance\u00a0: sans se déplacer.' : `${capitalised(distanceInFrench(workshop))}.`,
      ...(seats === 0 ? ['Complet à ce jour\u00a0: la personne peut attendre qu’une place se libère.'] : []),
      ...(seats !== undefined && seats > 0 ? [seats === 1 ? 'Une place libre.' : `${seats}\u00a0places libres.`] : []),
      ...(workshop.byFund ? ifScheme(input) : []),
    ],
  };
}

function whose({ byFund, own }: WorkshopCandidate): string {
  if (own) return 'Atelier de votre structure\u00a0: inscrivez la personne, sans orientation.';
  return byFund ? 'Atelier de la caisse.' : 'Atelier du département.';
}

const whenOf = ({ startsOn, hours }: WorkshopCandidate, { today }: RoutingInput): string =>
  [shortDay(startsOn, today), hours].filter(Boolean).join(', ');
