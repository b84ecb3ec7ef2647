import { view, type View } from '../../../platform/http/page.js';
import { longMoment } from '../../../platform/time/french.js';
import type { MergeLine } from '../merging/merges.queries.js';
import { duplicateTabs, type TabsModel } from './duplicate-tabs.js';
import { paths } from './paths.js';
import { turnedPages, type TurnedPages } from './turned-pages.js';

interface MergesModel {
  tabs: TabsModel;
  merges: { name: string; href: string; about: string; partHref: string | null; state: string | null }[];
  pages: TurnedPages | null;
}

interface PartModel {
  name: string;
  about: string;
  action: string;
  cancelHref: string;
}

const aboutWords = ({ mergedAt, mergedByName }: MergeLine): string =>
  `Réunie avec une autre fiche le ${longMoment(mergedAt)}, par ${mergedByName}`;

export function mergesPage(
  { merges, next }: { merges: MergeLine[]; next: string | null },
  turned: boolean,
): View<MergesModel> {
  const model: MergesModel = {
    tabs: duplicateTabs('merges'),
    merges: merges.map((merge) => ({
      name: merge.keptName,
      href: paths.caseFile.to({ id: merge.keptId }),
      about: aboutWords(merge),
      partHref: merge.undoable ? paths.part.to({ id: merge.id }) : null,
      state: stateWords(merge),
    })),
    pages: turnedPages(paths.merges.to(), next, turned),
  };
  return view('beneficiaries/merges', 'Fiches réunies', model, {
    breadcrumbs: [{ href: paths.list.to(), text: 'Bénéficiaires' }],
  });
}

function stateWords({ undoneAt, undoable }: MergeLine): string | null {
  if (undoneAt) return `Séparées le ${longMoment(undoneAt)}`;
  return undoable ? null : 'Ne peut plus être séparée';
}

export function partPage(merge: MergeLine): View<PartModel> {
  const model = {
    name: merge.keptName,
    about: aboutWords(merge),
    action: paths.part.to({ id: merge.id }),
    cancelHref: paths.merges.to(),
  };
  return view('beneficiaries/part', 'Séparer deux fiches', model, {
    breadcrumbs: [
      { href: paths.list.to(), text: 'Bénéficiaires' },
      { href: paths.merges.to(), text: 'Fiches réunies' },
    ],
  });
}
