import { showPhone } from '../../../platform/contact/phone.js';
import { view, type View } from '../../../platform/http/page.js';
import { relativeMoment } from '../../../platform/time/french.js';
import type { DuplicatePair, DuplicatePairs, PairSide, SearchState } from '../duplicates/duplicates.queries.js';
import { duplicateTabs, type TabsModel } from './duplicate-tabs.js';
import { likenessWords } from './likeness-words.js';
import { paths } from './paths.js';
import { turnedPages, type TurnedPages } from './turned-pages.js';

interface PairModel {
  people: { name: string; href: string; facts: string }[];
  why: string;
  score: { text: string; tone: 'attention' | 'neutral' };
  compareHref: string;
  distinguishAction: string;
  /** For those who do not see the two names: the buttons are read alone. */
  names: string;
}

interface DuplicatesModel {
  heading: string;
  lede: string;
  tabs: TabsModel | null;
  pairs: PairModel[];
  /** What too many people share. */
  crowded: string[];
  searched: string | null;
  nothing: { title: string; text: string; href: null; action: null } | null;
  pages: TurnedPages | null;
}

/** From here on, hardly anybody hesitates. */
const SURE = 85;

const LEDE = 'Deux fiches de votre structure qui parlent peut-être de la même personne. Rien n’est réuni sans vous.';

/** @param turned not the first page */
export function duplicatesPage(
  { pairs, next }: DuplicatePairs,
  state: SearchState | null,
  now: Date,
  turned: boolean,
): View<DuplicatesModel> {
  const model: DuplicatesModel = {
    heading: 'Doublons possibles',
    lede: LEDE,
    tabs: duplicateTabs('duplicates'),
    pairs: pairs.map(pairModel),
    crowded: state ? crowdedWords(state.crowded) : [],
    searched: state ? `Dernière recherche\u00a0: ${relativeMoment(state.searchedAt, now)}` : null,
    nothing: pairs.length > 0 ? null : nothing(state !== null),
    pages: turnedPages(paths.duplicates.to(), next, turned),
  };
  return view('beneficiaries/duplicates', 'Doublons possibles', model, {
    breadcrumbs: [{ href: paths.list.to(), text: 'Bénéficiaires' }],
  });
}

export function duplicatesOfPage(
  person: { id: string; displayName: string },
  pairs: DuplicatePair[],
): View<DuplicatesModel> {
  const model: DuplicatesModel = {
    heading: `${person.displayName}\u00a0: doublons possibles`,
    lede: LEDE,
    tabs: null,
    pairs: pairs.map(pairModel),
    crowded: [],
    searched: null,
    nothing: pairs.length > 0 ? null : nothing(true),
    pages: null,
  };
  return view('beneficiaries/duplicates', 'Doublons possibles', model, {
    breadcrumbs: [
      { href: paths.list.to(), text: 'Bénéficiaires' },
      { href: paths.caseFile.to({ id: person.id }), text: person.displayName },
    ],
  });
}

function pairModel({ first, second, score, reasons }: DuplicatePair): PairModel {
  const ids = { first: first.id, second: second.id };
  return {
    people: [first, second].map(personModel),
    why: likenessWords(reasons),
    score: { text: `${score}\u00a0%`, tone: score >= SURE ? 'attention' : 'neutral' },
    compareHref: paths.pair.to(ids),
    distinguishAction: paths.distinguish.to(ids),
    names: `${first.displayName} et ${second.displayName}`,
  };
}

const personModel = ({ id, displayName, birthYear, communeName, phone }: PairSide) => ({
  name: displayName,
  href: paths.caseFile.to({ id }),
  facts: [birthYear && `naissance en ${birthYear}`, communeName, phone && showPhone(phone)].filter(Boolean).join(' · '),
});

const counted = (count: number, one: string, many: string): string[] =>
  count === 0 ? [] : [count === 1 ? one : `${count}\u00a0${many}`];

const crowdedWords = ({ phones, emails, names }: SearchState['crowded']): string[] => [
  ...counted(
    phones,
    'Un téléphone est partagé par plus de huit personnes (un foyer, une association)\u00a0: il n’a pas compté.',
    'téléphones sont partagés par plus de huit personnes (un foyer, une association)\u00a0: ils n’ont pas compté.',
  ),
  ...counted(
    emails,
    'Une adresse mail est partagée par plus de huit personnes\u00a0: elle n’a pas compté.',
    'adresses mail sont partagées par plus de huit personnes\u00a0: elles n’ont pas compté.',
  ),
  ...counted(
    names,
    'Un nom est porté par plus de soixante personnes\u00a0: ses fiches n’ont été comparées que si autre chose les rapproche.',
    'noms sont portés par plus de soixante personnes\u00a0: leurs fiches n’ont été comparées que si autre chose les rapproche.',
  ),
];

const nothing = (searched: boolean) => ({
  title: searched ? 'Aucun doublon possible' : 'Pas encore de recherche',
  text: searched
    ? 'Les fiches sont comparées d’elles-mêmes, quelques minutes après chaque changement.'
    : 'Les fiches de votre structure seront comparées d’ici quelques minutes.',
  href: null,
  action: null,
});
