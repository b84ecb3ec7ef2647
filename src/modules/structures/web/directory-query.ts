import type { DirectoryForm } from './directory.form.js';
import { HEALTH_SPACE_LABEL, typographic, USUAL_RADIUS_KM } from './directory-words.js';

type Pair = readonly [name: string, value: string];

/** The search as the pairs of an address, without its page: a changed search begins on its first one. */
export function pairsOf(form: DirectoryForm): Pair[] {
  const single = {
    q: form.q,
    commune: form.commune,
    point: form.commune ? undefined : form.point,
    rayon: form.rayon,
    departement: form.departement,
    public: form.public,
    frais: form.frais,
    dispositif: form.dispositif,
    ouvert: form.ouvert,
    sante: form.sante ? 'true' : undefined,
    disparus: form.disparus ? 'true' : undefined,
  };
  const lists = {
    service: form.service,
    accompagnement: form.accompagnement,
    acces: form.acces,
    accueil: form.accueil,
  };
  return [
    ...Object.entries(single).flatMap(([name, value]): Pair[] => (value ? [[name, value]] : [])),
    ...Object.entries(lists).flatMap(([name, values]) => values.map((value): Pair => [name, value])),
  ];
}

/** « q=mairie&service=… ». */
export const queryOf = (pairs: readonly Pair[]): string =>
  new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, value])).toString();

/** @param pairs none: everything, rather than what is around the structure */
export const addressOf = (path: string, pairs: readonly Pair[]): string =>
  `${path}?${queryOf(pairs.length > 0 ? pairs : [['q', '']])}`;

/** The same search with one of its words changed. */
export const withPair = (pairs: readonly Pair[], name: string, value: string): Pair[] => [
  ...pairs.filter(([one]) => one !== name),
  [name, value],
];

export interface Chip {
  text: string;
  /** The search without it. */
  href: string;
}

/** Names of what is asked that a page knows and the address does not. */
export interface ChipNames {
  departments: readonly { code: string; name: string }[];
  /** Of the address that the sealed point stands for. */
  pointLabel: string | null;
}

const ALONE = new Set(['rayon', 'q']);

/** What is asked, each with the way to ask it no more. */
export function chipsOf(form: DirectoryForm, path: string, names: ChipNames): Chip[] {
  const pairs = pairsOf(form);
  return pairs.flatMap(([name, value]) => {
    const text = chipText(name, value, names);
    if (text === null) return [];
    const left = pairs.filter((pair) => !(pair[0] === name && pair[1] === value));
    // Without a point there is no radius.
    const kept = name === 'commune' || name === 'point' ? left.filter(([one]) => one !== 'rayon') : left;
    return [{ text, href: addressOf(path, kept) }];
  });
}

function chipText(name: string, value: string, { departments, pointLabel }: ChipNames): string | null {
  if (name === 'rayon') return value === String(USUAL_RADIUS_KM) ? null : `À moins de ${value}\u00a0km`;
  if (name === 'q') return `«\u00a0${value}\u00a0»`;
  if (name === 'commune') return `Près de ${value}`;
  if (name === 'point') return pointLabel === null ? null : `Près de ${pointLabel}`;
  if (name === 'departement') return departments.find(({ code }) => code === value)?.name ?? null;
  if (name === 'public') return `Public\u00a0: ${value}`;
  if (name === 'ouvert') return value === 'maintenant' ? 'Ouvert maintenant' : `Ouvert le ${value}`;
  if (name === 'sante') return typographic(HEALTH_SPACE_LABEL);
  if (name === 'disparus') return 'Avec les lieux disparus';
  return typographic(value);
}

/** How many filters are set beside the words and the place, which stand above the others. */
export const filterCount = (form: DirectoryForm): number =>
  pairsOf(form).filter(([name]) => !ALONE.has(name) && name !== 'commune' && name !== 'point').length;
