import type { Actor } from '../../../platform/access/actor.js';
import { view, type View } from '../../../platform/http/page.js';
import type { PairLine } from '../duplicates/index.js';
import { adminTabs, type TabsModel } from './admin-tabs.js';
import { likenessWords } from './likeness-words.js';
import { paths } from './paths.js';
import type { TagModel } from './place-words.js';
import { turnPages, type TurnedPages } from './turn-pages.js';

interface DuplicatesModel {
  tabs: TabsModel | null;
  pairs: { href: string; names: string; commune: string; why: string; tag: TagModel }[];
  pages: TurnedPages | null;
  mergesHref: string;
}

const SURE = 85;

export function duplicatesPage(
  actor: Actor,
  { pairs, more }: { pairs: PairLine[]; more: boolean },
  page: number,
): View<DuplicatesModel> {
  const model: DuplicatesModel = {
    tabs: adminTabs(actor, 'duplicates'),
    pairs: pairs.map(line),
    pages: turnPages(paths.duplicates.to(), page, more),
    mergesHref: paths.merges.to(),
  };
  return view('structures/duplicates', 'Doublons possibles', model);
}

function line({ id, firstName, secondName, firstCommune, secondCommune, ...likeness }: PairLine) {
  return {
    href: paths.duplicate.to({ id }),
    names: firstName === secondName ? `${firstName} (deux fiches)` : `${firstName} et ${secondName}`,
    commune: firstCommune === secondCommune ? firstCommune : `${firstCommune} et ${secondCommune}`,
    why: likenessWords(likeness).join(' · '),
    tag: {
      text: `${likeness.score}\u00a0%`,
      tone: likeness.score >= SURE ? ('attention' as const) : ('neutral' as const),
    },
  };
}
