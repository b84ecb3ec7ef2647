import { view, type View } from '../../../platform/http/page.js';
import { dayIn } from '../../../platform/time/day.js';
import { fullDay } from '../../../platform/time/french.js';
import type { DistinctPair } from '../duplicates/distinct.service.js';
import { duplicateTabs, type TabsModel } from './duplicate-tabs.js';
import { paths } from './paths.js';
import { turnedPages, type TurnedPages } from './turned-pages.js';

interface DistinctModel {
  tabs: TabsModel;
  pairs: { people: { name: string; href: string }[]; about: string; action: string; names: string }[];
  pages: TurnedPages | null;
}

export function distinctPage(
  { pairs, next }: { pairs: DistinctPair[]; next: string | null },
  turned: boolean,
): View<DistinctModel> {
  const model: DistinctModel = {
    tabs: duplicateTabs('distinct'),
    pairs: pairs.map(({ first, second, decidedAt, decidedByName }) => ({
      people: [first, second].map(({ id, displayName }) => ({ name: displayName, href: paths.caseFile.to({ id }) })),
      about: `Décidé par ${decidedByName}, le ${fullDay(dayIn(decidedAt))}`,
      action: paths.undistinguish.to({ first: first.id, second: second.id }),
      names: `${first.displayName} et ${second.displayName}`,
    })),
    pages: turnedPages(paths.distinct.to(), next, turned),
  };
  return view('beneficiaries/distinct', 'Personnes différentes', model, {
    breadcrumbs: [{ href: paths.list.to(), text: 'Bénéficiaires' }],
  });
}
