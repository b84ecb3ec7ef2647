import type pg from 'pg';
import { idOf } from './bulk.js';
import { POPULATION } from './population.js';
import { draws } from './written-twice.js';

/** One text that somebody types, and what it is an example of. */
export interface Typing {
  kind: string;
  text: string;
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

interface Known {
  first: string;
  last: string;
  phone: string | null;
  commune: string;
}

const swapped = (word: string, at: number): string =>
  word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2);

const kinds: Readonly<Record<string, (known: Known, draw: (below: number) => number) => string>> = {
  'last name, first name': ({ first, last }) => plain(`${last} ${first}`),
  'first name, last name': ({ first, last }) => plain(`${first} ${last}`),
  'as written, with accents': ({ first, last }) => `${last} ${first}`,
  'two letters swapped': ({ first, last }, draw) => plain(`${swapped(last, 1 + draw(Math.max(1, last.length - 3)))} ${first}`),
  'a letter mistaken': ({ first, last }, draw) => {
    const at = 1 + draw(Math.max(1, last.length - 2));
    return plain(`${last.slice(0, at)}o${last.slice(at + 1)} ${first}`);
  },
  phone: ({ phone }) => (phone ?? '+33612000000').replace('+33', '0').replace(/(..)(?=.)/g, '$1 '),
  'last name, commune': ({ last, commune }) => plain(`${last} ${commune}`),
}; // prettier-ignore

/** Texts about real people of the base, the same at each run, those of each structure for who works there. */
export async function makeTypings(client: pg.Client, structureId: string, count: number): Promise<Typing[]> {
  const draw = draws(count + Number.parseInt(structureId.slice(-4), 16));
  const { rows } = await client.query<Known>(
    `SELECT first_name AS first, last_name AS last, phone, commune_name AS commune FROM beneficiary
      WHERE structure_id = $1 AND id >= $2 ORDER BY id LIMIT $3`,
    [structureId, idOf('beneficiary', 1 + draw(Math.round(POPULATION / 20))), count],
  );
  const names = Object.keys(kinds);
  return rows.map((known, index) => {
    const kind = names[index % names.length] ?? '';
    return { kind, text: kinds[kind]?.(known, draw) ?? '' };
  });
}
