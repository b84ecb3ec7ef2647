import type { Answer } from './exchange.js';
import type { Visitor } from './visitor.js';
import { idOf } from '../data/bulk.js';

/** One page that people ask for all day long. */
export interface Scene {
  readonly name: string;
  /** Asked by somebody who is not signed in. */
  readonly anonymous?: boolean;
  /** The address at which the form of a POST is found. */
  readonly address: string;
  act(visitor: Visitor, client: number, round: number): Promise<Answer>;
}

/** What people type in the search: names, beginnings, faults of typing, accents left out, a phone, a commune. */
const typed = [
  'martin',
  'dupont marie',
  'lefevr',
  'roussau',
  'ben',
  'garcia fatima',
  '06 12 34',
  'vandoeuvre',
  'thiebaut jean',
  'zohra',
];

/**
 * The pages of a day at the desk.
 * @param people how many persons there are: each request takes another one
 */
export function scenes(people: number): readonly Scene[] {
  const person = (client: number, round: number): string =>
    idOf('beneficiary', 1 + ((client * 7919 + round * 104_729) % people));
  const caseFile = (client: number, round: number): string => `/beneficiaires/${person(client, round)}`;
  return [
    { name: 'sign-in page', anonymous: true, address: '/connexion', act: (visitor) => visitor.get('/connexion') },
    { name: 'home', address: '/', act: (visitor) => visitor.get('/') },
    {
      name: 'search',
      address: '/beneficiaires',
      act: (visitor, client, round) =>
        visitor.post('/beneficiaires/recherche', { q: typed[(client + round) % typed.length] ?? '' }),
    },
    {
      name: 'person',
      address: caseFile(0, 0),
      act: (visitor, client, round) => visitor.get(caseFile(client, round)),
    },
    {
      name: 'referral form',
      address: `${caseFile(0, 0)}/orienter`,
      act: (visitor, client, round) => visitor.get(`${caseFile(client, round)}/orienter`),
    },
    {
      name: 'session form',
      address: `/seances/nouvelle?personne=${person(0, 0)}`,
      act: (visitor, client, round) => visitor.get(`/seances/nouvelle?personne=${person(client, round)}`),
    },
  ];
}
