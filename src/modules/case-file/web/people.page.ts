import { showPhone } from '../../../platform/contact/phone.js';
import type { Role } from '../../../platform/access/actor.js';
import { view, type View } from '../../../platform/http/page.js';
import { withQuery } from '../../../platform/http/paths.js';
import type { Day } from '../../../platform/time/day.js';
import { type CurrentLevel, type Level, levelLabels } from '../../assessments/index.js';
import {
  beneficiariesPaths as paths,
  canRegister,
  type FoundPeople,
  PAGE_SIZE,
  type PersonLine,
  type RecentPeople,
} from '../../beneficiaries/index.js';
import { ageInWords, communeInWords } from './person-facts.js';

interface Row {
  name: string;
  href: string;
  facts: string;
  shared: boolean;
  level: { level: Level; label: string; reason: null };
}

export interface PeopleModel {
  /** « 3 personnes trouvées »: also read aloud when the list changes while typing. Null on the plain list. */
  count: string | null;
  /** What was searched, for the field at the head of the page. Empty on the plain list. */
  typed: string;
  groups: { title: string | null; rows: Row[] }[];
  nothing: { title: string; text: string; href: string | null; action: string | null } | null;
  pages: { summary: null; previousHref: string | null; nextHref: string | null; pages: null } | null;
}

interface PeoplePageModel extends PeopleModel {
  createHref: string | null;
  links: { href: string; text: string }[];
  listHref: string;
}

type Levels = ReadonlyMap<string, CurrentLevel>;

interface Reader {
  role: Role;
  levels: Levels;
  today: Day;
}

/** @param turned not the first page: a link leads back to it */
export function recentPage(recent: RecentPeople, reader: Reader, turned: boolean): View<PeoplePageModel> {
  const nextHref = recent.next && withQuery(paths.list.to(), { apres: recent.next });
  return peoplePage(reader, {
    count: null,
    typed: '',
    groups: recent.people.length > 0 ? [{ title: null, rows: recent.people.map((line) => row(line, reader)) }] : [],
    nothing: recent.people.length > 0 ? null : nobodyYet(reader),
    pages:
      nextHref || turned
        ? { summary: null, previousHref: turned ? paths.list.to() : null, nextHref: nextHref || null, pages: null }
        : null,
  });
}

export const foundPage = (found: FoundPeople, typed: string, reader: Reader): View<PeoplePageModel> =>
  peoplePage(reader, foundModel(found, typed, reader));

/** The part of the page that changes while one types. */
export function foundModel({ exact, alike, more }: FoundPeople, typed: string, reader: Reader): PeopleModel {
  const groups = [
    { title: null, rows: exact.map((line) => row(line, reader)) },
    { title: 'Noms proches', rows: alike.map((line) => row(line, reader)) },
  ].filter(({ rows }) => rows.length > 0);
  return {
    count: countInWords(exact.length, alike.length, more),
    typed,
    groups,
    nothing: groups.length > 0 ? null : nobodyFound(reader),
    pages: null,
  };
}

function peoplePage(reader: Reader, people: PeopleModel): View<PeoplePageModel> {
  const createHref = canRegister(reader) ? paths.create.to() : null;
  const model = { ...people, createHref, links: linksOf(reader), listHref: paths.list.to() };
  return view('case-file/people', 'Bénéficiaires', model);
}

/** Imports and exports are of the top floor, whose modules never use each other: their addresses are written here. */
function linksOf(reader: Reader): PeoplePageModel['links'] {
  const imports = reader.role === 'mediator' || reader.role === 'structure_manager';
  return [
    ...(canRegister(reader) ? [{ href: paths.duplicates.to(), text: 'Doublons possibles' }] : []),
    ...(imports ? [{ href: '/imports', text: 'Importer' }] : []),
    { href: '/exports', text: 'Exporter' },
  ];
}

function countInWords(exact: number, alike: number, more: boolean): string {
  if (more) return `Plus de ${PAGE_SIZE}\u00a0personnes\u00a0: écrivez un mot de plus pour préciser.`;
  const found = (count: number, words: string) =>
    `${count}\u00a0${count > 1 ? words.replaceAll('(s)', 's') : words.replaceAll('(s)', '')}`;
  if (exact + alike === 0) return 'Personne ne correspond.';
  return [
    ...(exact > 0 ? [found(exact, 'personne(s) trouvée(s)')] : []),
    ...(alike > 0 ? [found(alike, 'nom(s) proche(s)')] : []),
  ].join(', ');
}

const row = (line: PersonLine, { levels, today }: Reader): Row => {
  const level = levels.get(line.id)?.level ?? 'notAssessed';
  return {
    name: line.displayName,
    href: paths.caseFile.to({ id: line.id }),
    facts: [ageInWords(line.birthYear, today), communeInWords(line), line.phone && showPhone(line.phone)]
      .filter(Boolean)
      .join(' · '),
    shared: line.shared,
    level: { level, label: levelLabels[level], reason: null },
  };
};

const create = (reader: Reader) =>
  canRegister(reader) ? { href: paths.create.to(), action: 'Accueillir une personne' } : { href: null, action: null };

const nobodyYet = (reader: Reader) => ({
  title: 'Aucune personne pour l’instant',
  text: canRegister(reader)
    ? 'Ouvrez la fiche de la première personne que vous recevez.'
    : 'Les personnes orientées vers votre structure apparaîtront ici.',
  ...create(reader),
});

const nobodyFound = (reader: Reader) => ({
  title: 'Personne ne correspond',
  text: 'Essayez une partie du nom, le téléphone ou la commune.',
  ...create(reader),
});
