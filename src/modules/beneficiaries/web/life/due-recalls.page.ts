import { showPhone } from '../../../../platform/contact/phone.js';
import { view, type View } from '../../../../platform/http/page.js';
import type { Day } from '../../../../platform/time/day.js';
import { relativeDay } from '../../../../platform/time/french.js';
import type { DueRecall } from '../../recalls/due-recalls.queries.js';
import { paths as beneficiariesPaths } from '../paths.js';
import { recallReasonLabels } from './labels.js';

interface DueRecallsModel {
  title: string;
  lede: string;
  rows: { href: string; name: string; detail: string; phone: { href: string; text: string } | null }[];
  nothing: { title: string; text: string; href: null; action: null };
}

/** « avant-hier · Prendre des nouvelles · pour la carte Vitale ». */
export const recallInWords = ({ dueOn, reason, words }: Pick<DueRecall, 'dueOn' | 'reason' | 'words'>, today: Day) =>
  [relativeDay(dueOn, today), recallReasonLabels[reason], words].filter(Boolean).join(' · ');

export function dueRecallsPage(recalls: readonly DueRecall[], more: boolean, today: Day): View<DueRecallsModel> {
  const title = 'À recontacter';
  const model = {
    title,
    lede: more
      ? `Les ${recalls.length} qui attendent depuis le plus longtemps\u00a0: les suivantes s’afficheront ensuite.`
      : 'Celles qui attendent depuis le plus longtemps d’abord.',
    rows: recalls.map((recall) => ({
      href: beneficiariesPaths.caseFile.to({ id: recall.beneficiaryId }),
      name: recall.personName,
      detail: recallInWords(recall, today),
      phone: recall.phone ? { href: `tel:${recall.phone}`, text: showPhone(recall.phone) } : null,
    })),
    nothing: {
      title: 'Personne à recontacter aujourd’hui',
      text: 'Sur la fiche d’une personne, choisissez «\u00a0À recontacter\u00a0» pour qu’elle s’affiche ici le jour venu.',
      href: null,
      action: null,
    },
  };
  return view('beneficiaries/due-recalls', title, model, {
    breadcrumbs: [{ href: beneficiariesPaths.list.to(), text: 'Bénéficiaires' }],
  });
}
