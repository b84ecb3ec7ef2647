import type pg from 'pg';
import { idOf } from './bulk.js';
import { firstNames, lastNames } from './names.js';
import { rareNames } from './population.js';

export interface MadeUp {
  firstName: string;
  lastName: string;
  year: number | null;
  phone: string | null;
  email: string | null;
  gender: string;
  commune: string;
}

/** The same numbers at each run (mulberry32). */
export function draws(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below);
  };
}

type Draw = ReturnType<typeof draws>;
type Change = (person: MadeUp, draw: Draw) => Partial<MadeUp>;

const communes = ['54395', '54395', '54395', '54528', '54563'];
const of = <T>(list: readonly T[], draw: Draw): T => list[draw(list.length)] as T;

export function person(n: number, draw: Draw): MadeUp {
  const rare = draw(3) > 0;
  return {
    firstName: of(firstNames, draw),
    lastName: rare ? of(rareNames, draw) : of(lastNames, draw),
    year: draw(8) > 0 ? 1935 + draw(74) : null,
    phone: draw(5) > 0 ? `+336${String(10_000_000 + n * 17).padStart(8, '0')}` : null,
    email: draw(5) < 2 ? `p${n}@exemple.test` : null,
    gender: 'non_communique',
    commune: of(communes, draw),
  };
}

const newPhone = (draw: Draw): string => `+337${String(draw(100_000_000)).padStart(8, '0')}`;

/** A letter left out, doubled, mistaken, or two swapped; anywhere, but seldom at the beginning. */
function mistyped(word: string, draw: Draw): string {
  const at = draw(10) === 0 ? 0 : 1 + draw(Math.max(1, word.length - 2));
  const letter = 'aeiouclmnrst'[draw(12)] ?? 'e';
  const [before, after] = [word.slice(0, at), word.slice(at + 1)];
  return of(
    [
      before + after,
      before + letter + after,
      before + letter + word.slice(at),
      before + (after[0] ?? '') + (word[at] ?? '') + after.slice(1),
    ],
    draw,
  );
}

const respelt: readonly [RegExp, string][] = [
  [/ph/, 'f'], [/f/, 'ph'], [/th/, 't'], [/eau/, 'au'], [/ei|ai/, 'é'], [/t$/, 'd'], [/d$/, 't'], [/ss/, 's'], [/ll/, 'l'],
  [/qu/, 'k'], [/c(?=[aou])/, 'k'], [/in/, 'ain'], [/y/, 'i'], [/o(?=[^uin])/, 'au'], [/an/, 'en'], [/n(?=e)/, 'nn'],
]; // prettier-ignore

/** As somebody who only heard the name would write it. */
function heard(word: string): string {
  const way = respelt.find(([pattern]) => pattern.test(word));
  return way ? word.replace(way[0], way[1]) : `${word}s`;
}

/** By kind of fault, the second file of the same person. The year and the phone stay known unless that is the fault. */
export const faults: Readonly<Record<string, Change>> = {
  'the same file again': () => ({}),
  'a typing fault in the last name': ({ lastName }, draw) => ({ lastName: mistyped(lastName, draw) }),
  'a typing fault in the first name': ({ firstName }, draw) => ({ firstName: mistyped(firstName, draw) }),
  'first and last name inverted': ({ firstName, lastName }) => ({ firstName: lastName, lastName: firstName }),
  'written as it is heard': ({ lastName }) => ({ lastName: heard(lastName) }),
  'accents, capitals, hyphens': ({ firstName, lastName }) => ({
    firstName: firstName.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase(),
    lastName: lastName.toUpperCase(),
  }),
  'a name of use added': ({ lastName }, draw) => ({ lastName: `${lastName}-${of(rareNames, draw)}` }),
  'another last name, the same phone': (_, draw) => ({ lastName: of(rareNames, draw) }),
  'no year of birth': () => ({ year: null }),
  'another phone': (_, draw) => ({ phone: newPhone(draw), email: null }),
  'no phone, no e-mail': () => ({ phone: null, email: null }),
  'a year mistaken by a few': ({ year }, draw) => ({ year: (year ?? 1950) + 2 + draw(8) }),
  'a typing fault, another phone': ({ lastName }, draw) => ({ lastName: mistyped(lastName, draw), phone: newPhone(draw), email: null }),
  'no year of birth, another phone': (_, draw) => ({ year: null, phone: newPhone(draw), email: null }),
}; // prettier-ignore

const wives: Readonly<Record<string, string>> = { Michel: 'Michèle', Jean: 'Jeanne', François: 'Françoise', Daniel: 'Danielle', Pascal: 'Pascale' }; // prettier-ignore

/** Two people who look like one: none of these is to be proposed. */
export const lookalikes: Readonly<Record<string, Change>> = {
  'twins: one home, one year, another first name': (_, draw) => ({ firstName: `Z${of(rareNames, draw).slice(1)}` }),
  'a father and his son of the same name': ({ year }, draw) => ({ year: (year ?? 1950) + 20 + draw(20), email: null }),
  'a husband and his wife (Michel, Michèle)': ({ firstName, year }) => ({
    firstName: wives[firstName] ?? `${firstName}e`,
    year: (year ?? 1950) + 1,
    email: null,
  }),
  'the same name, another year, another town': ({ year }, draw) => ({ year: (year ?? 1950) + 3 + draw(9), phone: newPhone(draw), email: null, commune: '54563' }),
  'the same phone alone': (_, draw) => ({ ...person(900_000 + draw(90_000), draw), email: null }),
}; // prettier-ignore

/** Every phone here is one's own: what is written twice has a phone and a year, unless that is the fault. */
const complete = (one: MadeUp, n: number): MadeUp => ({
  ...one,
  year: one.year ?? 1950,
  phone: one.phone ?? `+337${String(50_000_000 + n).padStart(8, '0')}`,
});

export interface WrittenTwice {
  people: MadeUp[];
  /** By kind, the places in `people` of the pairs that are one person. */
  same: Map<string, [number, number][]>;
  different: Map<string, [number, number][]>;
}

/** So many people, of whom so many of each kind are written twice, or look like somebody. */
export function writtenTwice(count: number, ofEach: number, seed: number): WrittenTwice {
  const draw = draws(seed);
  const people: MadeUp[] = [];
  const add = (one: MadeUp): number => people.push(one) - 1;
  const pairs = (changes: Readonly<Record<string, Change>>, base: (one: MadeUp, kind: string) => MadeUp) =>
    new Map(
      Object.entries(changes).map(([kind, change]) => [
        kind,
        Array.from({ length: ofEach }, (): [number, number] => {
          const one = base(complete(person(people.length, draw), people.length), kind);
          const other = { ...one, ...change(one, draw) };
          const phone = kind.includes('same phone alone') ? one.phone : other.phone;
          return [add(one), add({ ...other, phone })];
        }),
      ]),
    );
  const same = pairs(faults, (one) => one);
  const different = pairs(lookalikes, (one, kind) =>
    kind.includes('Michel') ? { ...one, firstName: of(Object.keys(wives), draw) } : one,
  );
  while (people.length < count) add(person(people.length, draw));
  return { people, same, different };
}

/** Their files in one structure; the nth person has the nth id, counted from 1. */
export async function insertPeople(client: pg.Client, people: readonly MadeUp[], structureId: string): Promise<void> {
  await client.query(
    `INSERT INTO beneficiary (id, structure_id, first_name, last_name, birth_year, phone, email, gender, commune_insee,
       created_by, created_at, updated_at, last_contact_on)
     SELECT id, $1, first_name, last_name, year, phone, email, gender, commune, $2, '2026-01-05', '2026-01-05', '2026-01-05'
       FROM unnest($3::uuid[], $4::text[], $5::text[], $6::int[], $7::text[], $8::text[], $9::text[], $10::text[])
         AS t (id, first_name, last_name, year, phone, email, gender, commune)`,
    [
      ...[structureId, idOf('user', 1), people.map((_, index) => idOf('beneficiary', index + 1))],
      ...[people.map(({ firstName }) => firstName), people.map(({ lastName }) => lastName)],
      ...[people.map(({ year }) => year), people.map(({ phone }) => phone), people.map(({ email }) => email)],
      ...[people.map(({ gender }) => gender), people.map(({ commune }) => commune)],
    ],
  );
  await client.query('VACUUM (ANALYZE) beneficiary');
  await client.query('VACUUM (ANALYZE) beneficiary_match');
}
