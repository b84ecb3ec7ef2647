import type { Actor } from '../../../platform/access/actor.js';
import { view, type View } from '../../../platform/http/page.js';
import { longMoment } from '../../../platform/time/french.js';
import type { MergeLine } from '../duplicates/index.js';
import { adminTabs, type TabsModel } from './admin-tabs.js';
import type { ConfirmModel } from './confirm-model.js';
import { paths } from './paths.js';
import { turnPages, type TurnedPages } from './turn-pages.js';

interface MergesModel {
  tabs: TabsModel | null;
  merges: { href: string; names: string; about: string; undoHref: string | null; undone: string | null }[];
  pages: TurnedPages | null;
}

export function mergesPage(
  actor: Actor,
  { merges, more }: { merges: MergeLine[]; more: boolean },
  page: number,
): View<MergesModel> {
  const model: MergesModel = {
    tabs: adminTabs(actor, 'duplicates'),
    merges: merges.map(({ id, keptId, keptName, mergedName, communeName, mergedAt, mergedByName, undoneAt }) => ({
      href: paths.place.to({ id: keptId }),
      names: `${mergedName}, réuni avec ${keptName}`,
      about: [communeName, `le ${longMoment(mergedAt)}`, mergedByName].filter(Boolean).join(' · '),
      undoHref: undoneAt ? null : paths.undoMerge.to({ id }),
      undone: undoneAt ? `Annulé le ${longMoment(undoneAt)}` : null,
    })),
    pages: turnPages(paths.merges.to(), page, more),
  };
  return view('structures/merges', 'Fiches réunies', model, {
    breadcrumbs: [{ href: paths.duplicates.to(), text: 'Doublons' }],
  });
}

export function undoMergePage({ id, keptName, mergedName, communeName }: MergeLine): View<ConfirmModel> {
  const model: ConfirmModel = {
    heading: 'Séparer ces deux fiches\u00a0?',
    lede: `${mergedName}, réuni avec ${keptName} (${communeName})`,
    points: [
      `${mergedName} revient dans l’annuaire, si son fichier le contient encore.`,
      `${keptName} rend ce qu’il en avait pris, sauf ce qui a été modifié depuis.`,
      'Les orientations restent là où elles ont été envoyées.',
    ],
    action: paths.undoMerge.to({ id }),
    button: 'Séparer les fiches',
    cancelHref: paths.merges.to(),
    cancelText: 'Les laisser réunies',
  };
  return view('structures/confirm', 'Séparer deux fiches', model, {
    breadcrumbs: [{ href: paths.merges.to(), text: 'Fiches réunies' }],
  });
}
